import { z } from '../schema.ts'
import type { Interval } from './interval.ts'
import { formatRational, type Rational, roundHalfUp } from './rational.ts'

/** A figure as it crosses the contract: the exact fraction, and its decimal rounded half up for reading. */
export const figure = z.strictObject({
  exact: z.string().regex(/^-?\d+\/[1-9]\d*$/),
  rounded: z.string().regex(/^-?\d+(?:\.\d+)?$/),
})
export type Figure = z.infer<typeof figure>

/** What a figure is at least and at most. */
export const range = z.strictObject({ lower: figure, upper: figure })
export type Range = z.infer<typeof range>

/** Places of every rounded figure: scores, points, percentages and money alike. */
export const places = 2

export function figureOf(value: Rational): Figure {
  return { exact: formatRational(value), rounded: roundHalfUp(value, places) }
}

export function rangeOf(interval: Interval): Range {
  const lower = figureOf(interval.lower)
  return { lower, upper: interval.upper === interval.lower ? lower : figureOf(interval.upper) }
}
