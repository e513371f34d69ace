import { randomUUID } from 'node:crypto'
import type { Provider, ProviderDetails, providersContract } from '../../shared/providers/contract.ts'
import { Refusal } from '../../shared/result.ts'
import { command, type Endpoints, query } from '../endpoint.ts'
import { type Reader, sql, type Writer } from '../workspace/database.ts'

const columns = 'id, name, country, delivery_model AS deliveryModel, summary'
const all = sql<Provider>(`SELECT ${columns} FROM provider ORDER BY name`)
const byId = sql<Provider, { id: string }>(`SELECT ${columns} FROM provider WHERE id = :id`)
const byName = sql<Provider, { name: string }>(`SELECT ${columns} FROM provider WHERE name = :name`)
const insert = sql<
  never,
  { id: string; name: string; country: string | null; deliveryModel: string | null; summary: string | null }
>(
  `INSERT INTO provider (id, name, country, delivery_model, summary)
   VALUES (:id, :name, :country, :deliveryModel, :summary)`,
)

export const providersEndpoints: Endpoints<keyof typeof providersContract> = {
  'provider.add': command(({ write }, details) => addProvider(write, details)),
  'provider.list': query(({ read }) => read.all(all)),
}

/** Adds a provider. Names are unique in a workspace, whatever their script; compared in NFC. */
export function addProvider(write: Writer, details: ProviderDetails): Provider {
  const name = details.name.normalize('NFC')
  if (write.get(byName, { name })) throw new Refusal('provider.exists', { name })
  const added: Provider = {
    id: randomUUID(),
    name,
    country: details.country ?? null,
    deliveryModel: details.deliveryModel ?? null,
    summary: details.summary ?? null,
  }
  write.run(insert, added)
  return added
}

export function loadProvider(read: Reader, id: string): Provider {
  const found = read.get(byId, { id })
  if (!found) throw new Refusal('provider.notFound', { provider: id })
  return found
}
