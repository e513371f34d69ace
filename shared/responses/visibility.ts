import { holdsFor } from '../questionnaires/conditions/compare.ts'
import { foldCondition } from '../questionnaires/conditions/fold.ts'
import type { Comparison, HiddenCountsAs, VisibilityCondition } from '../questionnaires/conditions/model.ts'
import type { Question } from '../questionnaires/model.ts'
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
  | { readonly state: 'hidden'; readonly controller: string; readonly countsAs: HiddenCountsAs }

export const visible: Visibility = { state: 'visible' }

/** On what of a bid people contradict each other, by question: what else was said to be the answer, and whether it applies. */
export type Undecided = {
  readonly answers: ReadonlyMap<string, readonly Answer[]>
  readonly notApplicable: ReadonlySet<string>
}

export const nothingUndecided: Undecided = { answers: new Map(), notApplicable: new Set() }

/**
 * The visibility of every question, in the order of the template: the one evaluation of conditions.
 * A comparison with a question that is hidden does not hold, and neither does its contrary; what depends on it counts as that question
 * does. A question that is agreed to be not applicable drops its dependents in the same way. A blank decides nothing: the
 * comparison is open, and so is its contrary. All of several conditions hold where each does, and are hidden where one is; any of them
 * holds where one does, and is hidden where each is. What is hidden for several reasons counts as the lowest if it does for one of them.
 * `agreed` holds the ids of the questions that an evaluator agreed to be not applicable to this bid.
 * Where people contradict each other on an answer, and not all that they say comes to the same, comparisons with it are open.
 * Refuses a condition on a question that does not come earlier.
 */
export function visibilityOf(
  questions: readonly Question[],
  answers: ReadonlyMap<string, Answer>,
  agreed: ReadonlySet<string>,
  undecided: Undecided = nothingUndecided,
): Map<string, Visibility> {
  const result = new Map<string, Visibility>()
  let byId: Map<string, Question> | undefined
  const compare = (question: Question, condition: VisibilityCondition, comparison: Comparison, negated: boolean): Visibility => {
    const controller = comparison.question
    byId ??= new Map(questions.map((each) => [each.id, each]))
    const asked = byId.get(controller)
    const inherited = result.get(controller)
    if (!asked || !inherited) throw new Refusal('responses.condition', { question: question.id, controller })
    if (agreed.has(controller)) return { state: 'hidden', controller, countsAs: 'dropped' }
    if (inherited.state === 'hidden') return { state: 'hidden', controller, countsAs: inherited.countsAs }
    if (inherited.state === 'open') return { ...inherited, controller }
    const said = [answers.get(controller), ...(undecided.answers.get(controller) ?? [])]
    const [first, ...others] = said.map((answer): Visibility => {
      if (answer?.state !== 'answered') return { state: 'open', controller }
      if (holdsFor(comparison, asked, answer.value) !== negated) return visible
      return { state: 'hidden', controller, countsAs: condition.hiddenCountsAs }
    })
    const isDecided = !undecided.notApplicable.has(controller) && others.every(({ state }) => state === first?.state)
    return first && isDecided ? first : { state: 'open', controller, undecided: true }
  }
  for (const question of questions) {
    const condition = question.visibleWhen
    const seen = condition
      ? foldCondition<Visibility>(condition, {
          compare: (comparison, negated) => compare(question, condition, comparison, negated),
          all: (parts) => hiddenAmong(parts) ?? openAmong(parts) ?? visible,
          any: (parts) => parts.find(({ state }) => state === 'visible') ?? openAmong(parts) ?? hiddenAmong(parts) ?? visible,
        })
      : visible
    result.set(question.id, seen)
  }
  return result
}

function hiddenAmong(parts: readonly Visibility[]): Visibility | undefined {
  const hidden = parts.filter((part) => part.state === 'hidden')
  return hidden.find(({ countsAs }) => countsAs === 'lowest') ?? hidden[0]
}

function openAmong(parts: readonly Visibility[]): Visibility | undefined {
  const open = parts.filter((part) => part.state === 'open')
  return open.find(({ undecided }) => undecided) ?? open[0]
}
