import type { PageKey, Translate } from '../messages/translation.ts'
import type { Question } from '../questionnaires/model.ts'
import { type Answer, blank } from './answer.ts'
import type { Response } from './contract.ts'
import { typedPercentage, unambiguous } from './text/decimals.ts'
import { parseAnswer } from './text/parse.ts'

/** The canonical answer behind a response, read back from the words in which it is shown. */
export function answerBehind(question: Question, { state, display }: Response, translate: Translate<PageKey>): Answer {
  if (state !== 'answered') return { state }
  const parsed = parseAnswer(question, display, translate)
  return parsed.ok ? parsed.answer : blank
}

/** An answer while it is being typed: a text, chosen options, or rows of cells by column. */
export type Draft = {
  text: string
  chosen: readonly string[]
  rows: readonly Readonly<Record<string, string>>[]
  notApplicable: boolean
}

/** What stands in the fields at first: the answer so far. */
export function draftOf(question: Question, response: Response | undefined, translate: Translate<PageKey>): Draft {
  const draft: Draft = { text: '', chosen: [], rows: [], notApplicable: response?.state === 'notApplicable' }
  if (response?.state !== 'answered') return draft
  const answer = answerBehind(question, response, translate)
  if (answer.state !== 'answered') return { ...draft, text: response.display ?? '' }
  const { value } = answer
  if (typeof value === 'string') return { ...draft, text: typed(question, value) }
  const items = value.filter((item) => typeof item === 'string')
  if (question.type === 'files') return { ...draft, text: items.join('\n') }
  const rows = value.filter((item) => typeof item !== 'string')
  return { ...draft, chosen: items, rows: question.type === 'table' ? rows.map((row) => typedRow(question, row)) : rows }
}

/** A value as it can be typed: `parseAnswer` reads it back into itself. */
function typed(question: Question, value: string): string {
  switch (question.type) {
    case 'number':
    case 'money':
      return unambiguous(value)
    case 'percentage':
      return typedPercentage(value)
    default:
      return value
  }
}

function typedRow(
  { columns }: Extract<Question, { type: 'table' }>,
  row: Readonly<Record<string, string>>,
): Record<string, string> {
  const numbers = columns.filter(({ id, type }) => type === 'number' && row[id] !== undefined)
  return { ...row, ...Object.fromEntries(numbers.map(({ id }) => [id, unambiguous(row[id] ?? '')])) }
}

/** The draft as the contract takes it: null where nothing was given. */
export function answerOfDraft(question: Question, draft: Draft): string | string[] | Record<string, string>[] | null {
  if (draft.notApplicable) return null
  switch (question.type) {
    case 'multipleChoice':
      return draft.chosen.length === 0 ? null : [...draft.chosen]
    case 'table': {
      const rows = draft.rows.filter((row) => Object.values(row).some((cell) => cell.trim() !== ''))
      return rows.length === 0 ? null : rows.map((row) => ({ ...row }))
    }
    default:
      return draft.text.trim() === '' ? null : draft.text
  }
}
