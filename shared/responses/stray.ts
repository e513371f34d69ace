import type { CellAsRead } from '../exchange/workbook.ts'
import type { MessageValues, Translate } from '../messages/translate.ts'
import type { VerdictRow } from './contract.ts'
import { type RemarkCode, Remarks, shortened } from './remarks.ts'
import type { Returned, ReturnedRow } from './returned.ts'

/** Two rows that carry the same id. `same`: they do not contradict each other. */
export type Repeat = { first: ReturnedRow; other: ReturnedRow; same: boolean }

/** More than these are counted, not listed. */
const mostListed = 300

/**
 * What a workbook says outside the rows and cells that we know: ids that the questionnaire does not have, ids given twice,
 * text without an id. One row for each row of a sheet.
 */
export function unknownRows(
  {
    unknown,
    repeats,
    beside,
    returned,
  }: {
    unknown: readonly ReturnedRow[]
    repeats: readonly Repeat[]
    /** Cells of headings that say something else than what was sent out. */
    beside: readonly { sheet: string; cells: readonly CellAsRead[] }[]
    returned: Returned
  },
  remarks: Remarks,
  translate: Translate,
): VerdictRow[] {
  const rows = [
    ...unknown.map((row) => unknownRow(row.id, rowPlace(row), wordsOf(row), ['unknownId', { id: row.id }], translate)),
    ...repeats.map(({ first, other }) =>
      unknownRow(other.id, rowPlace(other), wordsOf(other), ['repeatedId', { id: other.id, first: rowPlace(first) }], translate),
    ),
    ...beside.map(({ sheet, cells }) => outsideRow(sheet, cells, translate)),
    ...returned.sheets.flatMap(({ sheet, stray }) =>
      [...Map.groupBy(stray, ({ row }) => row)].map(([, cells]) => outsideRow(sheet.name, cells, translate)),
    ),
  ]
  if (rows.length > mostListed) remarks.add('moreUnknown', { count: rows.length - mostListed })
  return rows.slice(0, mostListed)
}

/** `Security!14:14`, a row as a whole. */
export function rowPlace(row: ReturnedRow): string {
  return `${row.sheet.sheet.name}!${row.row}:${row.row}`
}

function outsideRow(sheet: string, cells: readonly CellAsRead[], translate: Translate): VerdictRow {
  const places = cells.slice(0, 3).map(({ ref }) => ref)
  return unknownRow('', `${sheet}!${places.join(', ')}`, joined(cells), ['outside', {}], translate)
}

function unknownRow(
  subject: string,
  cell: string,
  words: string,
  [code, values]: [RemarkCode, MessageValues],
  translate: Translate,
): VerdictRow {
  const remarks = new Remarks(translate)
  remarks.add(code, values)
  return { verdict: 'unknown', subject, label: '', cell, before: null, after: words || null, remarks: remarks.list() }
}

function wordsOf(row: ReturnedRow): string {
  return joined([...row.sheet.columns.keys()].filter((key) => key !== 'id').flatMap((key) => row.cell(key) ?? []))
}

function joined(cells: readonly CellAsRead[]): string {
  return shortened(cells.map(({ text }) => text.trim()).join(' | '), 500)
}
