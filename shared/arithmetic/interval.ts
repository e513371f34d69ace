import { compare, equal, maximum, minimum, type Rational, zero } from './rational.ts'

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

/** From the lowest to the highest of several figures. */
export function hull([first, ...others]: readonly [Interval, ...Interval[]]): Interval {
  if (others.length === 0) return first
  const lower = minimum(first.lower, ...others.map((other) => other.lower))
  const upper = maximum(first.upper, ...others.map((other) => other.upper))
  return equal(lower, upper) ? exactly(lower) : { lower, upper }
}

export function mapInterval(interval: Interval, change: (bound: Rational) => Rational): Interval {
  const lower = change(interval.lower)
  return { lower, upper: interval.upper === interval.lower ? lower : change(interval.upper) }
}
