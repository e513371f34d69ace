import { compare, minimum, type Rational, roundHalfUp } from '../arithmetic/rational.ts'
import type { PriceLine } from '../questionnaires/model.ts'
import { type PriceSheet, totalPrice } from './price.ts'

type Priced = { readonly bid: string; readonly line: string; readonly unitPrice: string | null }

/** What a bid asks for a line over the term; null where it gave no price. Amounts are decimals with two places. */
export type PriceCell = { readonly bid: string; readonly unitPrice: string | null; readonly amount: string | null }

export type PriceTable = {
  readonly rows: readonly { readonly line: PriceLine; readonly cells: readonly PriceCell[] }[]
  readonly columns: readonly {
    readonly bid: string
    /** Null while a line has no price. */
    readonly total: string | null
    readonly missing: number
    /** Whether no other complete total is lower. */
    readonly lowest: boolean
  }[]
}

/** Lines by bids, in the order of both, with totals over the term. `counts` says which bids may hold the lowest total. */
export function priceTable(
  sheet: PriceSheet,
  prices: readonly Priced[],
  bids: readonly string[],
  counts: (bid: string) => boolean = () => true,
): PriceTable {
  const totals = bids.map((bid) => {
    const own = new Map(prices.filter((price) => price.bid === bid).map(({ line, unitPrice }) => [line, unitPrice]))
    return { bid, ...totalPrice(sheet, own) }
  })
  const [first, ...others] = totals.flatMap(({ bid, total }): Rational[] => (total && counts(bid) ? [total] : []))
  const least = first && minimum(first, ...others)
  return {
    rows: sheet.lines.map((line) => ({
      line,
      cells: totals.map(({ bid, lines }) => {
        const priced = lines.find((one) => one.line.id === line.id)
        return { bid, unitPrice: priced?.unitPrice ?? null, amount: priced ? roundHalfUp(priced.amount, 2) : null }
      }),
    })),
    columns: totals.map(({ bid, total, missing }) => ({
      bid,
      total: total && roundHalfUp(total, 2),
      missing: missing.length,
      lowest: total !== null && least !== undefined && counts(bid) && compare(total, least) === 0,
    })),
  }
}
