import type { Question, VisibilityCondition } from '../questionnaires/model.ts'
import { Refusal } from '../result.ts'
import type { Answer } from './answer.ts'

/**
 * Whether a question is put to a bidder, and what it counts as where it is not.
 * `open`: the question that decides it is blank (or claimed not applicable, and nobody agreed). It then counts like a
 * blank, whatever was written into it, so that silence about the first question can never beat an answer to it.
 */
export type Visibility =
  | { readonly state: 'visible' }
  | { readonly state: 'open'; readonly controller: string }
  | { readonly state: 'hidden'; readonly controller: string; readonly countsAs: VisibilityCondition['hiddenCountsAs'] }

export const visible: Visibility = { state: 'visible' }

/**
 * The visibility of every question, in the order of the template. A question whose controller is hidden is hidden too and
 * counts as its controller does. A controller that is agreed to be not applicable drops its dependents with it.
 * `agreed` holds the ids of the questions that an evaluator agreed to be not applicable to this bid.
 * Refuses a condition on a question that does not come earlier.
 */
export function visibilityOf(
  questions: readonly Question[],
  answers: ReadonlyMap<string, Answer>,
  agreed: ReadonlySet<string>,
): Map<string, Visibility> {
  const result = new Map<string, Visibility>()
  for (const question of questions) {
    result.set(
      question.id,
      question.visibleWhen ? underCondition(question.id, question.visibleWhen, result, answers, agreed) : visible,
    )
  }
  return result
}

function underCondition(
  question: string,
  condition: VisibilityCondition,
  earlier: ReadonlyMap<string, Visibility>,
  answers: ReadonlyMap<string, Answer>,
  agreed: ReadonlySet<string>,
): Visibility {
  const controller = condition.question
  const inherited = earlier.get(controller)
  if (!inherited) throw new Refusal('responses.condition', { question, controller })
  if (agreed.has(controller)) return { state: 'hidden', controller, countsAs: 'dropped' }
  if (inherited.state === 'hidden') return { state: 'hidden', controller, countsAs: inherited.countsAs }
  if (inherited.state === 'open') return { state: 'open', controller }
  const answer = answers.get(controller)
  if (answer?.state !== 'answered') return { state: 'open', controller }
  if (holds(condition, answer.value)) return visible
  return { state: 'hidden', controller, countsAs: condition.hiddenCountsAs }
}

function holds(condition: VisibilityCondition, value: Extract<Answer, { state: 'answered' }>['value']): boolean {
  const given = typeof value === 'string' ? [value] : value
  return given.some((item) => typeof item === 'string' && condition.answers.includes(item))
}
