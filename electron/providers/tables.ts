import { deliveryModels } from '../../shared/providers/delivery-models.ts'
import { oneOf, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

export const providerTables: readonly Table[] = [
  {
    kind: 'anchor',
    name: 'provider',
    about: 'A provider. Its name is a fact.',
    sql: `
CREATE TABLE provider (
  id TEXT PRIMARY KEY
) STRICT;`,
  },
  {
    kind: 'fact',
    name: 'provider_details',
    about:
      'What is known of a provider: its name, the country it works from, how it delivers, a summary; its address, contact persons, identifiers, sites, services and languages as people write them.',
    thing: ['provider_id'],
    describes: true,
    sql: `
CREATE TABLE provider_details (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  provider_id TEXT NOT NULL REFERENCES provider (id),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  country TEXT,
  delivery_model TEXT CHECK (delivery_model IN ('onshore', 'nearshore', 'offshore', 'kpo')),
  summary TEXT,
  address TEXT,
  contacts TEXT,
  identifiers TEXT,
  sites TEXT,
  services TEXT,
  languages TEXT
) STRICT;
CREATE INDEX provider_details_by_thing ON provider_details (provider_id);`,
  },
]

export const providerDetailsFact = factKind(
  'provider_details',
  { provider_id: text },
  {
    name: text,
    country: optional(text),
    delivery_model: optional(oneOf(deliveryModels)),
    summary: optional(text),
    address: optional(text),
    contacts: optional(text),
    identifiers: optional(text),
    sites: optional(text),
    services: optional(text),
    languages: optional(text),
  },
)
