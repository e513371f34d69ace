import { add, compare, divide, minimum, multiply, type Rational, subtract, sum, zero } from '../arithmetic/rational.ts'
import type { PlannedCriterion } from '../scorecards/plan.ts'
import type { Assessed } from './assessment.ts'
import { isMovable } from './stability.ts'

/** Weight moved from some criteria of a group to one other, as shares of the whole, 0 to 1. */
export type Transfer = {
  readonly leads: Assessed
  readonly amount: Rational
  readonly to: PlannedCriterion
  readonly from: readonly { readonly criterion: PlannedCriterion; readonly amount: Rational }[]
}

/**
 * The least weight that has to move between the groups of criteria for another bid to draw level with the first; more than
 * that unseats it. The cheapest transfer to a rival goes to where the rival is furthest ahead, and comes from where it is furthest
 * behind, then the next: each unit moved closes the gap by the difference of the two. null where no weights let a rival lead.
 * Rivals to which other criteria apply than to the first are left out, as their totals share no denominator with its total.
 */
export function smallestTransfer(
  roots: readonly PlannedCriterion[],
  first: Assessed,
  rivals: readonly Assessed[],
): Transfer | null {
  const transfers = rivals
    .filter((rival) => sharesCriteria(roots, first, rival))
    .flatMap((rival) => transferTo(rival, first, roots) ?? [])
  return transfers.reduce<Transfer | null>(
    (least, transfer) => (least && compare(least.amount, transfer.amount) <= 0 ? least : transfer),
    null,
  )
}

/** Whether the same groups of criteria apply to both bids. */
export function sharesCriteria(roots: readonly PlannedCriterion[], first: Assessed, rival: Assessed): boolean {
  const applies = ({ scorecard }: Assessed, { id }: PlannedCriterion) => Boolean(scorecard.criteria.get(id)?.score)
  return roots.every((root) => applies(first, root) === applies(rival, root))
}

function transferTo(rival: Assessed, first: Assessed, roots: readonly PlannedCriterion[]): Transfer | null {
  const scoreOf = ({ scorecard }: Assessed, { id }: PlannedCriterion) => scorecard.criteria.get(id)?.score?.lower ?? zero
  const [target, ...sources] = roots
    .filter(isMovable)
    .map((criterion) => ({ criterion, ahead: subtract(scoreOf(rival, criterion), scoreOf(first, criterion)) }))
    .sort((one, other) => compare(other.ahead, one.ahead))
  if (!target || compare(target.ahead, zero) <= 0) return null
  const weighed = [target, ...sources].map(({ criterion, ahead }) => multiply(criterion.globalWeight, ahead))
  let behind = subtract(zero, sum(weighed))
  const from: { criterion: PlannedCriterion; amount: Rational }[] = []
  for (const { criterion, ahead } of sources.reverse()) {
    if (compare(behind, zero) <= 0) break
    const closes = subtract(target.ahead, ahead)
    const amount = minimum(criterion.globalWeight, divide(behind, closes))
    behind = subtract(behind, multiply(amount, closes))
    from.push({ criterion, amount })
  }
  return { leads: rival, amount: from.reduce((all, { amount }) => add(all, amount), zero), to: target.criterion, from }
}
