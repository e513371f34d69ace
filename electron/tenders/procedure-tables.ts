import { procedureKinds } from '../../shared/tenders/procedure-kinds.ts'
import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { factKind } from '../workspace/facts.ts'
import type { Table } from '../workspace/format/tables.ts'

const kinds = procedureKinds.map((kind) => `'${kind}'`).join(', ')

/** Who buys and how, and what bidders pass on to others. */
export const procedureTables: readonly Table[] = [
  {
    kind: 'fact',
    name: 'tender_procedure',
    about:
      'Who buys and where, by which procedure and why, where it was published (a day as ISO 8601), how bidders were selected, and why bids were not handed in electronically, as far as that was said.',
    thing: ['tender_id'],
    sql: `
CREATE TABLE tender_procedure (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  tender_id TEXT NOT NULL REFERENCES tender (id),
  authority TEXT,
  address TEXT,
  procedure TEXT CHECK (procedure IN (${kinds})),
  why TEXT,
  published_in TEXT,
  published_on TEXT CHECK (length(published_on) = 10),
  published_reference TEXT,
  selection TEXT,
  not_electronic TEXT
) STRICT;
CREATE INDEX tender_procedure_by_thing ON tender_procedure (tender_id);`,
  },
  {
    kind: 'fact',
    name: 'subcontracting',
    about: 'What a bidder passes on to others, as a whole: the parts that belong to it, or nothing (parts is 0).',
    thing: ['bid_id'],
    sql: `
CREATE TABLE subcontracting (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  follows TEXT NOT NULL,
  bid_id TEXT NOT NULL REFERENCES bid (id),
  parts INTEGER NOT NULL CHECK (parts >= 0)
) STRICT;
CREATE INDEX subcontracting_by_thing ON subcontracting (bid_id);`,
  },
  {
    kind: 'frozen',
    name: 'subcontracted_part',
    about:
      'A part of the contract that a bidder passes on: to whom, how much in per cent (a decimal as text; empty where that is not known), and what.',
    of: 'subcontracting',
    owner: 'subcontracting_id',
    order: ['position'],
    sql: `
CREATE TABLE subcontracted_part (
  subcontracting_id TEXT NOT NULL REFERENCES subcontracting (id),
  position INTEGER NOT NULL,
  subcontractor TEXT NOT NULL CHECK (trim(subcontractor) <> ''),
  share TEXT,
  what TEXT NOT NULL CHECK (trim(what) <> ''),
  PRIMARY KEY (subcontracting_id, position)
) STRICT, WITHOUT ROWID;`,
  },
]

export const tenderProcedureFact = factKind(
  'tender_procedure',
  { tender_id: text },
  {
    authority: optional(text),
    address: optional(text),
    procedure: optional(oneOf(procedureKinds)),
    why: optional(text),
    published_in: optional(text),
    published_on: optional(text),
    published_reference: optional(text),
    selection: optional(text),
    not_electronic: optional(text),
  },
)
export const subcontractingFact = factKind('subcontracting', { bid_id: text }, { parts: integer })
