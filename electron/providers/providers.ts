import { randomUUID } from 'node:crypto'
import type { Provider, ProviderDetails, providersContract } from '../../shared/providers/contract.ts'
import { Refusal } from '../../shared/result.ts'
import { command, type Endpoints, query } from '../endpoint.ts'
import { type Reader, sql, type Writer } from '../workspace/database.ts'

const columns = 'id, name, country, delivery_model AS deliveryModel, summary'
const all = sql<Provider>(`SELECT ${columns} FROM provider ORDER BY name`)
const byId = sql<Provider, { id: string }>(`SELECT ${columns} FROM provider WHERE id = :id`)
const byName = sql<{ id: string }, { name: string }>('SELECT id FROM provider WHERE name = :name')
const insert = sql<never, Provider>(
  `INSERT INTO provider (id, name, country, delivery_model, summary)
   VALUES (:id, :name, :country, :deliveryModel, :summary)`,
)

const update = sql<never, Provider>(
  `UPDATE provider SET name = :name, country = :country, delivery_model = :deliveryModel, summary = :summary WHERE id = :id`,
)

export const providersEndpoints: Endpoints<keyof typeof providersContract> = {
  'provider.add': command(({ write }, details) => addProvider(write, details)),
  'provider.update': command(({ write }, { provider, ...details }) => updateProvider(write, provider, details)),
  'provider.list': query(({ read }) => read.all(all)),
}

/** Adds a provider under a name that no other in the workspace has. */
export function addProvider(write: Writer, details: ProviderDetails): Provider {
  const added = providerOf(write, randomUUID(), details)
  write.run(insert, added)
  return added
}

function updateProvider(write: Writer, id: string, details: ProviderDetails): Provider {
  const changed = providerOf(write, loadProvider(write, id).id, details)
  write.run(update, changed)
  return changed
}

/** A provider with these details. Names are unique in a workspace, whatever their script; compared in NFC. */
function providerOf(read: Reader, id: string, details: ProviderDetails): Provider {
  const name = details.name.normalize('NFC')
  const same = read.get(byName, { name })
  if (same && same.id !== id) throw new Refusal('provider.exists', { name })
  return {
    id,
    name,
    country: details.country ?? null,
    deliveryModel: details.deliveryModel ?? null,
    summary: details.summary ?? null,
  }
}

export function loadProvider(read: Reader, id: string): Provider {
  const found = read.get(byId, { id })
  if (!found) throw new Refusal('provider.notFound', { provider: id })
  return found
}
