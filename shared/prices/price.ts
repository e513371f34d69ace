import { exactly, hull, type Interval, isExact } from '../arithmetic/interval.ts'
import { compare, decimal, divide, minimum, multiply, type Rational, sum, zero } from '../arithmetic/rational.ts'
import type { PriceLine } from '../questionnaires/model.ts'
import type { Rate } from './rates.ts'
import { monthsPaid } from './tiers.ts'

/** What every bidder of a lot prices: the same lines, over the same term. */
export type PriceSheet = {
  readonly currency: string
  readonly termMonths: number
  readonly lines: readonly PriceLine[]
  /** Currencies beside that of the sheet that bids may price in, in alphabetical order; nothing where there is none. */
  readonly currencies?: readonly string[] | undefined
  /** At which rates prices in other currencies are converted. */
  readonly rates?: readonly Rate[] | undefined
  /** Whether people contradict each other on the sheet itself, or on what totals rest on beside it. No bid has a total then. */
  readonly disputed?: true | undefined
}

/** A priced line: what the bidder asks for one unit, and in all; from the lowest to the highest that was said. */
export type PricedLine = {
  readonly line: PriceLine
  readonly unitPrice: string
  /** Where people contradict each other on it, what else was said of one unit. */
  readonly others: readonly string[]
  /** In the currency of the sheet. */
  readonly amount: Interval
  /** Where it is priced in another currency, at which rate that is converted. */
  readonly rate?: Rate
}

/** A bid's prices over the term, in the currency of the sheet. A sheet with a line left blank has no total. */
export type PriceTotal = {
  readonly lines: readonly PricedLine[]
  /** Ids of lines without a unit price, or of which somebody says that there is none. */
  readonly missing: readonly string[]
  /** Lines that are priced in a currency for which there is no rate, with that price. */
  readonly unconverted: readonly { readonly line: string; readonly currency: string; readonly unitPrice: string }[]
  readonly total: Interval | null
  /** Lines on whose price people contradict each other, and nobody has decided. */
  readonly disputed: number
}

/** Unit prices by line id, as decimals; null where there is none. */
export type UnitPrices = ReadonlyMap<string, string | null>

/** What else was said of unit prices, by line id, where people contradict each other. */
export type OtherPrices = ReadonlyMap<string, readonly (string | null)[]>

/** Currencies of unit prices by line id, where it is another than that of the sheet. */
export type PriceCurrencies = ReadonlyMap<string, string>

const none: OtherPrices = new Map()
const own: PriceCurrencies = new Map()

/**
 * Quantity × unit price, for monthly lines × the months of the term, which a ramp-up makes fewer (`monthsPaid`), added up. `unitPrices` maps line ids to decimals.
 * A sheet without lines has no total, nor has one on which people contradict each other. A price in another currency is multiplied by the
 * rate, exactly; without a rate the sheet has no total.
 */
export function totalPrice(
  sheet: PriceSheet,
  unitPrices: UnitPrices,
  otherPrices: OtherPrices = none,
  currencies: PriceCurrencies = own,
): PriceTotal {
  const lines: PricedLine[] = []
  const missing: string[] = []
  const unconverted: PriceTotal['unconverted'][number][] = []
  for (const line of sheet.lines) {
    const unitPrice = unitPrices.get(line.id) ?? null
    const said = otherPrices.get(line.id) ?? []
    const others = said.filter((other) => other !== null)
    if (unitPrice === null || others.length < said.length) missing.push(line.id)
    else {
      const currency = currencies.get(line.id) ?? sheet.currency
      const rate = currency === sheet.currency ? undefined : sheet.rates?.find((one) => one.currency === currency)
      if (currency !== sheet.currency && !rate) unconverted.push({ line: line.id, currency, unitPrice })
      else {
        const amount = spanOf(line, [unitPrice, ...others], sheet.termMonths, rate)
        lines.push({ line, unitPrice, others, amount, ...(rate && { rate }) })
      }
    }
  }
  const complete = missing.length === 0 && unconverted.length === 0 && lines.length > 0 && !sheet.disputed
  return {
    lines,
    missing,
    unconverted,
    total: complete ? added(lines.map(({ amount }) => amount)) : null,
    disputed: sheet.lines.filter(({ id }) => (otherPrices.get(id)?.length ?? 0) > 0).length,
  }
}

