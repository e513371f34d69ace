import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical.ts'
import type { Price } from '../../shared/prices/contract.ts'
import type { PriceSheet } from '../../shared/prices/price.ts'
import { currenciesOf } from '../../shared/prices/table.ts'
import type { PriceChange } from '../../shared/prices/verdict.ts'
import { priceWays } from '../../shared/prices/ways.ts'
import type { PriceLine } from '../../shared/questionnaires/model.ts'
import { Refusal } from '../../shared/result.ts'
import { checkNotFirm } from '../tenders/editing.ts'
import { loadLot, loadPriceLines, storePriceLines } from '../tenders/lots.ts'
import { loadPriceTerms } from '../tenders/tenders.ts'
import { integer, oneOf, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { joinOthers } from '../workspace/heads.ts'
import { canonical, nameOfActor } from '../workspace/read-as.ts'
import { loadPermitted } from './rates.ts'
import { priceFact } from './tables.ts'

const columns = {
  bid: text,
  line: text,
  revision: integer,
  unitPrice: optional(text),
  currency: text,
  comment: optional(text),
  source: oneOf(['workbook', 'typed']),
  receipt: optional(text),
  cameBy: optional(oneOf(priceWays)),
  reason: optional(text),
  by: text,
  recordedAt: text,
}
const select = `
  SELECT price.bid_id AS bid, price.line_id AS line, price.revision, price.unit_price AS unitPrice, price.currency, price.comment,
         price.source, price.receipt_id AS receipt, price.came_by AS cameBy, price.reason, price.at AS recordedAt,
         coalesce(${nameOfActor('price.author')}, '') AS "by"`
const byLot = sql(
  `${select} FROM bid JOIN current_price AS price ON price.bid_id = bid.id
   WHERE bid.lot_id = :lot ORDER BY bid.position, bid.id, price.line_id`,
  { lot: text },
  columns,
)
const byBid = sql(
  `${select} FROM current_price AS price WHERE price.bid_id = :bid ORDER BY price.line_id`,
  { bid: text },
  columns,
)
const otherPrice = (from: string, where: string) => `
  SELECT price.bid_id AS bid, price.line_id AS line, other.id AS fact,
    CASE WHEN other.currency = (SELECT now.currency FROM price AS now WHERE now.place = price.place) THEN other.unit_price END AS unitPrice, other.at AS recordedAt,
    coalesce(${nameOfActor('other.author')}, '') AS "by"
  FROM ${from} ${joinOthers('price', 'price')} WHERE ${where} ORDER BY json_each.key`
const otherColumns = { bid: text, line: text, fact: text, unitPrice: optional(text), recordedAt: text, by: text }
const othersOfLot = sql(
  otherPrice('bid JOIN price_head AS price ON price.bid_id = bid.id', 'bid.lot_id = :lot'),
  { lot: text },
  otherColumns,
)
const othersOfBid = sql(otherPrice('price_head AS price', 'price.bid_id = :bid'), { bid: text }, otherColumns)
const firstPriced = sql(
  `SELECT provider.name AS provider
   FROM bid JOIN current_provider_details AS provider ON provider.provider_id = ${canonical('bid.provider_id')}
   WHERE bid.lot_id = :lot AND EXISTS (SELECT 1 FROM price WHERE price.bid_id = bid.id)
   ORDER BY bid.position LIMIT 1`,
  { lot: text },
  { provider: text },
)

/** The price sheet of a lot: what every bidder prices, and in which currencies it may. */
export function loadPriceSheet(read: Reader, lotId: string): PriceSheet {
  const lot = loadLot(read, lotId)
  const currencies = loadPermitted(read, lot.tender)
  return { ...loadPriceTerms(read, lot.tender), lines: lot.priceLines, ...(currencies.length > 0 && { currencies }) }
}

/**
 * SHA-256 of a price sheet: a price workbook that was written for another sheet is known by it. In which other currencies bids may price
 * is no part of it: a workbook that was written before one was permitted is priced in that of the tender.
 */
export function priceSheetHash({ currency, termMonths, lines }: PriceSheet): string {
  return createHash('sha256').update(canonicalJson({ currency, termMonths, lines })).digest('hex')
}

/** Replaces the price sheet of a lot, or confirms it where it is an example. Refused to change what bidders rest on. */
export function replacePriceLines(context: Recording, lotId: string, lines: readonly PriceLine[]): PriceLine[] {
  const { write } = context
  const lot = loadLot(write, lotId)
  const same = canonicalJson(lines) === canonicalJson(lot.priceLines)
  if (same && !lot.priceExample) return lot.priceLines
  if (!same) checkLinesOpen(write, lot)
  checkLineIds(lines)
  storePriceLines(context, lot.id, lines)
  return loadPriceLines(write, lot.id)
}

/** Refuses lines of which two have one id. */
export function checkLineIds(lines: readonly PriceLine[]): void {
  const ids = new Set<string>()
  for (const { id } of lines) {
    if (ids.has(id)) throw new Refusal('price.sameLine', { line: id })
    ids.add(id)
  }
}

/** Refuses to change the lines of a lot for which prices have been read in, or that bidders rest on: an amendment changes those. */
function checkLinesOpen(read: Reader, lot: { id: string; tender: string }): void {
  const priced = read.get(firstPriced, { lot: lot.id })
  if (priced) throw new Refusal('price.linesFixed', { provider: priced.provider })
  checkNotFirm(read, lot.tender)
}

/** The current prices of a bid, by line. */
export function loadPrices(read: Reader, bid: string): Map<string, string | null> {
  return new Map(read.all(byBid, { bid }).map(({ line, unitPrice }) => [line, unitPrice]))
}

/** The currencies of the current prices of a bid by line, where it is another than that of the tender. */
export function loadPriceCurrencies(read: Reader, bid: string, own: string): Map<string, string> {
  return currenciesOf(read.all(byBid, { bid }), own)
}

/** What else was said of the prices of a bid, nothing of one in another currency, by line, where people contradict each other and nobody has decided; the latest first. */
export function loadOtherPrices(read: Reader, bid: string): Map<string, (string | null)[]> {
  const lines = Map.groupBy(read.all(othersOfBid, { bid }), ({ line }) => line)
  return new Map([...lines].map(([line, others]) => [line, others.map(({ unitPrice }) => unitPrice)]))
}

export function loadPricesOfLot(read: Reader, lot: string): Price[] {
  return withOthers(read.all(byLot, { lot }), read.all(othersOfLot, { lot }))
}

export function loadPricesOfBid(read: Reader, bid: string): Map<string, Price> {
  const prices = withOthers(read.all(byBid, { bid }), read.all(othersOfBid, { bid }))
  return new Map(prices.map((price) => [price.line, price]))
}

function withOthers(prices: readonly RowOf<typeof columns>[], rows: readonly RowOf<typeof otherColumns>[]): Price[] {
  const groups = Map.groupBy(rows, ({ bid, line }) => JSON.stringify([bid, line]))
  return prices.map((price) => {
    const others = groups.get(JSON.stringify([price.bid, price.line])) ?? []
    return {
      ...price,
      conflict: others.length > 0,
      others: others.map(({ fact, by, recordedAt, unitPrice }) => ({ fact, by, recordedAt, unitPrice })),
    }
  })
}

/** Records a price that was read from a received workbook. */
export function storePrice(
  context: Recording,
  bid: string,
  { line, unitPrice, currency, comment }: PriceChange,
  receipt: string,
): void {
  record(
    context.write,
    priceFact,
    context,
    { bid_id: bid, line_id: line },
    { unit_price: unitPrice, currency, comment, source: 'workbook', receipt_id: receipt, came_by: null, reason: null },
  )
}
