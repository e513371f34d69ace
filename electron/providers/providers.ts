import { randomUUID } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical.ts'
import type { Provider, ProviderDetails, providersContract } from '../../shared/providers/contract.ts'
import { deliveryModels } from '../../shared/providers/delivery-models.ts'
import { Refusal } from '../../shared/result.ts'
import { command, type Endpoints, query } from '../endpoint.ts'
import { oneOf, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { canonical } from '../workspace/read-as.ts'
import { providerDetailsFact } from './tables.ts'

const columns = {
  id: text,
  name: text,
  country: optional(text),
  deliveryModel: optional(oneOf(deliveryModels)),
  summary: optional(text),
  address: optional(text),
  contacts: optional(text),
  identifiers: optional(text),
  sites: optional(text),
  services: optional(text),
  languages: optional(text),
}
const select = `
  SELECT provider_id AS id, name, country, delivery_model AS deliveryModel, summary,
         address, contacts, identifiers, sites, services, languages
  FROM current_provider_details`
const all = sql(`${select} ORDER BY name, id`, {}, columns)
const byId = sql(`${select} WHERE provider_id = ${canonical(':id')}`, { id: text }, columns)
const byName = sql(`${select} WHERE name = :name ORDER BY id`, { name: text }, columns)
const insert = sql('INSERT INTO provider (id) VALUES (:id)', { id: text })

export const providersEndpoints: Endpoints<typeof providersContract> = {
  'provider.add': command((context, details) => addProvider(context, details)),
  'provider.update': command((context, { provider, ...details }) => updateProvider(context, provider, details)),
  'provider.list': query(({ read }) => read.all(all)),
}

/** Adds a provider under a name that no other in the workspace has. */
export function addProvider(context: Recording, details: ProviderDetails): Provider {
  const added = providerOf(context.write, randomUUID(), details)
  context.write.run(insert, { id: added.id })
  recordDetails(context, added)
  return added
}

function updateProvider(context: Recording, id: string, details: ProviderDetails): Provider {
  const before = loadProvider(context.write, id)
  const changed = providerOf(context.write, before.id, details)
  if (canonicalJson(changed) !== canonicalJson(before)) recordDetails(context, changed)
  return changed
}

function recordDetails(context: Recording, { id, deliveryModel, ...details }: Provider): void {
  record(context.write, providerDetailsFact, context, { provider_id: id }, { ...details, delivery_model: deliveryModel })
}

/** A provider with these details. Names are unique in a workspace, whatever their script; compared in NFC. */
function providerOf(read: Reader, id: string, details: ProviderDetails): Provider {
  const name = details.name.normalize('NFC')
  if (read.all(byName, { name }).some((same) => same.id !== id)) throw new Refusal('provider.exists', { name })
  return {
    id,
    name,
    country: details.country ?? null,
    deliveryModel: details.deliveryModel ?? null,
    summary: details.summary ?? null,
    address: details.address ?? null,
    contacts: details.contacts ?? null,
    identifiers: details.identifiers ?? null,
    sites: details.sites ?? null,
    services: details.services ?? null,
    languages: details.languages ?? null,
  }
}

export function loadProvider(read: Reader, id: string): Provider {
  const found = read.get(byId, { id })
  if (!found) throw new Refusal('provider.notFound', { provider: id })
  return found
}
