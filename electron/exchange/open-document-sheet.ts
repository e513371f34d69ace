import {
  type CellAsRead,
  type CellNote,
  type CellRange,
  parseRange,
  reference,
  type SheetAsRead,
  type SheetObject,
  type Span,
} from '../../shared/exchange/workbook.ts'
import type { DocumentStyles } from './open-document-styles.ts'
import { DocumentText } from './open-document-text.ts'
import { documentValue, formulaText, shownInDocument } from './open-document-values.ts'
import { doubtsOf } from './workbook-doubts.ts'
import { Formulas } from './workbook-formulas.ts'
import { conceals, contains } from './workbook-rules.ts'
import { extend, markMerged } from './workbook-sheet.ts'
import { XmlError, type XmlEvent } from './xml-events.ts'
import { attribute, attributesOf, type Tag } from './xml-tags.ts'

type Context = {
  styles: DocumentStyles
  /** Whether the program shows a zero. */
  zerosShow: boolean
  mostCells: number
  beyond: () => never
}

/** A sheet, and whether it takes its cells from another file. */
export type DocumentSheet = SheetAsRead & { linked: boolean }

/** Points below which nobody sees what a row or a column holds. */
const leastSize = 2
const mostRows = 1_048_576
const mostColumns = 16_384

/** `'My sheet'.A1:'My sheet'.B2`, one of several. */
const address = /(?:'(?:[^']|'')*'|[^\s'.:]*)\.(\$?[A-Z]{1,3}\$?\d+)(?::(?:'(?:[^']|'')*'|[^\s'.:]*)\.(\$?[A-Z]{1,3}\$?\d+))?/g

const objectKinds: Readonly<Record<string, SheetObject['kind']>> = {
  image: 'picture',
  object: 'chart',
  'object-ole': 'chart',
  'text-box': 'shape',
}
const drawings = new Set([
  'frame',
  'g',
  'rect',
  'line',
  'polyline',
  'polygon',
  'regular-polygon',
  'path',
  'circle',
  'ellipse',
  'connector',
  'caption',
  'measure',
  'control',
  'page-thumbnail',
  'custom-shape',
])

type OpenCell = { given: ReadonlyMap<string, string>; style: string | undefined; column: number; text: DocumentText }

/** Reads one table of an OpenDocument spreadsheet (OpenDocument 1.3, 9). */
export class TableReader {
  readonly #context: Context
  readonly #sheet: DocumentSheet & { cells: Map<string, CellAsRead> }
  readonly #merges: CellRange[] = []
  readonly #hiddenRows: Span[] = []
  readonly #hiddenColumns: Span[] = []
  readonly #notes: CellNote[] = []
  readonly #objects: SheetObject[] = []
  readonly #cells: CellAsRead[] = []
  readonly #styleOf = new Map<string, string | undefined>()
  readonly #columnStyles: { last: number; style: string | undefined }[] = []
  readonly #rules: { ranges: CellRange[]; style: string | undefined }[] = []
  readonly #formulas = new Formulas()
  #stored = 0
  #column = 0
  #row = 0
  #rows = 1
  #rowStyle: string | undefined
  #inRow: CellAsRead[] = []
  #cell: OpenCell | undefined
  #note: DocumentText | undefined
  #object: { kind: SheetObject['kind']; text: DocumentText; described: string } | undefined
  #drawn = 0
  #described = false
  #ranges: CellRange[] = []

