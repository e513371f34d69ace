import { compare, decimal } from '../arithmetic/rational.ts'
import type { MessageKey, Translate } from '../messages/translate.ts'
import type { Instrument, Question } from '../questionnaires/model.ts'
import { questionsOf } from '../questionnaires/walk.ts'
import { type Answer, blank } from './answer.ts'
import { visibilityOf } from './visibility.ts'

type Named<Prefix extends string> = MessageKey extends infer Key ? (Key extends `${Prefix}.${infer Name}` ? Name : never) : never

/** Why an answer does not carry over. */
export type LossReason = Named<'migration.lost'>
/** What to look at again in an answer that does. */
export type CarryRemark = Named<'migration.remark'>

/** What becomes of a question's answer in another version: it carries over, is lost for a reason, or nothing was ever said to it. */
export type MigrationRow =
  | { question: string; verdict: 'carried'; answer: Answer; remarks: CarryRemark[] }
  | { question: string; verdict: 'lost'; answer: Answer; reason: LossReason; details: { names: string } }
  | { question: string; verdict: 'new' | 'unanswered' }

export type Migration = {
  /** In the order of the later version; those of questions that it does not have at the end. */
  rows: MigrationRow[]
  /** The answers that carry over, by question. */
  answers: Map<string, Answer>
}

/**
 * Carries a bidder's answers to another version of a questionnaire. An answer carries over where the question has the same id and type, and
 * offers what was answered: every choice, the same unit or currency, the same columns, bounds that hold it. It carries over whole or not at
 * all; what was reworded is said beside it.
 */
export function migrateAnswers(
  before: Pick<Instrument, 'sections'>,
  after: Pick<Instrument, 'sections'>,
  given: ReadonlyMap<string, Answer>,
): Migration {
  const old = new Map(questionsOf(before).map((question) => [question.id, question]))
  const questions = questionsOf(after)
  const answers = new Map<string, Answer>()
  const judged = questions.map((question): MigrationRow => {
    const earlier = old.get(question.id)
    const answer = given.get(question.id) ?? blank
    if (!earlier) return { question: question.id, verdict: 'new' }
    if (answer.state === 'blank') return { question: question.id, verdict: 'unanswered' }
    const loss = lossOf(earlier, question, answer)
    if (loss) return { question: question.id, verdict: 'lost', answer, ...loss }
    answers.set(question.id, answer)
    return { question: question.id, verdict: 'carried', answer, remarks: remarksOn(earlier, question, answer) }
  })
  const visibility = visibilityOf(questions, answers, new Set())
  for (const row of judged)
    if (row.verdict === 'carried' && visibility.get(row.question)?.state === 'hidden') row.remarks.push('notAsked')
  const kept = new Set(questions.map(({ id }) => id))
  const removed = [...old.keys()].flatMap((id): MigrationRow[] => {
    const answer = given.get(id) ?? blank
    if (kept.has(id) || answer.state === 'blank') return []
    return [{ question: id, verdict: 'lost', answer, reason: 'removed', details: { names: '' } }]
  })
  return { rows: [...judged, ...removed], answers }
}

type Loss = { reason: LossReason; details: { names: string } }

function lossOf(before: Question, after: Question, answer: Answer): Loss | null {
  const loss = (reason: LossReason, names = ''): Loss => ({ reason, details: { names } })
  if (before.type !== after.type) return loss('type', `${before.type}, ${after.type}`)
  if (answer.state === 'notApplicable') return after.notApplicable ? null : loss('notApplicable')
  if (answer.state !== 'answered') return null
  const { value } = answer
  switch (after.type) {
    case 'singleChoice':
    case 'multipleChoice': {
      const offered = after.choices.map(({ id }) => id)
      const gone = chosenIn(value).filter((id) => !offered.includes(id))
      return gone.length > 0 ? loss('choice', labelsOf(before, gone)) : null
    }
    case 'number':
      if (before.type === 'number' && before.unit !== after.unit) return loss('unit', `${before.unit}, ${after.unit}`)
      return typeof value === 'string' && !isWithin(value, after) ? loss('bounds', value) : null
    case 'money':
      return before.type === 'money' && before.currency !== after.currency
        ? loss('currency', `${before.currency}, ${after.currency}`)
        : null
    case 'table': {
      const columns = before.type === 'table' ? before.columns : []
      const key = ({ id, type }: { id: string; type: string }) => `${id} ${type}`
      const [had, has] = [columns.map(key), after.columns.map(key)]
      const different = [
        ...columns.filter((column) => !has.includes(key(column))),
        ...after.columns.filter((column) => !had.includes(key(column))),
      ]
      return different.length > 0 ? loss('columns', [...new Set(different.map(({ title }) => title))].join(', ')) : null
    }
    default:
      return null
  }
}

function isWithin(value: string, { minimum, maximum }: { minimum?: string | undefined; maximum?: string | undefined }): boolean {
  const amount = decimal(value)
  const isBelow = minimum !== undefined && compare(amount, decimal(minimum)) < 0
  const isAbove = maximum !== undefined && compare(amount, decimal(maximum)) > 0
  return !isBelow && !isAbove
}

function chosenIn(value: Extract<Answer, { state: 'answered' }>['value']): string[] {
  return typeof value === 'string' ? [value] : value.filter((item) => typeof item === 'string')
}

function labelsOf(question: Question, ids: readonly string[]): string {
  const choices = 'choices' in question ? question.choices : []
  return ids.map((id) => choices.find((choice) => choice.id === id)?.label ?? id).join(', ')
}

function remarksOn(before: Question, after: Question, answer: Answer): CarryRemark[] {
  const remarks: CarryRemark[] = []
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
  if (before.text !== after.text) remarks.push('reworded')
  if (before.guidance !== after.guidance || before.evidence !== after.evidence) remarks.push('guidance')
  if ('choices' in before && 'choices' in after) {
    const chosen = answer.state === 'answered' ? chosenIn(answer.value) : []
    if (labelsOf(before, chosen) !== labelsOf(after, chosen)) remarks.push('choiceReworded')
    const had = before.choices.map(({ id }) => id)
    if (after.choices.some(({ id }) => !had.includes(id))) remarks.push('moreChoices')
  }
  const earned = (question: Question) => [
    'points' in question ? question.points : null,
    'bands' in question ? question.bands : null,
    'choices' in question ? question.choices.map(({ id, points }) => [id, points]) : null,
    question.weight,
  ]
  if (differs(earned(before), earned(after))) remarks.push('points')
  if (differs(before.knockOut?.passes, after.knockOut?.passes)) remarks.push('knockOut')
  return remarks
}

/** What is to be said of a row: why its answer is lost, or what to look at again in it. */
export function migrationWords(row: MigrationRow, translate: Translate): string[] {
  if (row.verdict === 'lost') return [translate(`migration.lost.${row.reason}`, row.details)]
  return row.verdict === 'carried' ? row.remarks.map((remark) => translate(`migration.remark.${remark}`)) : []
}
