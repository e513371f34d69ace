import type { CellAsRead } from '../../exchange/workbook.ts'
import type { Translate } from '../../messages/translate.ts'
import type { Question } from '../../questionnaires/model.ts'
import { type Answer, blank } from '../answer.ts'
import { formatAnswer } from '../text/format.ts'
import { parseInLanguages } from '../text/in-languages.ts'
import { noneBeside } from '../text/none.ts'
import { explainRejection, parseAnswer, type RawAnswer } from '../text/parse.ts'
import { slotOf } from '../workbook/form.ts'
import { type Remarks, shortened } from './remarks.ts'
import type { ReturnedRow } from './returned.ts'
import { Fault, isTypedAsText, placeOf, rawOf, takeCell } from './take-cell.ts'

/** What the rows of one question say, wherever they stand: its own row, the rows of its options or of its table. */
export type QuestionRows = {
  own: ReturnedRow | undefined
  /** By choice id, or by the position of a table's row. */
  parts: ReadonlyMap<string, ReturnedRow>
}

export type ReadAnswer =
  | { ok: true; answer: Answer }
  /** `cell` is what is at fault, `Security!D14`; the remarks say why. */
  | { ok: false; cell: string }

/** `words`: what the workbook was written in. `translate`: what is said about it. `inLanguages`: a question in every language that it has. */
type Languages = { words: Translate; translate: Translate; inLanguages: (question: Question) => readonly Question[] }

/**
 * Reads an answer out of its cells, by the rules of `parseAnswer`. It never guesses; what else was noticed goes to `remarks`.
 * `lockedText` is what we wrote into an answer cell that is not to be filled.
 */
export function readAnswer(
  question: Question,
  rows: QuestionRows,
  lockedText: string | undefined,
  remarks: Remarks,
  languages: Languages,
): ReadAnswer {
  const context: Context = { remarks, lockedText, ...languages }
  try {
    return { ok: true, answer: answerIn(question, rows, context) }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (error.code === 'rejected') remarks.say('rejected', String(error.values.reason))
    else remarks.add(error.code, error.values)
    return { ok: false, cell: error.cell }
  }
}

type Context = Languages & { remarks: Remarks; lockedText: string | undefined }

function answerIn(question: Question, rows: QuestionRows, context: Context): Answer {
  if (question.type === 'multipleChoice') return chosenIn(question, rows, context)
  if (question.type === 'table') return tableIn(question, rows, context)
  if (!rows.own) return blank
  const cell = takeCell(rows.own, 'answer', context.remarks)
  return cell ? parseCell(question, cell, rows.own, context) : blank
}

function parseCell(question: Question, cell: CellAsRead, row: ReturnedRow, context: Context): Answer {
  const raw = rawOf(cell)
  const answer = parseAt(question, raw, placeOf(row, 'answer'), context)
  if (answer.state === 'answered') remarkOnForm(question, cell, formatAnswer(question, answer, context.words), context.remarks)
  return answer
}

function parseAt(question: Question, raw: RawAnswer, place: string, { words, translate, inLanguages }: Languages): Answer {
  const parsed = parseInLanguages(question, inLanguages(question), raw, words)
  if (parsed.ok) return parsed.answer
  throw new Fault(place, 'rejected', { reason: explainRejection(parsed.rejection, translate) })
}

/** Says where an answer was taken although its cell holds it in another form than was asked for. */
function remarkOnForm(question: Question, cell: CellAsRead, read: string, remarks: Remarks): void {
  const given = shortened(cell.text.trim())
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
    case 'singleChoice':
      if (cell.text.trim() !== read) remarks.add('readAs', { given, read })
      break
    case 'number':
    case 'percentage':
    case 'money':
      if (isTypedAsText(cell)) remarks.add('numberAsText', { given, read })
      break
    case 'date':
      if (isTypedAsText(cell)) remarks.add('dateAsText', { given, read })
      break
    default:
      if (cell.kind !== 'text') remarks.add('typedAs', { kind: cell.kind, read: shortened(read) })
  }
}

