import type { CellAsRead, Ignored, SheetAsRead, WorkbookAsRead, WorkbookFormat } from '../../exchange/workbook.ts'
import { cellAt } from '../../exchange/workbook.ts'
import type { Translate } from '../../messages/translate.ts'
import { Refusal } from '../../result.ts'
import { besidesManifest, readManifest } from '../workbook/manifest.ts'
import { coverPart, manifestSheet, parseMark, type SheetMark, type WorkbookIdentity, workbookFormat } from '../workbook/mark.ts'

/** A row of a returned sheet, with its cells found by the keys of their columns. */
export type ReturnedRow = {
  id: string
  sheet: ReturnedSheet
  row: number
  cell: (key: string) => CellAsRead | undefined
}

/** A sheet of ours as it came back. */
export type ReturnedSheet = {
  sheet: SheetAsRead
  part: string
  /** Column numbers by key, in the order of the sheet. */
  columns: ReadonlyMap<string, number>
  /** Keys that head more than one column; only the first is read. */
  repeated: readonly string[]
  rows: ReturnedRow[]
  /** Cells that belong to no row of ours and hold no key: the title and the heads of the columns, and what was written besides. */
  besides: CellAsRead[]
}

export type Returned = {
  /** What the workbook came as: some formats cannot say all that others do. */
  format: WorkbookFormat
  /** Whether the sheet that says what the workbook is came back too. */
  manifest: boolean
  sheets: ReturnedSheet[]
  /** The first sheet as it came back, and the texts that it was sent out with where the workbook still says so. */
  cover: { sheet: SheetAsRead; besides: CellAsRead[]; sent: readonly string[] | undefined } | undefined
  /** Sheets that are not ours and hold something. */
  foreign: SheetAsRead[]
  /** The sheet where dropdowns take their words from. */
  lists: SheetAsRead[]
  /** What was written on the sheet that nobody sees, beside what we wrote there. */
  aside: { sheet: string; cells: CellAsRead[] } | undefined
  /** The locale that the workbook was written in; empty where it does not say. */
  language: string
  /** The language that its questions are in; empty where that is the questionnaire's own. */
  questions: string
  /** What the workbook holds beside cells, and nobody reads. */
  ignored: readonly Ignored[]
}

/** What a workbook says it is, by the sheet that nobody sees and by the mark of each sheet: more than one where these differ. */
export function identitiesIn(workbook: WorkbookAsRead): WorkbookIdentity[] {
  const marks = [readManifest(workbook)?.mark, ...workbook.sheets.map((sheet) => findMark(sheet)?.mark)]
  const identities = new Map(
    marks.flatMap((mark) => {
      if (!mark) return []
      const { envelope, tender, bid, instrument } = mark
      return [[JSON.stringify([envelope, tender, bid]), { envelope, tender, bid, instrument }] as const]
    }),
  )
  return [...identities.values()]
}

/** Whose workbook is awaited, hashes of earlier versions that are read too, and how to name the bidder of a bid. */
export type Expected = WorkbookIdentity & { providerOf: (bid: string) => string; earlier?: readonly string[] }

/** Merged ranges of a sheet; ours has one for each introduction. */
const mostMerges = 2_000

