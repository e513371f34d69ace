import { compare, equal, type Rational, zero } from './rational.ts'

/** What a figure is at least and at most; `lower` never exceeds `upper`. */
export type Interval = { readonly lower: Rational; readonly upper: Rational }

export const nothing: Interval = { lower: zero, upper: zero }

/** A figure that nothing can change any more. */
export function exactly(value: Rational): Interval {
  return { lower: value, upper: value }
}

export function isExact(interval: Interval): boolean {
  return equal(interval.lower, interval.upper)
}

/** Whether `a` lies wholly above `b`, without touching it. */
export function isAbove(a: Interval, b: Interval): boolean {
  return compare(a.lower, b.upper) > 0
}

export function mapInterval(interval: Interval, change: (bound: Rational) => Rational): Interval {
  const lower = change(interval.lower)
  return { lower, upper: interval.upper === interval.lower ? lower : change(interval.upper) }
}
