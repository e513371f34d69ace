import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical.ts'
import type { Price } from '../../shared/prices/contract.ts'
import type { PriceSheet } from '../../shared/prices/price.ts'
import type { PriceChange } from '../../shared/prices/verdict.ts'
import type { PriceLine } from '../../shared/questionnaires/model.ts'
import { Refusal } from '../../shared/result.ts'
import { loadLot, loadPriceLines, storePriceLines } from '../tenders/lots.ts'
import { loadTender } from '../tenders/tenders.ts'
import { type Reader, sql, type Writer } from '../workspace/database.ts'

// With max() as the only aggregate, SQLite takes the other columns from the row that holds the maximum.
const current = `
  SELECT bid_id AS bid, line_id AS line, max(revision) AS revision, unit_price AS unitPrice, comment,
         receipt_id AS receipt, recorded_at AS recordedAt
  FROM price`
const byLot = sql<Price, { lot: string }>(
  `${current} WHERE bid_id IN (SELECT id FROM bid WHERE lot_id = :lot) GROUP BY bid_id, line_id`,
)
const byBid = sql<Price, { bid: string }>(`${current} WHERE bid_id = :bid GROUP BY bid_id, line_id`)
const firstPriced = sql<{ provider: string }, { lot: string }>(
  `SELECT provider.name AS provider FROM price JOIN bid ON bid.id = price.bid_id JOIN provider ON provider.id = provider_id
   WHERE bid.lot_id = :lot ORDER BY bid.position LIMIT 1`,
)
const nextRevision = sql<{ revision: number }, { bid: string; line: string }>(
  'SELECT 1 + coalesce(max(revision), 0) AS revision FROM price WHERE bid_id = :bid AND line_id = :line',
)
const insert = sql<never, Price>(
  `INSERT INTO price (bid_id, line_id, revision, unit_price, comment, receipt_id, recorded_at)
   VALUES (:bid, :line, :revision, :unitPrice, :comment, :receipt, :recordedAt)`,
)

/** The price sheet of a lot: what every bidder prices. */
export function loadPriceSheet(read: Reader, lotId: string): PriceSheet {
  const lot = loadLot(read, lotId)
  const { currency, termMonths } = loadTender(read, lot.tender)
  return { currency, termMonths, lines: lot.priceLines }
}

/** SHA-256 of a price sheet: a price workbook that was written for another sheet is known by it. */
export function priceSheetHash(sheet: PriceSheet): string {
  return createHash('sha256').update(canonicalJson(sheet)).digest('hex')
}

/** Replaces the price sheet of a lot. Refused once a price has been read in. */
export function replacePriceLines(write: Writer, lotId: string, lines: readonly PriceLine[]): PriceLine[] {
  const lot = loadLot(write, lotId)
  const priced = write.get(firstPriced, { lot: lot.id })
  if (priced) throw new Refusal('price.linesFixed', { provider: priced.provider })
  const ids = new Set<string>()
  for (const { id } of lines) {
    if (ids.has(id)) throw new Refusal('price.sameLine', { line: id })
    ids.add(id)
  }
  storePriceLines(write, lot.id, lines)
  return loadPriceLines(write, lot.id)
}

/** The current prices of all bids of a lot, by bid and line. */
export function loadPrices(read: Reader, lot: string): Map<string, Map<string, string | null>> {
  const bids = Map.groupBy(read.all(byLot, { lot }), ({ bid }) => bid)
  return new Map([...bids].map(([bid, prices]) => [bid, new Map(prices.map(({ line, unitPrice }) => [line, unitPrice]))]))
}

export function loadPricesOfLot(read: Reader, lot: string): Price[] {
  return read.all(byLot, { lot })
}

export function loadPricesOfBid(read: Reader, bid: string): Map<string, Price> {
  return new Map(read.all(byBid, { bid }).map((price) => [price.line, price]))
}

/** Writes the next revision of a price. */
export function storePrice(
  write: Writer,
  bid: string,
  { line, unitPrice, comment }: PriceChange,
  from: { receipt: string; recordedAt: string },
): void {
  const revision = write.get(nextRevision, { bid, line })?.revision ?? 1
  write.run(insert, { bid, line, revision, unitPrice, comment, ...from })
}
