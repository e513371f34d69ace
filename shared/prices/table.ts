import { type Interval, isExact } from '../arithmetic/interval.ts'
import { compare, minimum, type Rational, roundHalfUp } from '../arithmetic/rational.ts'
import type { PriceLine } from '../questionnaires/model.ts'
import { type PricedLine, type PriceSheet, totalPrice } from './price.ts'
import type { Rate } from './rates.ts'

type Priced = {
  readonly bid: string
  readonly line: string
  readonly unitPrice: string | null
  readonly currency: string
  readonly others: readonly { readonly unitPrice: string | null }[]
}

/** What a bid asks for a line over the term; null where it gave no price. Amounts are decimals with two places, in the currency of the sheet. */
export type PriceCell = {
  readonly bid: string
  readonly unitPrice: string | null
  /** Of the unit price. */
  readonly currency: string
  /** Where that is another than that of the sheet, at which rate it is converted; null where there is no rate. */
  readonly rate: Rate | null
  readonly amount: string | null
  /** Where people contradict each other on the price, the most that it may come to; else null. */
  readonly upTo: string | null
}

export type PriceTable = {
  readonly rows: readonly { readonly line: PriceLine; readonly cells: readonly PriceCell[] }[]
  readonly columns: readonly {
    readonly bid: string
    /** Null while a line has no price. */
    readonly total: string | null
    /** Where people contradict each other on prices, the most that the total may come to; else null. */
    readonly upTo: string | null
    readonly missing: number
    /** Currencies that it prices in, and for which there is no rate. */
    readonly unconverted: readonly string[]
    /** Rates by which its prices are converted. */
    readonly rates: readonly Rate[]
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
    const own = prices.filter((price) => price.bid === bid)
    const units = new Map(own.map(({ line, unitPrice }) => [line, unitPrice]))
    const others = new Map(own.map((price) => [price.line, price.others.map(({ unitPrice }) => unitPrice)]))
    const currencies = currenciesOf(own, sheet.currency)
    return { bid, ...totalPrice(sheet, units, others, currencies) }
  })
  const [first, ...others] = totals.flatMap(({ bid, total }): Rational[] => (total && counts(bid) ? [total.lower] : []))
  const least = first && minimum(first, ...others)
  return {
    rows: sheet.lines.map((line) => ({
      line,
      cells: totals.map(({ bid, lines, unconverted }) => {
        const priced = lines.find((one) => one.line.id === line.id)
        const amount = priced?.amount
        const waiting = unconverted.find((one) => one.line === line.id)
        return {
          bid,
          unitPrice: priced?.unitPrice ?? waiting?.unitPrice ?? null,
          currency: priced?.rate?.currency ?? waiting?.currency ?? sheet.currency,
          rate: priced?.rate ?? null,
          amount: amount ? roundHalfUp(amount.lower, 2) : null,
          upTo: upperOf(amount ?? null),
        }
      }),
    })),
    columns: totals.map(({ bid, total, missing, unconverted, lines }) => ({
      bid,
      total: total && roundHalfUp(total.lower, 2),
      upTo: upperOf(total),
      missing: missing.length,
      unconverted: [...new Set(unconverted.map(({ currency }) => currency))].sort(),
      rates: ratesIn(lines),
      lowest: total !== null && least !== undefined && counts(bid) && isExact(total) && compare(total.lower, least) === 0,
    })),
  }
}

/** Currencies of prices by line, where it is another than that of the sheet. */
export function currenciesOf(
  prices: readonly { readonly line: string; readonly currency: string }[],
  own: string,
): Map<string, string> {
  return new Map(prices.flatMap(({ line, currency }) => (currency === own ? [] : [[line, currency]])))
}

/** The rates by which lines are converted, each once, in the order of the sheet. */
export function ratesIn(lines: readonly PricedLine[]): Rate[] {
  return [...new Map(lines.flatMap(({ rate }) => (rate ? [[rate.currency, rate] as const] : []))).values()]
}

function upperOf(amount: Interval | null): string | null {
  return amount === null || isExact(amount) ? null : roundHalfUp(amount.upper, 2)
}
