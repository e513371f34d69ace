import { compare, integer, multiply, type Rational, rational, subtract, sum, zero } from '../../arithmetic/rational.ts'

/** Parts of 1 that are in the ratio of these amounts. Throws a RangeError where all of them are zero. */
export function sharesOf(amounts: readonly Rational[]): Rational[] {
  const whole = sum(amounts)
  return amounts.map(({ numerator, denominator }) => rational(numerator * whole.denominator, denominator * whole.numerator))
}

/**
 * Whole numbers that are as near to these parts of `whole` as whole numbers with that sum can be: each is rounded down, and what is
 * left goes to the largest remainders (Hamilton's method), to the first where they are equal.
 */
export function sharedOut(shares: readonly Rational[], whole: number): number[] {
  const exact = shares.map((share) => multiply(share, integer(whole)))
  const floors = exact.map(({ numerator, denominator }) => numerator / denominator)
  const missing = Number(BigInt(whole) - floors.reduce((all, part) => all + part, 0n))
  const remainders = exact.map((part, index) => ({ index, rest: subtract(part, integer(floors[index] ?? 0n)) }))
  const raised = new Set(
    remainders
      .filter(({ rest }) => compare(rest, zero) > 0)
      .sort((a, b) => compare(b.rest, a.rest) || a.index - b.index)
      .slice(0, missing)
      .map(({ index }) => index),
  )
  return floors.map((floor, index) => Number(floor) + (raised.has(index) ? 1 : 0))
}
