import { add, compare, divide, multiply, negate, type Rational, subtract, zero } from '../arithmetic/rational.ts'
import type { Subject } from '../scorecards/contract.ts'
import { isJudged } from '../scorecards/outcome.ts'
import type { QuestionScore } from '../scorecards/scorecard.ts'
import type { Assessed } from './assessment.ts'
import { questionShare } from './comparison.ts'

/** A score that people gave, with its share of the whole for its bid. */
type Judged = { readonly subject: Subject; readonly title: string; readonly score: Rational; readonly share: Rational }

/** A change of one score, after which the totals of the first and of another bid are equal. */
export type ScoreChange = {
  readonly of: Assessed
  readonly judged: Judged
  readonly change: Rational
  readonly leads: Assessed
}

/**
 * The smallest change of a single score that brings another bid level with the first: what separates their totals, divided by what
 * one point of the score is worth. Scores are those that count, the consensus or the mean; null where none has so much room on its
 * scale. `rivals` are in the order of the ranking, so that a score of the first need only fall to the next.
 */
export function smallestScoreChange(first: Assessed, rivals: readonly Assessed[]): ScoreChange | null {
  const [next] = rivals
  if (!next) return null
  const changes = [
    ...judgedOf(first).map((judged) => ({ of: first, judged, change: negate(needed(judged, first, next)), leads: next })),
    ...rivals.flatMap((rival) =>
      judgedOf(rival).map((judged) => ({ of: rival, judged, change: needed(judged, first, rival), leads: rival })),
    ),
  ]
  return changes
    .filter(isOnScale)
    .reduce<ScoreChange | null>((least, one) => (least && compare(sizeOf(least), sizeOf(one)) <= 0 ? least : one), null)
}

/** How much a score changes, without the direction. */
export function sizeOf({ change }: ScoreChange): Rational {
  return compare(change, zero) < 0 ? negate(change) : change
}

function needed({ share }: Judged, { scorecard }: Assessed, rival: Assessed): Rational {
  return divide(subtract(scorecard.total.lower, rival.scorecard.total.lower), multiply(share, scorecard.scale.worth))
}

function isOnScale({ of, judged, change }: ScoreChange): boolean {
  const { lowest, highest } = of.scorecard.scale
  const after = add(judged.score, change)
  return compare(after, lowest) >= 0 && compare(after, highest) <= 0
}

/** Whether people gave a score, and do not contradict each other on it. */
function isDecided(own: QuestionScore): boolean {
  return isJudged(own) && own.status === 'scored'
}

function judgedOf({ scorecard }: Assessed): Judged[] {
  const questions = [...scorecard.questions.values()].filter(isDecided).flatMap((own): Judged[] => {
    const { id, text, criterion } = own.planned.question
    const leaf = scorecard.criteria.get(criterion)
    const subject = { kind: 'question' as const, id }
    return leaf && own.score ? [{ subject, title: text, score: own.score.lower, share: questionShare(own, leaf, scorecard) }] : []
  })
  const criteria = [...scorecard.criteria.values()]
    .filter((own) => isJudged(own) && !own.disputed)
    .flatMap(({ criterion, score, share }): Judged[] => {
      const { id, title } = criterion
      return score ? [{ subject: { kind: 'criterion', id }, title, score: score.lower, share }] : []
    })
  return [...questions, ...criteria].filter(({ share }) => compare(share, zero) > 0)
}