  constructor(tag: Tag, context: Context) {
    this.#context = context
    this.#sheet = {
      name: attribute(tag, 'table:name') ?? '',
      visibility: context.styles.isShown(attribute(tag, 'table:style-name')) ? 'visible' : 'hidden',
      cells: new Map(),
      lastRow: 0,
      lastColumn: 0,
      merges: this.#merges,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
      notes: this.#notes,
      objects: this.#objects,
      linked: false,
    }
  }

  /** Takes what stands in the table; the sheet, and how many cells it stores, once the table ends. */
  take(event: XmlEvent): { sheet: DocumentSheet; stored: number } | undefined {
    if (event.kind === 'close' && event.name === 'table') return this.#finish()
    if (event.kind === 'open') this.#open(event)
    else if (event.kind === 'close') this.#close(event.name)
    else if (this.#described && this.#object) this.#object.described += event.text
    this.#text()?.take(event, this.#context.styles)
    return undefined
  }

  #text(): DocumentText | undefined {
    return this.#object?.text ?? this.#note ?? this.#cell?.text
  }

  #open(tag: Tag): void {
    if (drawings.has(tag.name)) this.#drawn++
    const kind = objectKinds[tag.name]
    if (this.#object && kind) this.#object.kind = kind
    else if (this.#drawn === 1 && !this.#object && drawings.has(tag.name))
      this.#object = { kind: tag.name === 'control' ? 'control' : 'shape', text: new DocumentText(undefined), described: '' }
    else if (tag.name === 'title' || tag.name === 'desc') this.#described = true
    // A table in a cell says something of its own.
    else if (tag.name === 'table') throw new XmlError()
    else if (tag.name === 'table-source' || tag.name === 'cell-range-source') this.#sheet.linked = true
    else if (tag.name === 'table-column') this.#openColumns(tag)
    else if (tag.name === 'table-row') this.#openRow(tag)
    else if (tag.name === 'table-cell' || tag.name === 'covered-table-cell') this.#openCell(tag)
    else if (tag.name === 'annotation' && this.#cell) this.#note = new DocumentText(undefined)
    else this.#openRule(tag)
  }

  #openColumns(tag: Tag): void {
    const given = attributesOf(tag)
    const first = this.#column + 1
    const last = first + repeated(given.get('table:number-columns-repeated'), mostColumns - this.#column) - 1
    this.#column = last
    const size = this.#context.styles.size('table-column', given.get('table:style-name'))
    if (isHidden(given) || (size !== undefined && size <= leastSize)) extend(this.#hiddenColumns, first, last)
    this.#columnStyles.push({ last, style: given.get('table:default-cell-style-name') })
  }

  #openRow(tag: Tag): void {
    const given = attributesOf(tag)
    this.#row += this.#row === 0 ? 1 : this.#rows
    this.#rows = repeated(given.get('table:number-rows-repeated'), mostRows - this.#row + 1)
    this.#rowStyle = given.get('table:default-cell-style-name')
    this.#column = 0
    this.#inRow = []
    const size = this.#context.styles.size('table-row', given.get('table:style-name'))
    if (isHidden(given) || (size !== undefined && size <= leastSize))
      extend(this.#hiddenRows, this.#row, this.#row + this.#rows - 1)
  }

  #openCell(tag: Tag): void {
    const given = attributesOf(tag)
    const column = this.#column + 1
    const style = given.get('table:style-name') ?? this.#rowStyle ?? this.#columnStyles.find(({ last }) => column <= last)?.style
    this.#cell = { given, style, column, text: new DocumentText(this.#context.styles.cell(style).font) }
    this.#column += repeated(given.get('table:number-columns-repeated'), mostColumns - this.#column)
    const [columns, rows] = [
      Number(given.get('table:number-columns-spanned') ?? 1),
      Number(given.get('table:number-rows-spanned') ?? 1),
    ]
    if (columns > 1 || rows > 1)
      this.#merges.push({
        firstRow: this.#row,
        firstColumn: column,
        lastRow: Math.min(mostRows, this.#row + rows - 1),
        lastColumn: Math.min(mostColumns, column + columns - 1),
      })
  }

  #openRule(tag: Tag): void {
    if (tag.name === 'conditional-format')
      this.#ranges = [...(attribute(tag, 'calcext:target-range-address') ?? '').matchAll(address)].flatMap(
        ([, from = '', to = from]) => parseRange(`${from}:${to}`) ?? [],
      )
    else if (tag.name === 'condition' && attribute(tag, 'calcext:apply-style-name') !== undefined)
      this.#rules.push({ ranges: this.#ranges, style: attribute(tag, 'calcext:apply-style-name') })
    else if ((tag.name === 'icon-set' || tag.name === 'data-bar') && attribute(tag, 'calcext:show-value') === 'false')
      this.#rules.push({ ranges: this.#ranges, style: undefined })
  }

  #close(name: string): void {
    if (drawings.has(name) && --this.#drawn === 0) this.#closeObject()
    else if (name === 'title' || name === 'desc') this.#described = false
    else if (name === 'annotation' && this.#note) {
      const note = this.#note
      this.#note = undefined
      if (note.text().trim() !== '') this.#notes.push({ ...this.#place(), text: note.text() })
    } else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell()
    else if (name === 'table-row') this.#closeRow()
  }

  #place(): { ref: string; row: number; column: number } {
    const [row, column] = this.#cell ? [this.#row, this.#cell.column] : [1, 1]
    return { ref: reference(row, column), row, column }
  }

  #closeObject(): void {
    const object = this.#object
    this.#object = undefined
    if (!object) return
    this.#objects.push({ ...this.#place(), kind: object.kind, text: object.text.text().trim() || object.described.trim() })
    this.#count(1)
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = undefined
    if (!cell) return
    this.#count(1)
    const read = this.#read(cell)
    if (!read) return
    const count = this.#column - cell.column + 1
    this.#count(count - 1)
    for (let column = cell.column; column < cell.column + count; column++) {
      this.#inRow.push({ ...read, column, ref: reference(read.row, column) })
      this.#styleOf.set(reference(read.row, column), cell.style)
    }
  }

  #count(cells: number): void {
    this.#stored += cells
    if (this.#stored > this.#context.mostCells) this.#context.beyond()
  }

  #read({ given, style, column, text }: OpenCell): CellAsRead | undefined {
    const place = { row: this.#row, column }
    const shows = text.text()
    const value = documentValue(given, shows)
    const written = given.get('table:formula')
    if (written === undefined && value.text === '') return undefined
    const ref = reference(place.row, column)
    const read: CellAsRead = { ref, ...place, ...value }
    if (written !== undefined) {
      const [columns, rows] = [
        Number(given.get('table:number-matrix-columns-spanned') ?? 1),
        Number(given.get('table:number-matrix-rows-spanned') ?? 1),
      ]
      const isArray = columns > 1 || rows > 1
      const formula = this.#formulas.add(place, {
        text: formulaText(written),
        type: isArray ? 'array' : undefined,
        group: undefined,
        range: isArray ? `${ref}:${reference(place.row + rows - 1, column + columns - 1)}` : undefined,
      })
      Object.assign(read, { kind: 'formula', formula, result: value.kind })
    }
    const doubts = doubtsOf(text.runs(value.text), this.#context.styles.cell(style))
    if (doubts) read.doubts = doubts
    const shown = read.number === 0 && !this.#context.zerosShow ? '' : shownInDocument(value, shows)
    if (shown !== undefined) read.shown = shown
    return read
  }

  #closeRow(): void {
    if (this.#inRow.length === 0) return
    this.#count(this.#inRow.length * (this.#rows - 1))
    for (let row = this.#row; row < this.#row + this.#rows; row++)
      for (const cell of this.#inRow) {
        const ref = reference(row, cell.column)
        this.#cells.push({ ...cell, row, ref })
        this.#styleOf.set(ref, this.#styleOf.get(cell.ref))
      }
  }

  #finish(): { sheet: DocumentSheet; stored: number } {
    const { styles } = this.#context
    for (const cell of this.#cells) {
      const style = this.#styleOf.get(cell.ref)
      const format = styles.cell(style)
      const drawn = this.#rules.filter(({ ranges }) => ranges.some((range) => contains(range, cell.row, cell.column)))
      const rules = [
        ...styles.rules(style),
        ...drawn.map((rule) => (rule.style === undefined ? undefined : styles.rule(rule.style))),
      ]
      if (rules.some((rule) => conceals(rule, format))) cell.ruled = true
      const filling = cell.formula ? undefined : this.#formulas.filling(cell)
      if (filling !== undefined) Object.assign(cell, { kind: 'formula', formula: filling, result: cell.result ?? cell.kind })
    }
    markMerged(this.#cells, this.#merges)
    for (const cell of this.#cells) this.#sheet.cells.set(cell.ref, cell)
    this.#sheet.lastRow = this.#cells.at(-1)?.row ?? 0
    this.#sheet.lastColumn = this.#cells.reduce((last, { column }) => Math.max(last, column), 0)
    return { sheet: this.#sheet, stored: this.#stored }
  }
}

function isHidden(given: ReadonlyMap<string, string>): boolean {
  return ['collapse', 'filter'].includes(given.get('table:visibility') ?? '')
}

/** How often something stands: at least once, and never beyond the grid. */
function repeated(count: string | undefined, most: number): number {
  const times = Number(count ?? 1)
  if (!Number.isInteger(times) || times < 1 || most < 1) throw new XmlError()
  return Math.min(times, most)
}
