import { compare, decimal, minimum, type Rational, sum, zero } from '../arithmetic/rational.ts'
import type { KnockOut, Question } from '../questionnaires/model.ts'
import type { Answer, AnswerValue } from '../responses/answer.ts'
import type { Visibility } from '../responses/visibility.ts'
import { best, pointsOf } from './plan.ts'

/** The points, 0 to 5, that the published rule of a closed question gives an answer. A value that the rule does not name earns 0. */
export function ruleScore(question: Question, value: AnswerValue): Rational {
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo': {
      const points = Object.entries(question.points ?? {}).find(([word]) => word === value)?.[1]
      return pointsOf(points ?? 0)
    }
    case 'singleChoice':
      return pointsOf(question.choices.find((choice) => choice.id === value)?.points ?? 0)
    case 'multipleChoice': {
      const chosen = question.choices.filter((choice) => typeof value !== 'string' && value.some((item) => item === choice.id))
      return minimum(best, sum(chosen.map((choice) => pointsOf(choice.points ?? 0))))
    }
    case 'number':
    case 'percentage': {
      if (typeof value !== 'string') return zero
      const amount = decimal(value)
      let reached: { from: Rational; points: number } | undefined
      for (const band of question.bands ?? []) {
        const from = decimal(band.from)
        if (compare(from, amount) <= 0 && (!reached || compare(from, reached.from) > 0)) reached = { from, points: band.points }
      }
      return reached ? pointsOf(reached.points) : zero
    }
    default:
      return zero
  }
}

/**
 * `pending`: the answer is blank, or claimed not applicable and not agreed. `waived`: agreed not applicable, or not put to
 * this bidder. A knock-out question that the bidder avoided by a poor answer fails.
 */
export type KnockOutStatus = 'pass' | 'fail' | 'pending' | 'waived'

/** Whether a bid passes the knock-out of a question. `agreed`: the question was agreed to be not applicable. */
export function knockOutStatus(knockOut: KnockOut, answer: Answer, visibility: Visibility, agreed: boolean): KnockOutStatus {
  if (agreed) return 'waived'
  if (visibility.state === 'hidden') return visibility.countsAs === 'lowest' ? 'fail' : 'waived'
  if (visibility.state === 'open' || answer.state !== 'answered') return 'pending'
  return meets(knockOut.passes, answer.value) ? 'pass' : 'fail'
}

function meets(requirement: KnockOut['passes'], value: AnswerValue): boolean {
  if (requirement.test === 'oneOf') {
    const given = typeof value === 'string' ? [value] : value
    return given.some((item) => typeof item === 'string' && requirement.answers.includes(item))
  }
  if (typeof value !== 'string') return false
  const order = compare(decimal(value), decimal(requirement.value))
  return requirement.test === 'atLeast' ? order >= 0 : order <= 0
}
