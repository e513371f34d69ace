import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx'
import {
  type CellAsRead,
  type CellRange,
  type Ignored,
  parseReference,
  rangeReference,
  type SheetAsRead,
  type WorkbookAsRead,
} from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import type { ReadLimits } from './limits.ts'
import { isNotePart, readNotes } from './workbook-notes.ts'
import { listSheets, readStructure, type SheetStructure } from './workbook-structure.ts'
import { writeZip } from './zip.ts'
import { openGuarded } from './zip-guard.ts'

/**
 * Reads an `.xlsx` file on the calling thread; `parseWorkbook` does the same in a worker, with limits on time and memory.
 * Refuses with `exchange.*`.
 */
export function readWorkbook(file: string, bytes: Uint8Array, limits: ReadLimits): WorkbookAsRead {
  const { names, parts } = openGuarded(file, bytes, limits, (name) => isParsed(name) || isNotePart(name))
  const text = (part: string) => {
    const content = parts.get(part)
    return content && new TextDecoder().decode(content)
  }
  const listed = listSheets(file, text, limits)
  let cells = 0
  const structures = listed.map(({ part, kind }) => {
    if (kind === 'chartsheet') return undefined
    const refuse = (problem: 'cells' | 'damaged'): never => {
      throw problem === 'cells'
        ? new Refusal('exchange.tooLarge', { file, what: 'cells', limit: limits.cells })
        : new Refusal('exchange.damaged', { file, part })
    }
    const structure = readStructure(text(part) ?? refuse('damaged'), refuse, limits.cells - cells)
    const notes = readNotes(text, part)
    cells += structure.cells + notes.length
    if (cells > limits.cells) refuse('cells')
    return { ...structure, notes }
  })
  const workbook = parseValues(
    file,
    writeZip(
      [...parts].filter(([name]) => isParsed(name)),
      false,
    ),
  )
  const date1904 = workbook.Workbook?.WBProps?.date1904 ?? false
  const sheets = listed.flatMap(({ name, visibility, part }, index): SheetAsRead[] => {
    const structure = structures[index]
    if (!structure) return []
    const found = workbook.Sheets[workbook.SheetNames[index] ?? '']
    if (!found) throw new Refusal('exchange.damaged', { file, part })
    return [{ name, visibility, ...readSheet(found, structure, date1904) }]
  })
  return {
    file,
    sheets,
    names: (workbook.Workbook?.Names ?? []).map((name) => ({
      name: name.Name,
      refersTo: name.Ref,
      hidden: 'Hidden' in name && name.Hidden === true,
    })),
    ignored: ignoredParts(names, sheets.length < listed.length),
  }
}

/** Parts that values, names and structure come from. No other part reaches the parser of values. */
function isParsed(name: string): boolean {
  if (!/\.(xml|rels)$/i.test(name)) return false
  return !/(^|\/)(externalLinks|media|embeddings|activeX|ctrlProps|drawings|charts|chartsheets|diagrams|pivotCache|pivotTables|theme|customXml|customUI|docProps|tables|queryTables|slicers|slicerCaches|timelines|timelineCaches|threadedComments|worksheets\/_rels)\/|(^|\/)(comments\d*|calcChain|connections)\.xml$/i.test(
    name,
  )
}

