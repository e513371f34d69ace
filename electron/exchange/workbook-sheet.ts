import {
  type CellAsRead,
  type CellRange,
  parseRange,
  parseReference,
  rangeReference,
  reference,
  type SheetAsRead,
  type Span,
} from '../../shared/exchange/workbook.ts'
import { doubtsOf } from './workbook-doubts.ts'
import type { Palette } from './workbook-fonts.ts'
import { type CellFormat, plainFormat } from './workbook-formats.ts'
import { Formulas } from './workbook-formulas.ts'
import { type RuleFormat, Rules } from './workbook-rules.ts'
import { shownAs } from './workbook-shown.ts'
import { decodeEscapes, type Run, TextCollector } from './workbook-texts.ts'
import { storedValue } from './workbook-values.ts'
import { XmlError, type XmlEvent, xmlEvents } from './xml-events.ts'
import { attribute, attributesOf, flag, type Tag } from './xml-tags.ts'

/** What the cells of a workbook refer to by number. */
export type SheetContext = {
  texts: readonly Run[][]
  formats: readonly CellFormat[]
  ruleFormats: readonly RuleFormat[]
  palette: Palette
  date1904: boolean
  /** Cells that may still be read, blank ones included. `beyond` refuses. */
  mostCells: number
  beyond: () => never
}

type Cells = Pick<SheetAsRead, 'cells' | 'lastRow' | 'lastColumn' | 'merges' | 'hiddenRows' | 'hiddenColumns'>

/** Points and characters below which nobody sees what a row or a column holds. */
const leastHeight = 2
const leastWidth = 0.5

/** Reads the cells of a sheet, and how many it stores, blank ones too. Throws an `XmlError` where the sheet is damaged. */
export function readSheet(xml: string, context: SheetContext): Cells & { stored: number } {
  const reader = new SheetReader(context)
  for (const event of xmlEvents(xml)) reader.take(event)
  return reader.finish()
}

type OpenCell = {
  ref: string
  row: number
  column: number
  type: string
  format: CellFormat
  value: string | undefined
  text: TextCollector | undefined
}

class SheetReader {
  readonly #context: SheetContext
  readonly #path: string[] = []
  readonly #seen = new Set<string>()
  readonly #duplicates = new Set<string>()
  readonly #cells = new Map<string, CellAsRead>()
  readonly #formatOf = new Map<string, CellFormat>()
  readonly #rules: Rules
  readonly #formulas = new Formulas()
  readonly #merges: CellRange[] = []
  readonly #hiddenRows: Span[] = []
  readonly #hiddenColumns: Span[] = []
  #begun = false
  #hidesZeros = false
  #row = 0
  #column = 0
  #cell: OpenCell | undefined
  #formula: ({ text: string } & Record<'type' | 'group' | 'range', string | undefined>) | undefined

  constructor(context: SheetContext) {
    this.#context = context
    this.#rules = new Rules(context.ruleFormats)
  }

