import {
  type CellAsRead,
  type CellNote,
  reference,
  type SheetAsRead,
  type SheetObject,
  type WorkbookCell,
  type WorkbookRow,
} from '../../exchange/workbook.ts'
import type { MessageValues, Translate } from '../../messages/translate.ts'
import type { VerdictRow } from '../contract.ts'
import { plain, textsOf, unsent } from '../workbook/sent.ts'
import { type RemarkCode, Remarks, shortened } from './remarks.ts'
import type { Repeat } from './repeats.ts'
import { type Returned, type ReturnedRow, type ReturnedSheet, says } from './returned.ts'

/** Cells of one row that say something else than what was sent out. */
export type Outside = { sheet: string; cells: readonly CellAsRead[] }

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
    outside,
    notes,
    objects,
  }: {
    unknown: readonly ReturnedRow[]
    repeats: readonly Repeat[]
    outside: readonly Outside[]
    notes: readonly { sheet: string; note: CellNote }[]
    objects: readonly { sheet: string; object: SheetObject }[]
  },
  remarks: Remarks,
  translate: Translate,
): VerdictRow[] {
  const rows = [
    ...unknown.map((row) => unknownRow(row.id, rowPlace(row), wordsOf(row), ['unknownId', { id: row.id }], translate)),
    ...repeats.map(({ first, other }) =>
      unknownRow(other.id, rowPlace(other), wordsOf(other), ['repeatedId', { id: other.id, first: rowPlace(first) }], translate),
    ),
    ...outside.map(({ sheet, cells }) => outsideRow(sheet, cells, translate)),
    ...notes.map(({ sheet, note }) =>
      unknownRow('', `${sheet}!${note.ref}`, shortened(note.text.trim(), 500), ['note', {}], translate),
    ),
    ...objects.map(({ sheet, object: { ref, kind, text } }) =>
      unknownRow('', `${sheet}!${ref}`, shortened(text, 500), ['object', { kind }], translate),
    ),
  ]
  if (rows.length > mostListed) remarks.add('moreUnknown', { count: rows.length - mostListed })
  return rows.slice(0, mostListed)
}

/**
 * What stands on the first sheet, above, beside and below the rows of ours, and on sheets that are not ours, where it is not what was
 * sent out. `headsOf` says what a sheet of ours was sent out with above its rows, `words` what dropdowns offer.
 */
export function outsideOf(
  returned: Returned,
  headsOf: (part: string) => readonly WorkbookRow[],
  words: readonly string[],
): Outside[] {
  const { cover, aside } = returned
  const byRow = (sheet: string, cells: readonly CellAsRead[]): Outside[] =>
    [...Map.groupBy(cells, ({ row }) => row).values()].map((row) => ({ sheet, cells: row }))
  return [
    ...(cover?.sent ? byRow(cover.sheet.name, unsent(cover.besides, cover.sent)) : []),
    ...returned.sheets.flatMap(({ sheet, part, besides }) => byRow(sheet.name, unsent(besides, textsOf(headsOf(part))))),
    ...returned.foreign.flatMap(({ name, cells }) => byRow(name, [...cells.values()].filter(says))),
    ...returned.lists.flatMap(({ name, cells }) => byRow(name, unsent([...cells.values()].filter(says), words))),
    ...(aside ? byRow(aside.sheet, aside.cells.filter(says)) : []),
  ]
}

/** Notes at cells that were not sent out. `cellsOf` says what we wrote into the row with an id. */
export function notesOf(
  returned: Returned,
  cellsOf: (id: string) => ReadonlyMap<string, WorkbookCell> | undefined,
): { sheet: string; note: CellNote }[] {
  const ofSheet = ({ name, notes }: SheetAsRead) => notes.map((note) => ({ sheet: name, note }))
  const ofOurs = ({ sheet, columns, rows }: ReturnedSheet) => {
    const sent = new Map(
      sheet.notes.length === 0
        ? []
        : rows.flatMap(({ id, row }) =>
            [...columns].flatMap(([key, column]): [string, string][] => {
              const comment = cellsOf(id)?.get(key)?.comment
              return comment === undefined ? [] : [[reference(row, column), plain(comment)]]
            }),
          ),
    )
    return ofSheet(sheet).filter(({ note }) => sent.get(note.ref) !== plain(note.text))
  }
  return [
    ...(returned.cover ? ofSheet(returned.cover.sheet) : []),
    ...returned.sheets.flatMap(ofOurs),
    ...returned.foreign.flatMap(ofSheet),
  ]
}

/** What lies on the cells of all sheets. We send out none. */
export function objectsOf({ cover, sheets, foreign, lists }: Returned): { sheet: string; object: SheetObject }[] {
  const all = [...(cover ? [cover.sheet] : []), ...sheets.map(({ sheet }) => sheet), ...foreign, ...lists]
  return all.flatMap(({ name, objects }) => objects.map((object) => ({ sheet: name, object })))
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
