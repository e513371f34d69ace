import { integer, type Rational, rational } from '../arithmetic/rational.ts'
import { highestPoints } from '../questionnaires/highest-points.ts'

/** Highest value of the published scale; the lowest is zero. */
export const best = integer(highestPoints)

/** The scale ends at 5, the total at 100. */
export const pointsPerStep = integer(100 / highestPoints)

const quarters = Array.from({ length: highestPoints * 4 + 1 }, (_, step) => rational(BigInt(step), 4n))

/** Points as a fraction: the scale has steps of a quarter. Throws a RangeError for points between or beyond them. */
export function pointsOf(points: number): Rational {
  const value = quarters[points * 4]
  if (!value) throw new RangeError(`Not on the scale: ${points}`)
  return value
}
