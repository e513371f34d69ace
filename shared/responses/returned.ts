import type { CellAsRead, Ignored, SheetAsRead, WorkbookAsRead } from '../exchange/workbook.ts'
import { cellAt } from '../exchange/workbook.ts'
import { Refusal } from '../result.ts'
import { coverPart, manifestSheet, parseMark, type SheetMark, type WorkbookIdentity, workbookFormat } from './mark.ts'

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
  /** Rows and cells below the keys that belong to no row of ours. */
  stray: CellAsRead[]
}

export type Returned = {
  /** Whether the sheet that says what the workbook is came back too. */
  manifest: boolean
  sheets: ReturnedSheet[]
  /** Names of sheets that are not ours and hold something. */
  foreign: string[]
  /** What the workbook holds beside cells, and nobody reads. */
  ignored: readonly Ignored[]
}

/** Whose workbook is awaited, and how to name the bidder of a bid. */
export type Expected = WorkbookIdentity & { providerOf: (bid: string) => string }

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
  if (manifest) checkIdentity(workbook.file, manifestSheet, manifest, expected)
  const sheets: ReturnedSheet[] = []
  const foreign: string[] = []
  let cover = false
  for (const sheet of workbook.sheets) {
    if (sheet.cells.size === 0 || sheet.name === manifestSheet || isListSheet(sheet)) continue
    if (sheet.merges.length > mostMerges)
      throw new Refusal('import.merges', { file: workbook.file, sheet: sheet.name, count: sheet.merges.length })
    const found = findMark(sheet)
    if (!found) {
      foreign.push(sheet.name)
      continue
    }
    checkIdentity(workbook.file, sheet.name, found.mark, expected)
    if (found.mark.part === coverPart) cover = true
    else sheets.push(readSheet(sheet, found.mark.part, found.row, found.column))
  }
  if (sheets.length === 0) throw new Refusal(manifest || cover ? 'import.noSheets' : 'import.notOurs', { file: workbook.file })
  return { manifest: manifest !== undefined, sheets, foreign, ignored: workbook.ignored }
}

/** Where dropdowns take their words from. */
function isListSheet(sheet: SheetAsRead): boolean {
  return sheet.visibility !== 'visible' && /^lists_*$/.test(sheet.name)
}

function readManifest(workbook: WorkbookAsRead): SheetMark | undefined {
  const sheet = workbook.sheets.find(({ name }) => name === manifestSheet)
  if (!sheet) return undefined
  const entries = new Map<string, string>()
  for (let row = 1; row <= Math.min(sheet.lastRow, 50); row++) {
    const key = cellAt(sheet, row, 1)?.text
    if (key) entries.set(key, cellAt(sheet, row, 2)?.text ?? '')
  }
  const part = (key: string) => encodeURIComponent(entries.get(key) ?? '')
  return parseMark(`assay:${part('format')}:${part('envelope')}:${part('tender')}:${part('bid')}:${part('instrument')}:`)
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
  if (found.instrument !== expected.instrument) throw new Refusal('import.instrument', { file, sheet })
}

function readSheet(sheet: SheetAsRead, part: string, keyRow: number, markColumn: number): ReturnedSheet {
  const columns = new Map<string, number>()
  const repeated: string[] = []
  for (let column = 1; column <= sheet.lastColumn; column++) {
    const key = column === markColumn ? 'number' : (cellAt(sheet, keyRow, column)?.text.trim() ?? '')
    if (!/^[a-z]+\d*$/.test(key)) continue
    if (columns.has(key)) repeated.push(key)
    else columns.set(key, column)
  }
  const returned: ReturnedSheet = { sheet, part, columns, repeated, rows: [], stray: [] }
  const idColumn = columns.get('id')
  const keyed = new Set(columns.values())
  const ids = new Map<number, string>()
  let heads: number | undefined
  for (const cell of sheet.cells.values()) {
    if (cell.column !== idColumn || cell.row === keyRow) continue
    if (idShape.test(cell.text.trim())) ids.set(cell.row, cell.text.trim())
    else if (cell.row > keyRow && cell.text.trim() !== '') heads ??= cell.row
  }
  for (const [row, id] of ids) {
    const cell = (key: string) => {
      const column = columns.get(key)
      return column === undefined ? undefined : cellAt(sheet, row, column)
    }
    returned.rows.push({ id, sheet: returned, row, cell })
  }
  for (const cell of sheet.cells.values()) {
    const says = cell.text.trim() !== '' || cell.kind === 'formula'
    const ours = cell.row <= keyRow || cell.row === heads || (keyed.has(cell.column) && ids.has(cell.row))
    if (says && !ours) returned.stray.push(cell)
  }
  return returned
}
