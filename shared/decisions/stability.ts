import { firstFall, type Line, product, type Quadratic } from '../arithmetic/crossing.ts'
import { add, compare, divide, equal, integer, multiply, one, type Rational, subtract, zero } from '../arithmetic/rational.ts'
import type { PlannedCriterion } from '../scorecards/plan.ts'
import type { Assessed } from './assessment.ts'

/** A weight at which the first place is lost, as a share of the criterion's group, 0 to 1, and who leads beyond it. */
export type Turn = { readonly at: Rational; readonly leads: readonly Assessed[] }

/**
 * How far one criterion's weight can move, the other weights of its group keeping their proportions, before another bid
 * leads. null: at no weight above 0, or below 1. At the turn itself the totals are equal.
 */
export type Stability = { readonly criterion: PlannedCriterion; readonly below: Turn | null; readonly above: Turn | null }

/** Whether a weight can be moved: it weighs something, and something beside it does. */
export function isMovable({ localWeight, globalWeight }: PlannedCriterion): boolean {
  return globalWeight.numerator > 0n && !equal(localWeight, one)
}

/**
 * The stability interval of the first place over one weight, in closed form (Triantaphyllou and Sánchez 1997, Decision
 * Sciences 28:151-194; Wolters and Mareschal 1995, European Journal of Operational Research 81:281-290), extended to groups of which
 * some bids drop a criterion: their totals are then quotients, and meet where a quadratic falls below zero.
 * Totals are lower bounds, as in the ranking. `siblings` is the group that the criterion belongs to, itself included.
 */
export function stabilityOf(
  criterion: PlannedCriterion,
  siblings: readonly PlannedCriterion[],
  first: Assessed,
  rivals: readonly Assessed[],
): Stability {
  const toward = (edge: Rational): Turn | null => {
    const course = (entry: Assessed) => courseOf(entry, criterion, siblings, edge)
    const own = course(first)
    const falls = rivals.flatMap((rival) => {
      const theirs = course(rival)
      const at = firstFall(gap(own, theirs))
      return at ? [{ rival, theirs, at }] : []
    })
    const nearest = falls.reduce<Rational | null>((least, { at }) => (least && compare(least, at) <= 0 ? least : at), null)
    if (!nearest) return null
    const meeting = falls.filter(({ at }) => equal(at, nearest))
    const leads = meeting.filter(({ theirs }) => meeting.every((other) => signAfter(gap(theirs, other.theirs), nearest) >= 0))
    const at = add(criterion.localWeight, multiply(nearest, subtract(edge, criterion.localWeight)))
    return { at, leads: leads.map(({ rival }) => rival) }
  }
  return { criterion, below: toward(zero), above: toward(one) }
}

/** A total as a weight moves, u from 0 (as published) to 1 (at the edge): `base + share · number(u) / mass(u)`, points out of 100. */
type Course = { readonly base: Rational; readonly share: Rational; readonly number: Line; readonly mass: Line }

const constantOne: Line = [one, zero]

function courseOf(
  { scorecard }: Assessed,
  moved: PlannedCriterion,
  siblings: readonly PlannedCriterion[],
  edge: Rational,
): Course {
  const rest = subtract(one, moved.localWeight)
  let number: Line = [zero, zero]
  let mass: Line = [zero, zero]
  for (const sibling of siblings) {
    const score = scorecard.criteria.get(sibling.id)?.score
    if (!score) continue
    const now = sibling.localWeight
    const moves = sibling === moved ? edge : divide(multiply(now, subtract(one, edge)), rest)
    const weight: Line = [now, subtract(moves, now)]
    mass = plus(mass, weight)
    number = plus(number, [multiply(weight[0], score.lower), multiply(weight[1], score.lower)])
  }
  const total = scorecard.total.lower
  const group = moved.parent === null ? one : (scorecard.criteria.get(moved.parent)?.share ?? zero)
  if (equal(mass[0], zero) || equal(group, zero)) return { base: total, share: zero, number: constantOne, mass: constantOne }
  const share = multiply(group, scorecard.scale.worth)
  return { base: subtract(total, multiply(share, divide(number[0], mass[0]))), share, number, mass }
}

function plus([a, b]: Line, [c, d]: Line): Line {
  return [add(a, c), add(b, d)]
}

/** By how much one total is above another, times both masses, which are positive: its sign is that of the difference. */
function gap(a: Course, b: Course): Quadratic {
  const [both, own, theirs] = [product(a.mass, b.mass), product(a.number, b.mass), product(b.number, a.mass)]
  const base = subtract(a.base, b.base)
  const at = (power: 0 | 1 | 2) =>
    add(multiply(base, both[power]), subtract(multiply(a.share, own[power]), multiply(b.share, theirs[power])))
  return [at(0), at(1), at(2)]
}

/** The sign of a curve just after a point. */
function signAfter([c, b, a]: Quadratic, at: Rational): number {
  const value = add(c, multiply(at, add(b, multiply(a, at))))
  const slope = add(b, multiply(integer(2), multiply(a, at)))
  return compare(value, zero) || compare(slope, zero) || compare(a, zero)
}