/** Row ids are in lower case; the head of their column is not. */
const idShape = /^@?[a-z0-9][a-z0-9.#/-]*$/

/**
 * Finds our sheets, rows and columns in a workbook that came back, wherever they were moved.
 * Refuses a workbook that is not ours, or was made for another bid, tender, questionnaire or envelope.
 */
export function readReturned(workbook: WorkbookAsRead, expected: Expected): Returned {
  const manifest = readManifest(workbook)
  if (manifest) checkIdentity(workbook.file, manifestSheet, manifest.mark, expected)
  const sheets: ReturnedSheet[] = []
  const foreign: SheetAsRead[] = []
  const lists: SheetAsRead[] = []
  let aside: Returned['aside']
  let cover: Returned['cover']
  let language = manifest?.mark.language ?? ''
  let questions = manifest?.mark.questions ?? ''
  for (const sheet of workbook.sheets) {
    if (isEmpty(sheet)) continue
    if (sheet.name === manifestSheet) {
      aside = { sheet: sheet.name, cells: besidesManifest(sheet) }
      continue
    }
    if (isListSheet(sheet)) {
      lists.push(sheet)
      continue
    }
    if (sheet.merges.length > mostMerges)
      throw new Refusal('import.merges', { file: workbook.file, sheet: sheet.name, count: sheet.merges.length })
    const found = findMark(sheet)
    if (!found) {
      foreign.push(sheet)
      continue
    }
    checkIdentity(workbook.file, sheet.name, found.mark, expected)
    language ||= found.mark.language
    questions ||= found.mark.questions ?? ''
    if (found.mark.part === coverPart) {
      const besides = [...sheet.cells.values()].filter((cell) => says(cell) && !parseMark(cell.text) && !countsAnswers(cell))
      cover = { sheet, besides, sent: manifest?.cover.length ? manifest.cover : undefined }
    } else sheets.push(readSheet(sheet, found.mark.part, found.row, found.column))
  }
  if (sheets.length === 0) throw new Refusal(manifest || cover ? 'import.noSheets' : 'import.notOurs', { file: workbook.file })
  const { format, ignored } = workbook
  return { format, manifest: manifest !== undefined, sheets, cover, foreign, lists, aside, language, questions, ignored }
}

function isEmpty({ cells, notes, objects }: SheetAsRead): boolean {
  return cells.size === 0 && notes.length === 0 && objects.length === 0
}

/** Where dropdowns take their words from. Some programs make it visible. */
function isListSheet(sheet: SheetAsRead): boolean {
  return /^lists_*$/.test(sheet.name)
}

/** Whether a cell holds something to read. */
export function says(cell: CellAsRead): boolean {
  return cell.text.trim() !== '' || cell.kind === 'formula'
}

/** Our formulas on the first sheet: how many answers there are. */
function countsAnswers({ kind, formula = '', result }: CellAsRead): boolean {
  return kind === 'formula' && result !== 'text' && /^((\(?COUNTA|SUM)\(|0$)/i.test(formula)
}

function findMark(sheet: SheetAsRead): { mark: SheetMark; row: number; column: number } | undefined {
  for (const cell of sheet.cells.values()) {
    if (!cell.text.startsWith('assay:')) continue
    const mark = parseMark(cell.text)
    if (mark) return { mark, row: cell.row, column: cell.column }
  }
  return undefined
}

function checkIdentity(file: string, sheet: string, found: SheetMark, expected: Expected): void {
  if (found.format > workbookFormat) throw new Refusal('import.format', { file, sheet })
  if (found.envelope !== expected.envelope)
    throw new Refusal('import.envelope', { file, sheet, found: found.envelope, expected: expected.envelope })
  if (found.tender !== expected.tender) throw new Refusal('import.tender', { file, sheet })
  if (found.bid !== expected.bid)
    throw new Refusal('import.bid', {
      file,
      sheet,
      provider: expected.providerOf(found.bid),
      expected: expected.providerOf(expected.bid),
    })
  if (found.instrument !== expected.instrument && !expected.earlier?.includes(found.instrument))
    throw new Refusal('import.instrument', { file, sheet, envelope: expected.envelope })
}

function readSheet(sheet: SheetAsRead, part: string, keyRow: number, markColumn: number): ReturnedSheet {
  const columns = new Map<string, number>()
  const repeated: string[] = []
  const repeatedKeys = new Set<number>()
  for (let column = 1; column <= sheet.lastColumn; column++) {
    const key = column === markColumn ? 'number' : (cellAt(sheet, keyRow, column)?.text.trim() ?? '')
    if (!/^[a-z]+\d*$/.test(key)) continue
    if (columns.has(key)) {
      repeated.push(key)
      repeatedKeys.add(column)
    } else columns.set(key, column)
  }
  const returned: ReturnedSheet = { sheet, part, columns, repeated, rows: [], besides: [] }
  const idColumn = columns.get('id')
  const keyed = new Set(columns.values())
  const ids = new Map<number, string>()
  for (const cell of sheet.cells.values())
    if (cell.column === idColumn && cell.row !== keyRow && idShape.test(cell.text.trim())) ids.set(cell.row, cell.text.trim())
  for (const [row, id] of ids) {
    const cell = (key: string) => {
      const column = columns.get(key)
      return column === undefined ? undefined : cellAt(sheet, row, column)
    }
    returned.rows.push({ id, sheet: returned, row, cell })
  }
  for (const cell of sheet.cells.values()) {
    const key = cell.row === keyRow && (keyed.has(cell.column) || repeatedKeys.has(cell.column))
    const ours = key || (keyed.has(cell.column) && ids.has(cell.row))
    if (says(cell) && !ours) returned.besides.push(cell)
  }
  return returned
}

/** The words of the language that a workbook was written in, or the reader's where it does not say or they are not at hand. */
export function wordsOf({ language }: Returned, translate: Translate): Translate {
  return (language !== translate.locale && translate.in(language)) || translate
}

/**
 * The workbook with the formulas of some rows read as what they last resulted in, because a person has looked at them: of the rows
 * whose id, or the question before its `#`, is among `subjects`.
 */
export function withResults(returned: Returned, subjects: ReadonlySet<string>): Returned {
  const resulting = (cell: CellAsRead | undefined): CellAsRead | undefined =>
    cell?.kind === 'formula' && cell.result && cell.result !== 'blank' ? { ...cell, kind: cell.result } : cell
  const rows = (sheet: ReturnedSheet) =>
    sheet.rows.map((row) =>
      subjects.has(row.id.split('#')[0] ?? '') ? { ...row, cell: (key: string) => resulting(row.cell(key)) } : row,
    )
  if (subjects.size === 0) return returned
  return { ...returned, sheets: returned.sheets.map((sheet) => ({ ...sheet, rows: rows(sheet) })) }
}
