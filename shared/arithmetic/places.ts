import type { Figure } from './figure.ts'
import { compare, parseRational, type Rational, rational, roundHalfUp, subtract } from './rational.ts'

/** A figure as it is shown: rounded once, half up, from its exact fraction to so many decimal places. */
export function shown(figure: Figure, places: number): string {
  return roundHalfUp(parseRational(figure.exact), places)
}

/**
 * The fewest decimal places, `fewest` at least, at which figures that differ are shown differently, and no difference between
 * two of them is shown as zero. With them, what is shown justifies an order of the figures and the lead of one over another.
 */
export function placesToTellApart(figures: readonly Figure[], fewest: number): number {
  const values = figures.map(({ exact }) => parseRational(exact)).sort(compare)
  const pairs = values.flatMap((value, index): [Rational, Rational][] => {
    const next = values[index + 1]
    return next && compare(value, next) !== 0 ? [[value, next]] : []
  })
  let places = fewest
  for (const [lower, upper] of pairs) while (!tellsApart(lower, upper, places)) places++
  return places
}

function tellsApart(lower: Rational, upper: Rational, places: number): boolean {
  const halfStep = rational(1n, 2n * 10n ** BigInt(places))
  return compare(subtract(upper, lower), halfStep) >= 0 && roundHalfUp(lower, places) !== roundHalfUp(upper, places)
}

/** A figure without the zeros at its end: `32.56`, `40`; with more than `most` places only where others beside it need them to differ. */
export function shortest(figure: Figure, beside: readonly Figure[], most = 2): string {
  const text = shown(figure, placesToTellApart([figure, ...beside], most))
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
