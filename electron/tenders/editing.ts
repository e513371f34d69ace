import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import { firmSince } from '../../shared/tenders/firm.ts'
import type { TenderStanding } from '../../shared/tenders/standing.ts'
import { changedTerms, type Terms, withGiven } from '../../shared/tenders/terms.ts'
import { integer, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { tenderTerms } from './tables.ts'
import { loadTender } from './tenders.ts'

const bids = 'FROM lot CROSS JOIN bid ON bid.lot_id = lot.id'
const standing = sql(
  `SELECT
     (SELECT min(giving_out.at) ${bids} CROSS JOIN giving_out ON giving_out.about = bid.id AND giving_out.kind IN ('workbook', 'priceWorkbook')
      WHERE lot.tender_id = :tender) AS issued,
     (SELECT min(receipt.at) ${bids} CROSS JOIN receipt ON receipt.bid_id = bid.id WHERE lot.tender_id = :tender) AS received,
     (SELECT min(at) FROM (
        SELECT response.at ${bids} CROSS JOIN submission ON submission.bid_id = bid.id
          CROSS JOIN response ON response.submission_id = submission.id
        WHERE lot.tender_id = :tender AND response.receipt_id IS NOT NULL
        UNION ALL SELECT price.at ${bids} CROSS JOIN price ON price.bid_id = bid.id
        WHERE lot.tender_id = :tender AND price.receipt_id IS NOT NULL
        UNION ALL SELECT opening.at FROM lot CROSS JOIN price_opening AS opening ON opening.lot_id = lot.id
        WHERE lot.tender_id = :tender)) AS opened,
     EXISTS (SELECT 1 ${bids} CROSS JOIN current_price AS price ON price.bid_id = bid.id WHERE lot.tender_id = :tender) AS priced`,
  { tender: text },
  { issued: optional(text), received: optional(text), opened: optional(text), priced: integer },
)

/** How far a tender has gone out. */
export function loadStanding(read: Reader, tender: string): TenderStanding {
  const { issued = null, received = null, opened = null, priced = 0 } = read.get(standing, { tender }) ?? {}
  return { issued, received, opened, priced: priced === 1 }
}

/** Refuses to correct what bidders rest on. */
export function checkNotFirm(read: Reader, tender: string): void {
  const { issued, received } = loadStanding(read, tender)
  const at = firmSince({ issued, received })
  if (at !== null) throw new Refusal('tender.firm', { at, since: at === issued ? 'workbook' : 'package' })
}

/** Corrects the terms of a tender, while no bidder rests on them. The same again is not recorded. */
export function editTerms(context: Recording, { tender: id, ...given }: Parsed<'tender.edit'>): Tender {
  const before = loadTender(context.write, id)
  const after = withGiven(before, given)
  if (changedTerms(before, after).length === 0) return before
  checkNotFirm(context.write, id)
  if (after.currency !== before.currency && loadStanding(context.write, id).priced)
    throw new Refusal('tender.priced', { currency: before.currency })
  recordTerms(context, id, after)
  return loadTender(context.write, id)
}

/** Records the terms as a whole; those before no longer count. */
export function recordTerms(
  context: Recording,
  tender: string,
  { title, need, currency, termMonths, deadline }: Terms,
  reason: string | null = null,
): string {
  const content = { title, need, currency, term_months: termMonths, deadline, reason }
  return record(context.write, tenderTerms, context, { tender_id: tender }, content)
}