  take(event: XmlEvent): void {
    const cell = this.#cell
    if (cell?.text && this.#path.length > 4) cell.text.take(event)
    if (event.kind === 'open') {
      this.#open(event)
      this.#path.push(event.name)
    } else if (event.kind === 'close') {
      this.#path.pop()
      this.#close(event.name)
    } else if (cell && this.#path.length === 5) {
      const inside = this.#path.at(-1)
      if (inside === 'v') cell.value = (cell.value ?? '') + event.text
      else if (inside === 'f' && this.#formula) this.#formula.text += event.text
    }
  }

  #open(tag: Tag): void {
    const [root, list] = this.#path
    const depth = this.#path.length
    if (depth === 0) this.#begun ||= tag.name === 'worksheet'
    else if (root !== 'worksheet') return
    else if (depth === 2 && list === 'sheetData' && tag.name === 'row') this.#openRow(tag)
    else if (depth === 3 && list === 'sheetData' && tag.name === 'c') this.#openCell(tag)
    else if (depth === 4 && this.#cell) this.#openPart(tag, this.#cell)
    else if (tag.name === 'conditionalFormatting' || list === 'conditionalFormatting') this.#rules.open(tag)
    else if (tag.name === 'sheetView') this.#hidesZeros ||= attribute(tag, 'showZeros') !== undefined && !flag(tag, 'showZeros')
    else if (depth === 2 && list === 'cols' && tag.name === 'col') {
      if (flag(tag, 'hidden') || Number(attribute(tag, 'width') ?? 1) <= leastWidth)
        extend(this.#hiddenColumns, Number(attribute(tag, 'min')), Number(attribute(tag, 'max')))
    } else if (depth === 2 && list === 'mergeCells' && tag.name === 'mergeCell') {
      const range = parseRange(attribute(tag, 'ref') ?? '')
      if (range) this.#merges.push(range)
    }
  }

  #openRow(tag: Tag): void {
    this.#row = Number(attribute(tag, 'r') ?? this.#row + 1)
    this.#column = 0
    if (flag(tag, 'hidden') || Number(attribute(tag, 'ht') ?? leastHeight + 1) <= leastHeight)
      extend(this.#hiddenRows, this.#row, this.#row)
  }

  #openCell(tag: Tag): void {
    const attributes = attributesOf(tag)
    const given = attributes.get('r')
    const place = given === undefined ? { row: this.#row, column: this.#column + 1 } : parseReference(given)
    if (!place) throw new XmlError()
    this.#column = place.column
    const ref = reference(place.row, place.column)
    if (this.#seen.has(ref)) this.#duplicates.add(ref)
    this.#seen.add(ref)
    if (this.#seen.size > this.#context.mostCells) this.#context.beyond()
    const format = this.#context.formats[Number(attributes.get('s') ?? 0)] ?? plainFormat
    this.#cell = { ref, ...place, type: attributes.get('t') ?? '', format, value: undefined, text: undefined }
  }

  #openPart(tag: Tag, cell: OpenCell): void {
    if (tag.name === 'v') cell.value ??= ''
    else if (tag.name === 'is') cell.text = new TextCollector(this.#context.palette)
    else if (tag.name === 'f')
      this.#formula = { text: '', type: attribute(tag, 't'), group: attribute(tag, 'si'), range: attribute(tag, 'ref') }
  }

  #close(name: string): void {
    const cell = this.#cell
    if (!cell || name !== 'c' || this.#path.length !== 3) return
    const read = this.#read(cell)
    if (read) {
      this.#cells.set(cell.ref, read)
      this.#formatOf.set(cell.ref, cell.format)
    }
    this.#cell = undefined
    this.#formula = undefined
  }

  #read(cell: OpenCell): CellAsRead | undefined {
    const { ref, row, column, format } = cell
    const runs = this.#runsOf(cell)
    const text = runs?.map((run) => run.text).join('')
    const value =
      text === undefined
        ? storedValue(cell.type, cell.value ?? '', format.numberFormat, this.#context.date1904)
        : ({ kind: 'text', text } as const)
    const formula = this.#formula && this.#formulas.add(cell, this.#formula)
    if (formula === undefined && (value.kind === 'blank' || value.text === '')) return undefined
    const read: CellAsRead =
      formula === undefined
        ? { ref, row, column, ...value }
        : {
            ref,
            row,
            column,
            ...value,
            kind: 'formula',
            formula,
            result: cell.value === undefined && !runs ? 'blank' : value.kind,
          }
    const doubts = doubtsOf(runs ?? [{ text: value.text, font: undefined }], format)
    if (doubts) read.doubts = doubts
    const shown = read.number === 0 && this.#hidesZeros ? '' : shownAs(value, format.numberFormat)
    if (shown !== undefined) read.shown = shown
    return read
  }

  /** The runs of a cell that holds text; undefined for other types. */
  #runsOf({ type, value, text }: OpenCell): readonly Run[] | undefined {
    if (type === 'inlineStr') return text?.runs ?? []
    if (type === 'str') return value === undefined ? undefined : [{ text: decodeEscapes(value), font: undefined }]
    if (type !== 's' || !value?.trim()) return undefined
    const shared = this.#context.texts[/^\s*\d+\s*$/.test(value) ? Number(value) : -1]
    if (!shared) throw new XmlError()
    return shared
  }

  finish(): Cells & { stored: number } {
    if (!this.#begun) throw new XmlError()
    const cells = [...this.#cells.values()].sort((one, other) => one.row - other.row || one.column - other.column)
    for (const cell of cells) {
      if (this.#duplicates.has(cell.ref)) cell.duplicate = true
      if (this.#rules.hide(cell, this.#formatOf.get(cell.ref) ?? plainFormat)) cell.ruled = true
      const formula = cell.formula ? undefined : this.#formulas.filling(cell)
      if (formula !== undefined) Object.assign(cell, { kind: 'formula', formula, result: cell.result ?? cell.kind })
    }
    markMerged(cells, this.#merges)
    return {
      cells: new Map(cells.map((cell) => [cell.ref, cell])),
      lastRow: cells.at(-1)?.row ?? 0,
      lastColumn: cells.reduce((last, { column }) => Math.max(last, column), 0),
      merges: this.#merges,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
      stored: this.#seen.size,
    }
  }
}

/** Adds rows or columns to those that are hidden; they come in their order. */
export function extend(spans: Span[], first: number, last: number): void {
  const previous = spans.at(-1)
  if (previous && previous.last + 1 === first) previous.last = last
  else spans.push({ first, last })
}

/** Tells cells which merged range they are in. Passes once over the cells, in the order of rows, with the ranges that reach into the row. */
export function markMerged(cells: CellAsRead[], merges: readonly CellRange[]): void {
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
