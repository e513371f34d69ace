import { expect, it } from 'vitest'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { visibilityOf } from '../../shared/responses/visibility.ts'
import { Refusal } from '../../shared/result.ts'
import { instrumentOf } from './evaluations.ts'

const common = { criterion: 'c', weight: 1, type: 'yesNo', points: { yes: 5, no: 0 } }
const when = (question: string, answers: string[], hiddenCountsAs: string) => ({
  visibleWhen: { question, answers, hiddenCountsAs },
})
const questions = questionsOf(
  instrumentOf(
    [{ id: 'c', title: 'C', weight: 1 }],
    [
      { ...common, id: 'subcontractors', text: 'Do you use subcontractors?' },
      { ...common, id: 'audited', text: 'Are they audited?', ...when('subcontractors', ['yes'], 'dropped') },
      { ...common, id: 'yearly', text: 'Every year?', ...when('audited', ['yes'], 'lowest') },
      { ...common, id: 'report', text: 'Is there a report?', ...when('yearly', ['yes'], 'dropped') },
    ],
  ),
)
const says = (answers: Record<string, string>) =>
  new Map(Object.entries(answers).map(([id, value]): [string, Answer] => [id, { state: 'answered', value }]))
const statesOf = (answers: ReadonlyMap<string, Answer>, agreed: string[] = []) =>
  [...visibilityOf(questions, answers, new Set(agreed)).values()].map((seen) =>
    seen.state === 'hidden' ? seen.countsAs : seen.state,
  )

it('A question is put to a bidder while the condition on its controller holds', () => {
  expect(statesOf(says({ subcontractors: 'yes', audited: 'yes', yearly: 'yes' }))).toEqual([
    'visible',
    'visible',
    'visible',
    'visible',
  ])
})

it('A hidden question hides what depends on it, and passes on what it counts as', () => {
  expect(statesOf(says({ subcontractors: 'no', audited: 'yes', yearly: 'yes' }))).toEqual([
    'visible',
    'dropped',
    'dropped',
    'dropped',
  ])
  expect(statesOf(says({ subcontractors: 'yes', audited: 'no', yearly: 'yes' }))).toEqual([
    'visible',
    'visible',
    'lowest',
    'lowest',
  ])
})

it('A blank controller, or a claim that nobody agreed to, leaves what depends on it open', () => {
  expect(statesOf(says({ audited: 'yes', yearly: 'yes' }))).toEqual(['visible', 'open', 'open', 'open'])
  const claimed = new Map<string, Answer>([['subcontractors', { state: 'notApplicable' }]])
  expect(statesOf(claimed)).toEqual(['visible', 'open', 'open', 'open'])
})

it('A controller agreed to be not applicable drops what depends on it', () => {
  expect(statesOf(says({ subcontractors: 'yes' }), ['audited'])).toEqual(['visible', 'visible', 'dropped', 'dropped'])
})

it('A condition on a later question is refused by name', () => {
  const refusal = { code: 'responses.condition', details: { question: 'report', controller: 'yearly' } }
  expect(() => visibilityOf([...questions].reverse(), new Map(), new Set())).toThrow(Refusal)
  expect(() => visibilityOf([...questions].reverse(), new Map(), new Set())).toThrow(expect.objectContaining(refusal))
})
