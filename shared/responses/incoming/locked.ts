import type { CellAsRead } from '../../exchange/workbook.ts'
import type { Question } from '../../questionnaires/model.ts'
import type { CellValues } from '../outgoing/row-cells.ts'
import { type FormRow, rowId, slotOf } from '../workbook/form.ts'
import { plain } from '../workbook/sent.ts'
import type { Gathered } from './gather.ts'
import { type Remarks, shortened } from './remarks.ts'
import type { ReturnedRow } from './returned.ts'
import { Swapped } from './swapped.ts'
import { placeOf } from './take-cell.ts'

/** The keys of the cells of a row that a bidder fills; all others are locked, and not read. */
function entryKeys(row: FormRow): string[] {
  switch (row.kind) {
    case 'question':
      return row.question.type === 'files' ? ['answer', 'comment'] : ['answer', 'comment', 'files']
    case 'option':
      return ['answer']
    case 'tableRow':
      return row.question.columns.map((_, index) => slotOf(index))
    default:
      return []
  }
}

/** A locked cell that came back with other words than it was sent out with; `sent` is empty where nothing stood in it. */
export type Altered = { key: string; cell: CellAsRead | undefined; sent: string; returned: string }

/** The locked cells of a row whose text is struck through, unseen or shown as another. */
function unseenCells(form: FormRow, row: ReturnedRow): { key: string; cell: CellAsRead }[] {
  const entries = new Set(entryKeys(form))
  return [...row.sheet.columns.keys()].flatMap((key) => {
    const cell = key === 'id' || entries.has(key) ? undefined : row.cell(key)
    return cell && (cell.doubts || cell.shown !== undefined) ? [{ key, cell }] : []
  })
}

/** The locked cells of a row that say something else than what `written` was sent out with. */
export function alteredCells(form: FormRow, row: ReturnedRow, written: CellValues): Altered[] {
  const entries = new Set(entryKeys(form))
  return [...row.sheet.columns.keys()].flatMap((key) => {
    if (key === 'id' || entries.has(key)) return []
    const cell = row.cell(key)
    const sent = plain(String(written.get(key)?.content ?? ''))
    const returned = plain(cell?.text ?? '')
    return sent === returned ? [] : [{ key, cell, sent, returned }]
  })
}

/**
 * Tells what locked cells of a question say that was not sent out: another question or option in the place of ours changes
 * what the answer means, and a note in a cell that is not read would be lost. `cellsOf` says what we wrote into a row.
 */
export function remarkOnLocked(
  question: Question,
  rows: Gathered,
  cellsOf: (row: FormRow) => CellValues,
  remarks: Remarks,
): void {
  for (const [form, row] of rowsOf(question, rows)) {
    for (const { key, cell } of unseenCells(form, row))
      remarks.add('lockedUnseen', { cell: placeOf(row, key), text: shortened(cell.text.trim()) })
    for (const { key, sent, returned } of alteredCells(form, row, cellsOf(form))) {
      const words = { cell: placeOf(row, key), sent: shortened(sent), returned: shortened(returned) }
      if (sent === '') remarks.add('besideAnswers', words)
      else if (form.kind !== 'question') remarks.add('rewordedPart', words)
      else remarks.add(key === 'question' ? 'reworded' : 'rewordedBeside', words)
    }
  }
}

/** What people know the row of a question or an option by; undefined for other rows. */
export function printOf(form: FormRow, textAt: (key: string) => string): string[] | undefined {
  if (form.kind === 'question') return [textAt('question'), textAt('number')]
  return form.kind === 'option' ? [textAt('question')] : undefined
}

/** A row of a question that came back with the words of another row, or a table with the heads of its columns exchanged. */
export function swappedIn(
  question: Question,
  rows: Gathered,
  cellsOf: (row: FormRow) => CellValues,
  swapped: Swapped,
): { row: ReturnedRow; key: string; sent: string; returned: string } | undefined {
  for (const [form, row] of rowsOf(question, rows)) {
    const came = (key: string) => row.cell(key)?.text ?? ''
    const sent = (key: string) => String(cellsOf(form).get(key)?.content ?? '')
    const found = (key: string) => ({ row, key, sent: shortened(sent(key)), returned: shortened(came(key)) })
    const print = printOf(form, came)
    if (print && swapped.with(rowId(form), print) !== undefined) return found('question')
    if (form.kind !== 'tableHead') continue
    const keys = form.question.columns.map((_, index) => slotOf(index))
    const heads = new Swapped(new Map(keys.map((key) => [key, [sent(key)]])))
    const exchanged = keys.find((key) => heads.with(key, [came(key)]) !== undefined)
    if (exchanged !== undefined) return found(exchanged)
  }
  return undefined
}

function rowsOf(question: Question, rows: Gathered): [FormRow, ReturnedRow][] {
  const parts = partsOf(question, rows)
  return rows.own ? [[{ kind: 'question', question }, rows.own], ...parts] : parts
}

function partsOf(question: Question, { parts, heads }: Gathered): [FormRow, ReturnedRow][] {
  if (question.type === 'multipleChoice')
    return question.choices.flatMap((choice): [FormRow, ReturnedRow][] => {
      const row = parts.get(choice.id)
      return row ? [[{ kind: 'option', question, choice }, row]] : []
    })
  if (question.type !== 'table') return []
  const rows = [...parts].map(([position, row]): [FormRow, ReturnedRow] => [
    { kind: 'tableRow', question, position: Number(position) },
    row,
  ])
  return heads ? [[{ kind: 'tableHead', question }, heads], ...rows] : rows
}
