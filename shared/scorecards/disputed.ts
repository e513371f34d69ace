import { hull, type Interval } from '../arithmetic/interval.ts'
import type { KnockOutStatus } from './knockouts.ts'
import type { Outcome } from './outcome.ts'
import { pointsOf } from './scale.ts'

// What several people said of one thing without knowing of each other is in conflict until a person's fact follows all of it. Until then
// the thing is open: from the lowest to the highest of what was said, whichever of it is the newest.

/** A score with what the facts say that contradict it, if any: their points, or null where one takes the score back. */
export type Points = { readonly points: number; readonly others?: readonly (number | null)[] | undefined }

/** Whether people contradict each other on a score. */
export function isDisputed(score: Points | null): boolean {
  return (score?.others?.length ?? 0) > 0
}

/** From the lowest to the highest that was said of a score; the whole scale where it may have been taken back. */
export function spanOf({ points, others = [] }: Points, whole: Interval): Interval {
  const said = [points, ...others].map((each): Interval => {
    if (each === null) return whole
    const exact = pointsOf(each)
    return { lower: exact, upper: exact }
  })
  const [first = whole, ...rest] = said
  return hull([first, ...rest])
}

/** What comes of a question of which several things were said, by what would come of each. */
export function disputedOutcome(outcomes: readonly [Outcome, ...Outcome[]], whole: Interval): Outcome {
  const [first, ...others] = outcomes
  if (others.length === 0 || outcomes.every(({ status }) => status === 'notApplicable' || status === 'hidden')) return first
  const scores = outcomes.flatMap(({ score }) => score ?? [])
  const [score, ...rest] = scores
  const source = others.every((other) => other.source === first.source) ? first.source : 'none'
  if (!score) return { status: 'disputed', source, score: null }
  return { status: 'disputed', source, score: scores.length < outcomes.length ? whole : hull([score, ...rest]) }
}

/** Whether a knock-out is passed of which several things were said: not decided unless all of it comes to the same. */
export function disputedKnockOut(statuses: readonly [KnockOutStatus, ...KnockOutStatus[]]): KnockOutStatus {
  const [first] = statuses
  if (statuses.every((status) => status === first)) return first
  return statuses.every((status) => status === 'pass' || status === 'waived') ? 'pass' : 'pending'
}
