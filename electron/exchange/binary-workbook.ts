import { type CellObject, CFB, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import {
  type CellAsRead,
  type CellNote,
  type CellRange,
  reference,
  type SheetAsRead,
  type WorkbookAsRead,
} from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import { type Looks, looksIn } from './compound-looks.ts'
import type { ReadLimits } from './limits.ts'
import { doubtsOf } from './workbook-doubts.ts'
import { Formulas } from './workbook-formulas.ts'
import { extend, markMerged } from './workbook-sheet.ts'
import { shownAs } from './workbook-shown.ts'
import { storedValue } from './workbook-values.ts'
import { writeZip } from './zip.ts'
import type { GuardedPackage } from './zip-guard.ts'

/** Reads a compound file: a workbook of Excel 97 to 2003 (`.xls`). Refuses with `exchange.*`. */
export function readCompound(file: string, bytes: Uint8Array, limits: ReadLimits): WorkbookAsRead {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.includes('EncryptedPackage', 0, 'utf16le')) throw new Refusal('exchange.encrypted', { file })
  const { FullPaths, FileIndex }: Streams = parsed(file, () => CFB.read(buffer, { type: 'buffer' }))
  const find = (name: RegExp) => FullPaths.findIndex((path) => name.test(path))
  if (find(/\/(_VBA_PROJECT_CUR|_VBA_PROJECT)\//i) >= 0) throw new Refusal('exchange.macros', { file, part: '_VBA_PROJECT_CUR' })
  const stream = FileIndex[find(/^[^/]*\/Workbook$/i)]?.content
  const isOld = stream ? stream[5] !== 6 : find(/^[^/]*\/Book$/i) >= 0
  if (isOld) throw new Refusal('exchange.notWorkbook', { file, found: 'oldWorkbook' })
  if (!stream) throw new Refusal('exchange.notWorkbook', { file, found: 'document' })
  const workbook = workbookIn(file, bytes)
  const looks = parsed(file, () => looksIn(Uint8Array.from(stream)))
  return workbookOf(file, 'xls', workbook, (sheet) => looks.get(sheet), limits)
}

type Streams = { FullPaths: string[]; FileIndex: { content?: Uint8Array | number[] }[] }

/** Reads the parts of a binary workbook (`.xlsb`). Refuses with `exchange.*`. */
export function readOpenXmlBinary(file: string, { parts }: GuardedPackage, limits: ReadLimits): WorkbookAsRead {
  return workbookOf(file, 'xlsb', workbookIn(file, writeZip(parts, false)), () => undefined, limits)
}

function workbookIn(file: string, bytes: Uint8Array): WorkBook {
  return parsed(file, () =>
    read(Buffer.from(bytes), { type: 'buffer', dense: true, cellNF: true, cellStyles: true, cellText: false, cellHTML: false }),
  )
}

function workbookOf(
  file: string,
  format: 'xls' | 'xlsb',
  { SheetNames, Sheets, Workbook }: WorkBook,
  looksOf: (sheet: string) => Looks | undefined,
  limits: ReadLimits,
): WorkbookAsRead {
  if (SheetNames.length > limits.sheets) throw new Refusal('exchange.tooLarge', { file, what: 'sheets', limit: limits.sheets })
  const repeated = SheetNames.find((name, index) => SheetNames.indexOf(name) < index)
  if (repeated !== undefined) throw new Refusal('exchange.unsafe', { file, reason: 'repeated', part: repeated })
  let left = limits.cells
  const count = () => {
    if (--left < 0) throw new Refusal('exchange.tooLarge', { file, what: 'cells', limit: limits.cells })
  }
  const isChart = (name: string) => !Sheets[name] || Sheets[name]['!type'] === 'chart'
  const sheets = SheetNames.flatMap((name, index): SheetAsRead[] => {
    const sheet = Sheets[name]
    if (!sheet || isChart(name)) return []
    if (String(sheet['!type']) === 'macro') throw new Refusal('exchange.macros', { file, part: name })
    const hidden = Workbook?.Sheets?.[index]?.Hidden ?? 0
    const visibility = hidden === 2 ? 'veryHidden' : hidden === 1 ? 'hidden' : 'visible'
    const context = { date1904: Workbook?.WBProps?.date1904 === true, looks: looksOf(name), formulas: new Formulas(), count }
    return [{ name, visibility, ...sheetOf(sheet, context) }]
  })
  if (sheets.length === 0) throw new Refusal('exchange.notWorkbook', { file, found: 'document' })
  const names = (Workbook?.Names ?? []).map(({ Name, Ref }) => ({ name: Name, refersTo: Ref, hidden: false }))
  return { file, format, sheets, names, ignored: SheetNames.some(isChart) ? ['chartSheets'] : [] }
}

type Context = { date1904: boolean; looks: Looks | undefined; formulas: Formulas; count: () => void }

function sheetOf(sheet: WorkSheet, context: Context): Omit<SheetAsRead, 'name' | 'visibility'> {
  const { formulas, count } = context
  const cells: CellAsRead[] = []
  const notes: CellNote[] = []
  const rows: (CellObject | undefined)[][] = sheet['!data'] ?? []
  for (const [r, row] of rows.entries())
    for (const [c, cell] of (row ?? []).entries()) {
      if (!cell) continue
      count()
      const place = { row: r + 1, column: c + 1, ref: reference(r + 1, c + 1) }
      const note = (cell.c ?? []).map(({ t }) => t ?? '').join('\n')
      if (note.trim() !== '') notes.push({ ...place, text: note })
      const read = cellOf(place, cell, context)
      if (read) cells.push(read)
    }
  for (const cell of cells) {
    const formula = cell.formula ? undefined : formulas.filling(cell)
    if (formula !== undefined) Object.assign(cell, { kind: 'formula', formula, result: cell.result ?? cell.kind })
  }
  const merges = (sheet['!merges'] ?? []).map(
    ({ s, e }): CellRange => ({ firstRow: s.r + 1, firstColumn: s.c + 1, lastRow: e.r + 1, lastColumn: e.c + 1 }),
  )
  markMerged(cells, merges)
  return {
    cells: new Map(cells.map((cell) => [cell.ref, cell])),
    lastRow: cells.at(-1)?.row ?? 0,
    lastColumn: cells.reduce((last, { column }) => Math.max(last, column), 0),
    merges,
    hiddenRows: spansOf(sheet['!rows'] ?? []),
    hiddenColumns: spansOf(sheet['!cols'] ?? []),
    notes,
    objects: [],
  }
}

const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

function cellOf(
  place: { row: number; column: number; ref: string },
  { t, v, f, F, z }: CellObject,
  { date1904, formulas, looks }: Context,
): CellAsRead | undefined {
  const numberFormat = typeof z === 'string' ? z : 'General'
  const value = storedValue(...storedAs(t, v), numberFormat, date1904)
  if (f === undefined && value.text === '') return undefined
  const read: CellAsRead = { ...place, ...value }
  if (f !== undefined) {
    const formula = formulas.add(place, { text: f, type: F === undefined ? undefined : 'array', group: undefined, range: F })
    Object.assign(read, { kind: 'formula', formula, result: v === undefined ? 'blank' : value.kind })
  }
  const look = looks?.get(place.ref)
  const doubts = look && doubtsOf(look.runs ?? [{ text: value.text, font: undefined }], { ...look.format, numberFormat })
  if (doubts) read.doubts = doubts
  if (look?.twice) read.duplicate = true
  const shown = shownAs(value, numberFormat)
  if (shown !== undefined) read.shown = shown
  return read
}

/** A value of the library as an `.xlsx` file would store it: its type, and what stands there. */
function storedAs(type: CellObject['t'], value: CellObject['v']): [type: string, stored: string] {
  if (type === 'e') return ['e', errors[Number(value)] ?? '']
  if (type === 'n') return ['n', String(value ?? '')]
  return type === 'b' ? ['b', value === true ? '1' : '0'] : ['str', String(value ?? '')]
}

function spansOf(lines: readonly ({ hidden?: boolean } | undefined)[]): { first: number; last: number }[] {
  const spans: { first: number; last: number }[] = []
  for (const [index, line] of lines.entries()) if (line?.hidden) extend(spans, index + 1, index + 1)
  return spans
}

/** What a parser of others makes of bytes: it throws all kinds of errors where they lie. */
function parsed<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    // Memory that is used up is told by whoever runs the worker.
    if (error instanceof RangeError && /allocation|array length|string length/i.test(error.message)) throw error
    if (error instanceof Error && /password|encryption (scheme|flags)|encrypted/i.test(error.message))
      throw new Refusal('exchange.encrypted', { file })
    throw new Refusal('exchange.damaged', { file, part: 'Workbook' })
  }
}