function ignoredParts(names: readonly string[], chartSheets: boolean): Ignored[] {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  const ignored: Ignored[] = []
  if (has(/(^|\/)externalLinks\//i)) ignored.push('externalLinks')
  if (has(/(^|\/)(embeddings|activeX)\//i)) ignored.push('embeddedObjects')
  if (has(/(^|\/)media\//i)) ignored.push('images')
  else if (has(/(^|\/)drawings\/drawing\d*\.xml$/i)) ignored.push('drawings')
  if (chartSheets) ignored.push('chartSheets')
  return ignored
}

function parseValues(file: string, checked: Uint8Array): WorkBook {
  try {
    return read(checked, { type: 'buffer', cellFormula: true, cellNF: true, cellHTML: false, cellText: false, cellStyles: false })
  } catch (error) {
    if (error instanceof RangeError) throw error
    throw new Refusal('exchange.damaged', { file, part: 'xl/workbook.xml' })
  }
}

function readSheet(
  sheet: WorkSheet,
  structure: SheetStructure & Pick<SheetAsRead, 'notes'>,
  date1904: boolean,
): Omit<SheetAsRead, 'name' | 'visibility'> {
  const merges = (sheet['!merges'] ?? []).map(
    ({ s, e }): CellRange => ({ firstRow: s.r + 1, firstColumn: s.c + 1, lastRow: e.r + 1, lastColumn: e.c + 1 }),
  )
  const cells: CellAsRead[] = []
  for (const [ref, cell] of Object.entries<CellObject>(sheet)) {
    const place = ref.startsWith('!') ? undefined : parseReference(ref)
    if (!place) continue
    const read: CellAsRead = { ref, ...place, ...readCell(cell, structure.formulas.has(ref), date1904) }
    if (structure.duplicates.has(ref)) read.duplicate = true
    cells.push(read)
  }
  for (const ref of structure.formulas) {
    // A formula that was never calculated has no value, and the parser passes over it.
    const place = ref in sheet ? undefined : parseReference(ref)
    if (place) cells.push({ ref, ...place, kind: 'formula', text: '', formula: '', result: 'blank' })
  }
  cells.sort((one, other) => one.row - other.row || one.column - other.column)
  markMerged(cells, merges)
  return {
    cells: new Map(cells.map((cell) => [cell.ref, cell])),
    lastRow: cells.at(-1)?.row ?? 0,
    lastColumn: cells.reduce((last, { column }) => Math.max(last, column), 0),
    merges,
    hiddenRows: structure.hiddenRows,
    hiddenColumns: structure.hiddenColumns,
    notes: structure.notes,
  }
}

/** Passes once over the cells, in the order of rows, with the merged ranges that reach into the row. */
function markMerged(cells: CellAsRead[], merges: CellRange[]): void {
  const waiting = merges.toSorted((one, other) => one.firstRow - other.firstRow)
  let next = 0
  let open: CellRange[] = []
  let row = 0
  for (const cell of cells) {
    if (cell.row !== row) {
      row = cell.row
      open = open.filter(({ lastRow }) => lastRow >= row)
      for (; next < waiting.length; next++) {
        const range = waiting[next]
        if (!range || range.firstRow > row) break
        if (range.lastRow >= row) open.push(range)
      }
    }
    const range = open.find(({ firstColumn, lastColumn }) => firstColumn <= cell.column && cell.column <= lastColumn)
    if (range) cell.merged = rangeReference(range)
  }
}

type Value = Pick<CellAsRead, 'text' | 'number' | 'percent'> & { kind: Exclude<CellAsRead['kind'], 'formula'> }

function readCell(cell: CellObject, hasFormula: boolean, date1904: boolean): Omit<CellAsRead, 'ref' | 'row' | 'column'> {
  const value = readValue(cell, date1904)
  if (!hasFormula && cell.f === undefined && cell.F === undefined) return value
  return { ...value, kind: 'formula', formula: cell.f ?? cell.F ?? '', result: value.kind }
}

function readValue({ t, v, z }: CellObject, date1904: boolean): Value {
  if (t === 'e') return { kind: 'error', text: errors[Number(v)] ?? '#ERROR' }
  if (typeof v === 'boolean') return { kind: 'boolean', text: String(v) }
  if (typeof v === 'string') return { kind: 'text', text: v }
  if (typeof v !== 'number' || Number.isNaN(v)) return { kind: 'blank', text: '' }
  const date = typeof z === 'string' && isDateFormat(z) ? dateText(v, date1904) : undefined
  if (date) return { kind: 'date', text: date, number: v }
  const number: Value = { kind: 'number', text: decimalText(v), number: v }
  return typeof z === 'string' && isPercentFormat(z) ? { ...number, percent: true } : number
}

const errors: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

const isDateFormat: (format: string) => boolean = SSF.is_date

/** Whether the format shows a number as its hundredfold: a percent sign that is not quoted text. */
function isPercentFormat(format: string): boolean {
  return format.replace(/"[^"]*"|\\./g, '').includes('%')
}

type DateParts = { y: number; m: number; d: number; H: number; M: number; S: number }
const datePartsOf: (serial: number, options: { date1904: boolean }) => DateParts | null = SSF.parse_date_code

function dateText(serial: number, date1904: boolean): string | undefined {
  const parts = datePartsOf(serial, { date1904 })
  if (!parts) return undefined
  const two = (part: number) => String(part).padStart(2, '0')
  const date = `${String(parts.y).padStart(4, '0')}-${two(parts.m)}-${two(parts.d)}`
  const time = `${two(parts.H)}:${two(parts.M)}:${two(Math.floor(parts.S))}`
  if (serial < 1) return time
  return Number.isInteger(serial) ? date : `${date}T${time}`
}

/** As spreadsheet programs show it: 15 significant digits, never an exponent. */
function decimalText(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  const [, sign = '', whole = '', fraction = '', exponent = ''] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? []
  if (exponent === '') return text
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}
