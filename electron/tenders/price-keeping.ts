import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { PriceKeeping, PriceOpening } from '../../shared/tenders/contract.ts'
import { priceKeepings } from '../../shared/tenders/price-keepings.ts'
import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { priceKeeping } from './price-keeping-tables.ts'

const keepingOf = sql(
  'SELECT id, kept, openers FROM current_price_keeping WHERE tender_id = :tender',
  { tender: text },
  { id: text, kept: oneOf(priceKeepings), openers: integer },
)
const recipientsOf = sql(
  'SELECT recipient FROM price_keeping_recipient WHERE keeping_id = :keeping ORDER BY position',
  { keeping: text },
  { recipient: text },
)
const insertRecipient = sql(
  'INSERT INTO price_keeping_recipient (keeping_id, position, recipient) VALUES (:keeping, :position, :recipient)',
  { keeping: text, position: integer, recipient: text },
)
const openingsOf = sql(
  `SELECT actor_id AS actor, at, reason, locked, unlocked,
     coalesce((SELECT name FROM current_actor_details AS details WHERE details.actor_id = opening.actor_id), '') AS "by"
   FROM current_price_opening AS opening WHERE lot_id = :lot ORDER BY at, id`,
  { lot: text },
  { actor: text, at: text, reason: optional(text), locked: integer, unlocked: integer, by: text },
)
const firstEnvelope = sql(
  `SELECT receipt.at FROM lot CROSS JOIN bid ON bid.lot_id = lot.id CROSS JOIN receipt ON receipt.bid_id = bid.id
   WHERE lot.tender_id = :tender
     AND coalesce((SELECT envelope FROM current_receipt_correction WHERE receipt_id = receipt.id), receipt.envelope) = 'price'
   ORDER BY receipt.at LIMIT 1`,
  { tender: text },
  { at: text },
)

/** How the price envelopes of a tender are kept. */
export function loadPriceKeeping(read: Reader, tender: string): PriceKeeping {
  const found = read.get(keepingOf, { tender })
  if (!found) return { kept: 'open', openers: 1, recipients: [] }
  const { id, ...keeping } = found
  return { ...keeping, recipients: read.all(recipientsOf, { keeping: id }).map(({ recipient }) => recipient) }
}

/** Who has opened the prices of a lot, each person once. */
export function loadPriceOpenings(read: Reader, lot: string): (PriceOpening & { actor: string })[] {
  return read.all(openingsOf, { lot })
}

/** For whom a price envelope of a lot is sealed before anything of it is written; nothing where it is kept as it came. */
export function sealedForIn(read: Reader, { tender, lot }: { tender: string; lot: string }): readonly string[][] | undefined {
  const { recipients } = loadPriceKeeping(read, tender)
  return arePricesClosed(read, { tender, lot }) && recipients.length > 0 ? recipients.map((recipient) => [recipient]) : undefined
}

/** Whether nothing may read the price envelopes of a lot yet. */
export function arePricesClosed(read: Reader, { tender, lot }: { tender: string; lot: string }): boolean {
  const { kept, openers } = loadPriceKeeping(read, tender)
  return kept !== 'open' && loadPriceOpenings(read, lot).length < openers
}

/** When the first price envelope of a tender came; null before. From then on it stays how they are kept. */
export function firstPriceEnvelope(read: Reader, tender: string): string | null {
  return read.get(firstEnvelope, { tender })?.at ?? null
}

/** Says how price envelopes are kept. Refused once the first has come: that is kept already. */
export function setPriceKeeping(context: Recording, tender: string, keeping: Parsed<'tender.prices'>['prices']): PriceKeeping {
  const { write } = context
  const { kept, openers, recipients } = keeping
  const first = firstPriceEnvelope(write, tender)
  if (first !== null) throw new Refusal('tender.pricesReceived', { at: first })
  if ((kept === 'sealed') !== recipients.length > 0) throw new Refusal('tender.recipients', { kept })
  const id = record(write, priceKeeping, context, { tender_id: tender }, { kept, openers })
  for (const [index, recipient] of recipients.entries())
    write.run(insertRecipient, { keeping: id, position: index + 1, recipient })
  return loadPriceKeeping(write, tender)
}