/** The answer cell of a question whose answer stands in the rows beneath: only "not applicable" belongs there. */
function claimIn(
  question: Question,
  rows: QuestionRows,
  { remarks, lockedText, words, translate }: Context,
): 'claimed' | undefined {
  const cell = rows.own && takeCell(rows.own, 'answer', remarks)
  if (!rows.own || !cell || cell.text === lockedText) return undefined
  const place = placeOf(rows.own, 'answer')
  const parsed = parseAnswer(question, cell.text, words)
  if (parsed.ok && parsed.answer.state === 'notApplicable') return 'claimed'
  if (!parsed.ok && parsed.rejection.reason === 'notApplicable')
    throw new Fault(place, 'rejected', { reason: explainRejection(parsed.rejection, translate) })
  throw new Fault(place, 'belongsBelow', { given: shortened(cell.text) })
}

type ChoiceQuestion = Extract<Question, { type: 'multipleChoice' }>
type TableQuestion = Extract<Question, { type: 'table' }>

function chosenIn(question: ChoiceQuestion, rows: QuestionRows, context: Context): Answer {
  const { remarks, words } = context
  const claimed = claimIn(question, rows, context)
  const marks = question.choices.flatMap(({ id, label }) => {
    const row = rows.parts.get(id)
    const cell = row && takeCell(row, 'answer', remarks)
    return row && cell ? [{ id, chosen: isChosen(question, row, cell, label, words) }] : []
  })
  const chosen = marks.filter((mark) => mark.chosen).map(({ id }) => id)
  if (claimed && chosen.length > 0) throw new Fault(rows.own ? placeOf(rows.own, 'answer') : '', 'contradiction')
  if (claimed) return { state: 'notApplicable' }
  const contradiction = noneBeside(question.choices, chosen)
  if (contradiction) {
    const row = rows.parts.get(question.choices.find(({ label }) => label === contradiction.none)?.id ?? '')
    const reason = explainRejection({ reason: 'noneBeside', details: contradiction }, context.translate)
    throw new Fault(row ? placeOf(row, 'answer') : '', 'rejected', { reason })
  }
  if (marks.length > 0 && chosen.length === 0) remarks.add('noneChosen')
  return chosen.length > 0 ? { state: 'answered', value: chosen } : blank
}

const ticks = ['x', '✓', '✔', '☑', '1']

function isChosen(question: ChoiceQuestion, row: ReturnedRow, cell: CellAsRead, label: string, words: Translate): boolean {
  if (ticks.includes(cell.text.trim().toLowerCase())) return true
  const { id, text, criterion, weight } = question
  const yesNo: Question = { type: 'yesNo', id, text, criterion, weight, notApplicable: false, references: [], covers: [] }
  const parsed = parseAnswer(yesNo, rawOf(cell), words)
  if (parsed.ok && parsed.answer.state === 'answered') return parsed.answer.value === 'yes'
  throw new Fault(placeOf(row, 'answer'), 'optionMark', { given: shortened(cell.text), label })
}

function tableIn(question: TableQuestion, rows: QuestionRows, context: Context): Answer {
  const { remarks } = context
  const claimed = claimIn(question, rows, context)
  const records = [...rows.parts]
    .sort(([a], [b]) => Number(a) - Number(b))
    .flatMap(([, row]) => {
      const record: Record<string, string | number> = {}
      for (const [index, column] of question.columns.entries()) {
        const key = slotOf(index)
        const cell = takeCell(row, key, remarks)
        if (!cell) continue
        const raw = rawOf(cell)
        const value = typeof raw === 'boolean' ? cell.text : raw
        // One cell at a time, so that what is wrong with it can be told with its place.
        const taken = parseAt(question, [{ [column.id]: value }], placeOf(row, key), context)
        if (column.type !== 'text' && cell.kind === 'text')
          remarks.add(column.type === 'number' ? 'numberAsText' : 'dateAsText', {
            given: shortened(cell.text),
            read: cellOf(taken, column.id),
          })
        record[column.id] = value
      }
      return Object.keys(record).length > 0 ? [record] : []
    })
  if (claimed && records.length > 0) throw new Fault(rows.own ? placeOf(rows.own, 'answer') : '', 'contradiction')
  if (claimed) return { state: 'notApplicable' }
  return parseAt(question, records, rows.own ? placeOf(rows.own, 'answer') : '', context)
}

/** What the only row of a table holds in a column. */
function cellOf(answer: Answer, column: string): string {
  const [row] = answer.state === 'answered' && typeof answer.value !== 'string' ? answer.value : []
  return typeof row === 'object' ? (row[column] ?? '') : ''
}
