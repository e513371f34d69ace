import { exactly, type Interval } from '../arithmetic/interval.ts'
import { compare, decimal, divide, integer, minimum, multiply, type Rational, sum, zero } from '../arithmetic/rational.ts'
import type { PriceLine } from '../questionnaires/model.ts'
import { Refusal } from '../result.ts'

/** What every bidder of a lot prices: the same lines, over the same term. */
export type PriceSheet = { readonly currency: string; readonly termMonths: number; readonly lines: readonly PriceLine[] }

export type PricedLine = { readonly line: PriceLine; readonly unitPrice: string; readonly amount: Rational }

/** A bid's prices over the term, in the currency of the sheet. A sheet with a line left blank has no total. */
export type PriceTotal = {
  readonly lines: readonly PricedLine[]
  /** Ids of lines without a unit price. */
  readonly missing: readonly string[]
  readonly total: Rational | null
}

/**
 * Quantity × unit price, for monthly lines × the months of the term, added up. `unitPrices` maps line ids to decimals.
 * A sheet without lines has no total.
 */
export function totalPrice(sheet: PriceSheet, unitPrices: ReadonlyMap<string, string | null>): PriceTotal {
  const lines: PricedLine[] = []
  const missing: string[] = []
  for (const line of sheet.lines) {
    const unitPrice = unitPrices.get(line.id) ?? null
    if (unitPrice === null) missing.push(line.id)
    else lines.push({ line, unitPrice, amount: amountOf(line, unitPrice, sheet.termMonths) })
  }
  const complete = missing.length === 0 && lines.length > 0
  return { lines, missing, total: complete ? sum(lines.map((line) => line.amount)) : null }
}

function amountOf(line: PriceLine, unitPrice: string, termMonths: number): Rational {
  const once = multiply(decimal(line.quantity), decimal(unitPrice))
  return line.kind === 'monthly' ? multiply(once, integer(termMonths)) : once
}

/** One price score by the lowest-price ratio: highest × lowest / price. The price must be positive and not below the lowest. */
function lowestRatio(highest: Rational, lowest: Rational, price: Rational): Rational {
  return multiply(highest, divide(lowest, price))
}

/** A bid as the price formula sees it. */
export type Offer = {
  readonly bid: string
  /** Named when its price is refused. */
  readonly bidder: string
  /** Whether it takes part: out (a knock-out failed) sets no reference; pending may yet pass or fail. */
  readonly gate: 'passed' | 'pending' | 'out'
  readonly total: Rational | null
}

export type PriceScores = {
  /** By bid id. */
  readonly scores: ReadonlyMap<string, Interval>
  /** The lowest price among the bids not knocked out; null while none of them has a total. */
  readonly reference: Rational | null
  /** Whether a bid that takes part has no total yet, which could still lower the reference. */
  readonly open: boolean
}

/**
 * Scores prices by the lowest-price ratio among the bids that are not knocked out (the formula published by the Crown
 * Commercial Service for its Digital Outcomes and Specialists framework). A missing price scores 0, and up to `highest`, which the scale ends at.
 * While the lowest price is that of a pending bid, the others' scores are intervals: they rise if it fails.
 * A bid that is out is scored against the same reference, at most `highest`, and changes nobody else's score.
 * Refuses a total of zero or less from a bid that takes part: the ratio is then undefined, and needs a published rule.
 */
export function scorePrices(offers: readonly Offer[], highest: Rational): PriceScores {
  const passed: Rational[] = []
  const pending: Rational[] = []
  let open = false
  for (const { bidder, gate, total } of offers) {
    if (gate === 'out') continue
    if (total === null) open = true
    else if (compare(total, zero) <= 0) throw new Refusal('prices.zero', { bidder })
    else (gate === 'passed' ? passed : pending).push(total)
  }
  const scores = new Map<string, Interval>()
  for (const { bid, total } of offers) {
    if (total === null || compare(total, zero) <= 0) scores.set(bid, { lower: zero, upper: highest })
    else {
      const lower = lowestRatio(highest, minimum(total, ...passed, ...pending), total)
      const upper = lowestRatio(highest, minimum(total, ...passed), total)
      scores.set(bid, compare(lower, upper) === 0 ? exactly(lower) : { lower, upper })
    }
  }
  const [first, ...rest] = [...passed, ...pending]
  return { scores, reference: first ? minimum(first, ...rest) : null, open }
}