function spanOf(
  line: PriceLine,
  [unitPrice, ...others]: [string, ...string[]],
  termMonths: number,
  rate: Rate | undefined,
): Interval {
  const inOwn = (amount: Rational) => (rate ? multiply(amount, decimal(rate.rate)) : amount)
  const exact = (price: string) => exactly(inOwn(amountOf(line, price, termMonths)))
  return others.length === 0 ? exact(unitPrice) : hull([exact(unitPrice), ...others.map(exact)])
}

function added(amounts: readonly Interval[]): Interval {
  const lower = sum(amounts.map((amount) => amount.lower))
  return amounts.every(isExact) ? exactly(lower) : { lower, upper: sum(amounts.map(({ upper }) => upper)) }
}

function amountOf(line: PriceLine, unitPrice: string, termMonths: number): Rational {
  const once = multiply(decimal(line.quantity), decimal(unitPrice))
  return line.kind === 'monthly' ? multiply(once, decimal(monthsPaid(line, termMonths))) : once
}

/** One price score by the lowest-price ratio: highest × lowest / price. The price must be positive and not below the lowest. */
function lowestRatio(highest: Rational, lowest: Rational, price: Rational): Rational {
  return multiply(highest, divide(lowest, price))
}

/** A bid as the price formula sees it. */
export type Offer = {
  readonly bid: string
  /** Whether it takes part: out (a knock-out failed) sets no reference; pending may yet pass or fail. */
  readonly gate: 'passed' | 'pending' | 'out'
  readonly total: Interval | null
  /** Whether people contradict each other on it. */
  readonly disputed?: boolean
}

export type PriceScores = {
  /** By bid id. */
  readonly scores: ReadonlyMap<string, Interval>
  /** The lowest price among the bids not knocked out; null while none of them has a total. */
  readonly reference: Rational | null
  /** Ids of the bids with a total of zero or below, which a ratio cannot score. */
  readonly unscorable: ReadonlySet<string>
  /** Whether a bid that takes part has no total yet, or one that is not decided or cannot be scored, which could still lower the reference. */
  readonly open: boolean
}

/** Whether a ratio can score a total: all that it may come to is above zero. */
function isScorable(total: Interval): boolean {
  return compare(total.lower, zero) > 0
}

/**
 * Scores prices by the lowest-price ratio among the bids that are not knocked out (the formula published by the Crown
 * Commercial Service for its Digital Outcomes and Specialists framework). A missing price scores 0, and up to `highest`, which the scale ends at.
 * While the lowest price is that of a pending bid, the others' scores are intervals: they rise if it fails.
 * A total that is not decided is compared from its lowest to its highest, and makes the others' scores intervals too.
 * A bid that is out is scored against the same reference, at most `highest`, and changes nobody else's score.
 * The ratio is undefined for a total of zero or below, or one that people contradict each other on and that may be so: such a bid counts as
 * one without a price, sets no reference, and leaves the scores of all others as they are.
 */
export function scorePrices(offers: readonly Offer[], highest: Rational): PriceScores {
  const taking: Priced[] = []
  const unscorable = new Set(offers.flatMap(({ bid, total }) => (total && !isScorable(total) ? [bid] : [])))
  let open = false
  for (const { bid, gate, total, disputed = false } of offers) {
    if (gate === 'out') continue
    open ||= total === null || disputed || unscorable.has(bid)
    if (total && !unscorable.has(bid)) taking.push({ bid, gate, total })
  }
  const scores = new Map<string, Interval>()
  for (const { bid, total } of offers) {
    if (total === null || unscorable.has(bid)) scores.set(bid, { lower: zero, upper: highest })
    else {
      const others = isExact(total) ? taking : taking.filter((other) => other.bid !== bid)
      const passed = others.filter(({ gate }) => gate === 'passed')
      const lower = lowestRatio(highest, minimum(total.upper, ...others.map((other) => other.total.lower)), total.upper)
      const upper = lowestRatio(highest, minimum(total.lower, ...passed.map((other) => other.total.upper)), total.lower)
      scores.set(bid, compare(lower, upper) === 0 ? exactly(lower) : { lower, upper })
    }
  }
  const [first, ...rest] = taking.map(({ total }) => total.lower)
  return { scores, reference: first ? minimum(first, ...rest) : null, unscorable, open }
}

type Priced = { readonly bid: string; readonly gate: Offer['gate']; readonly total: Interval }
