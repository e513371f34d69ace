import type { Interval } from './interval.ts'
import { formatRational, type Rational, roundHalfUp } from './rational.ts'

/** A figure as it crosses the contract: the exact fraction, and its decimal rounded half up for reading. */
export type Figure = { exact: string; rounded: string }

/** What a figure is at least and at most. */
export type Range = { lower: Figure; upper: Figure }

/** Places of every rounded figure: scores, points, percentages and money alike. */
export const places = 2

export function figureOf(value: Rational): Figure {
  return { exact: formatRational(value), rounded: roundHalfUp(value, places) }
}

export function rangeOf(interval: Interval): Range {
  const lower = figureOf(interval.lower)
  return { lower, upper: interval.upper === interval.lower ? lower : figureOf(interval.upper) }
}
