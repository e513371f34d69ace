import type { Question, VisibilityCondition } from '../questionnaires/model.ts'
import { Refusal } from '../result.ts'
import type { Answer } from './answer.ts'

/**
 * Whether a question is put to a bidder, and what it counts as where it is not.
 * `open`: the question that decides it is blank (or claimed not applicable, and nobody agreed). It then counts like a
 * blank, whatever was written into it, so that silence about the first question can never beat an answer to it. `undecided`: people
 * contradict each other on that question.
 */
export type Visibility =
  | { readonly state: 'visible' }
  | { readonly state: 'open'; readonly controller: string; readonly undecided?: boolean }
  | { readonly state: 'hidden'; readonly controller: string; readonly countsAs: VisibilityCondition['hiddenCountsAs'] }

export const visible: Visibility = { state: 'visible' }

/** On what of a bid people contradict each other, by question: what else was said to be the answer, and whether it applies. */
export type Undecided = {
  readonly answers: ReadonlyMap<string, readonly Answer[]>
  readonly notApplicable: ReadonlySet<string>
}

export const nothingUndecided: Undecided = { answers: new Map(), notApplicable: new Set() }

/**
 * The visibility of every question, in the order of the template. A question whose controller is hidden is hidden too and
 * counts as its controller does. A controller that is agreed to be not applicable drops its dependents with it.
 * `agreed` holds the ids of the questions that an evaluator agreed to be not applicable to this bid.
 * Where people contradict each other on a controller, and not all that they say comes to the same, its dependents are open.
 * Refuses a condition on a question that does not come earlier.
 */
export function visibilityOf(
  questions: readonly Question[],
  answers: ReadonlyMap<string, Answer>,
  agreed: ReadonlySet<string>,
  undecided: Undecided = nothingUndecided,
): Map<string, Visibility> {
  const result = new Map<string, Visibility>()
  for (const question of questions) {
    result.set(
      question.id,
      question.visibleWhen ? underCondition(question.id, question.visibleWhen, result, answers, agreed, undecided) : visible,
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
  undecided: Undecided,
): Visibility {
  const controller = condition.question
  const inherited = earlier.get(controller)
  if (!inherited) throw new Refusal('responses.condition', { question, controller })
  if (agreed.has(controller)) return { state: 'hidden', controller, countsAs: 'dropped' }
  if (inherited.state === 'hidden') return { state: 'hidden', controller, countsAs: inherited.countsAs }
  if (inherited.state === 'open') return { ...inherited, controller }
  const said = [answers.get(controller), ...(undecided.answers.get(controller) ?? [])]
  const [first, ...others] = said.map((answer) => underAnswer(condition, answer))
  const isDecided = !undecided.notApplicable.has(controller) && others.every(({ state }) => state === first?.state)
  return first && isDecided ? first : { state: 'open', controller, undecided: true }
}

function underAnswer(condition: VisibilityCondition, answer: Answer | undefined): Visibility {
  const controller = condition.question
  if (answer?.state !== 'answered') return { state: 'open', controller }
  if (holds(condition, answer.value)) return visible
  return { state: 'hidden', controller, countsAs: condition.hiddenCountsAs }
}

function holds(condition: VisibilityCondition, value: Extract<Answer, { state: 'answered' }>['value']): boolean {
  const given = typeof value === 'string' ? [value] : value
  return given.some((item) => typeof item === 'string' && condition.answers.includes(item))
}
