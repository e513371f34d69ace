import type { CellAsRead } from '../../exchange/workbook.ts'
import type { Question } from '../../questionnaires/model.ts'
import type { CellValues } from '../outgoing/row-cells.ts'
import { type FormRow, slotOf } from '../workbook/form.ts'
import { plain } from '../workbook/sent.ts'
import type { Gathered } from './gather.ts'
import { type Remarks, shortened } from './remarks.ts'
import type { ReturnedRow } from './returned.ts'
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
  if (rows.own) {
    const form: FormRow = { kind: 'question', question }
    for (const altered of alteredCells(form, rows.own, cellsOf(form))) {
      const words = { sent: shortened(altered.sent), returned: shortened(altered.returned) }
      if (altered.key === 'question') remarks.add('reworded', words)
      else if (altered.sent !== '') remarks.add('rewordedBeside', words)
      else remarks.add('besideAnswers', { cell: placeOf(rows.own, altered.key), ...words })
    }
  }
  for (const [form, row] of partsOf(question, rows))
    for (const { key, sent, returned } of alteredCells(form, row, cellsOf(form))) {
      const values = { cell: placeOf(row, key), sent: shortened(sent), returned: shortened(returned) }
      remarks.add(sent === '' ? 'besideAnswers' : 'rewordedPart', values)
    }
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
