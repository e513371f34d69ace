import type { Interval } from '../arithmetic/interval.ts'
import { compare, divide, integer, type Rational, rational, subtract, zero } from '../arithmetic/rational.ts'
import { boundsOf, type Scale } from '../questionnaires/scale.ts'

/** A scale in fractions. */
export type ExactScale = {
  /** The points of its levels, ascending. */
  readonly levels: readonly Rational[]
  readonly lowest: Rational
  readonly highest: Rational
  /** From the lowest to the highest: all that is known of a score that nobody has given yet. */
  readonly whole: Interval
  /** What one point is worth in the total, which ends at 100. */
  readonly worth: Rational
}

/** A scale as fractions. */
export function exactScale(scale: Scale): ExactScale {
  const bounds = boundsOf(scale)
  const [lowest, highest] = [pointsOf(bounds.lowest), pointsOf(bounds.highest)]
  const levels = scale.map(({ points }) => pointsOf(points))
  return { levels, lowest, highest, whole: { lower: lowest, upper: highest }, worth: divide(integer(100), highest) }
}

const known = new Map<number, Rational>()

/** Points, which are whole thousandths, as a fraction. */
export function pointsOf(points: number): Rational {
  const before = known.get(points)
  if (before) return before
  const value = rational(BigInt(Math.round(points * 1000)), 1000n)
  if (known.size < 100_001) known.set(points, value)
  return value
}

/** How far apart two levels are, in whole thousandths as they are. */
export function pointsBetween(lower: number, higher: number): number {
  return (Math.round(higher * 1000) - Math.round(lower * 1000)) / 1000
}

/** How far the levels lie apart where a score rises or falls from: one step. Zero at the end of the scale. */
export function stepFrom({ levels }: ExactScale, score: Rational, rises: boolean): Rational {
  const next = rises
    ? levels.findIndex((level) => compare(level, score) > 0)
    : levels.findIndex((level) => compare(level, score) >= 0)
  const [below, above] = [levels[next - 1], levels[next]]
  return below && above ? subtract(above, below) : zero
}
