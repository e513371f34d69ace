import { compare, decimal } from '../arithmetic/rational.ts'
import type { KnockOut } from '../questionnaires/model.ts'
import type { Answer, AnswerValue } from '../responses/answer.ts'
import type { Visibility } from '../responses/visibility.ts'

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
