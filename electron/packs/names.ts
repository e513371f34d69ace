import { type HiddenName, namesOfSender } from '../../shared/packs/hidden-names.ts'
import { text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { keptReadAs } from '../workspace/read-as.ts'

const providers = sql('SELECT DISTINCT provider_id AS provider, name FROM provider_details', {}, { provider: text, name: text })
const senders = sql(
  `SELECT DISTINCT bid.provider_id AS provider, sender AS name
   FROM receipt LEFT JOIN current_receipt_correction AS correction ON correction.receipt_id = receipt.id
     JOIN bid ON bid.id = coalesce(correction.bid_id, receipt.bid_id)
   WHERE NOT EXISTS (SELECT 1 FROM current_actor_details AS actor WHERE actor.name = sender)`,
  {},
  { provider: text, name: text },
)

/** The names that a blind pack hides: those that providers have and had, and of whoever sent something for them. `of` is a provider. */
export function hiddenNames(read: Reader): HiddenName[] {
  const readAs = keptReadAs(read)
  const of = (provider: string) => readAs.get(provider) ?? provider
  return [
    ...read.all(providers).map(({ provider, name }): HiddenName => ({ of: of(provider), kind: 'company', name })),
    ...read.all(senders).flatMap(({ provider, name }) => namesOfSender(of(provider), name)),
  ]
}
