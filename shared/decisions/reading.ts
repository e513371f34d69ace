import { type Figure, figureOf } from '../arithmetic/figure.ts'
import { placesToTellApart } from '../arithmetic/places.ts'
import { parseRational, subtract } from '../arithmetic/rational.ts'
import type { Cell, Comparison, OpenCounts, Place } from './model.ts'

/** Whether a row sets its bidders apart: at least two scores on it differ, in what they are at least or in what they could be. */
export function setsApart(cells: readonly Cell[]): boolean {
  const said = cells.map(({ score }) => (score ? `${score.lower.exact} ${score.upper.exact}` : ''))
  return new Set(said).size > 1
}

/** Whether evaluators see one subject below a cell so differently that it asks for a talk: by two fifths of the scale or more. */
export function isContested({ spread }: Pick<Cell, 'spread'>, { lowest, highest }: Comparison['scale']): boolean {
  return spread !== null && Math.round(spread * 5000) >= Math.round((highest - lowest) * 2000)
}

/** Questions that the bidder has not answered, or that an unanswered one keeps shut. */
export function unanswered({ blank, open, claimed }: OpenCounts): number {
  return blank + open + claimed
}

export type Lead = {
  first: Place
  second: Place
  /** Points out of 100. */
  points: Figure
  /** What the first has at least. */
  total: Figure
}

/** How far the first is ahead of the next by what both have at least; nothing while fewer than two are ranked. */
export function leadOf(places: readonly Place[]): Lead | undefined {
  const [first, second] = places.filter(({ standing, total }) => standing === 'ranked' && total !== null)
  if (!first?.total || !second?.total) return undefined
  const ahead = subtract(parseRational(first.total.lower.exact), parseRational(second.total.lower.exact))
  return { first, second, points: figureOf(ahead), total: first.total.lower }
}

/**
 * Decimal places, `fewest` at least, with which totals are shown, so that the order, every lead, and what could still overtake
 * can be seen from them. Bids without a place in the order have no say.
 */
export function placesOfTotals(places: readonly Pick<Place, 'standing' | 'total'>[], fewest: number): number {
  const ordered = places.filter(({ standing }) => standing === 'ranked' || standing === 'pending')
  return placesToTellApart(
    ordered.flatMap(({ total }) => (total ? [total.lower, total.upper] : [])),
    fewest,
  )
}
