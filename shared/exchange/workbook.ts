/** Names of the looks that a cell can have; the workbook writer knows what each looks like. */
export const cellStyles = [
  'title',
  'subtitle',
  'section',
  'heading',
  'label',
  'text',
  'identifier',
  'prompt',
  'guidance',
  'conditional',
  'answer',
  'note',
  'warning',
  'total',
] as const
export type CellStyle = (typeof cellStyles)[number]

/** Texts longer than this do not fit into a spreadsheet cell. Counted in UTF-16 code units. */
export const longestCellText = 32_767

/**
 * What a cell holds: text, a number, a calendar date (`2026-03-01`), or a formula without its `=`.
 * Text is always written as text, whatever it begins with.
 */
export type CellContent = string | number | { date: string } | { formula: string; result?: number | string }

/** What a cell accepts. Bounds are inclusive. */
export type CellValidation =
  | { type: 'list'; values: readonly string[] }
  | { type: 'list'; source: { sheet: string; range: string } }
  | { type: 'whole' | 'decimal'; minimum?: number; maximum?: number }
  | { type: 'date'; earliest?: string; latest?: string }
  | { type: 'textLength'; maximum: number }

/** Hints and errors longer than this are a mistake of the caller; longer guidance belongs in a comment or a cell. */
export const longestCellMessage = 255

/** What the spreadsheet program shows beside a cell that has a validation, and when an entry is refused. */
export type CellMessages = { hint?: string; error?: string }

export type WorkbookCell = {
  content?: CellContent
  style: CellStyle
  /** Cells are locked unless this is false; it matters on protected sheets only. */
  locked?: boolean
  comment?: string
  /** A number format, for example `#,##0.00`, `0.0%`, `yyyy-mm-dd`. Text cells need none. */
  format?: string
  validation?: CellValidation & CellMessages
  /** Goes to a cell of this workbook. */
  link?: { sheet: string; cell: string }
}

export type WorkbookRow = {
  /** The first cell is column A; null leaves a cell out. */
  cells: readonly (WorkbookCell | null)[]
  /** In points. Without it the row grows with its text. */
  height?: number
  hidden?: boolean
}

/** Shows `style` wherever the formula holds; relative references count from the first cell of the range. */
export type Highlight = { range: string; formula: string; style: CellStyle }

export type WorkbookSheet = {
  /** At most 31 characters, none of `[ ] : * ? / \\`; unique, whatever the case. */
  name: string
  /** `veryHidden` sheets do not show in the menu that unhides sheets. */
  visibility?: SheetVisibility
  /** Widths in characters, from column A on. */
  columns: readonly { width: number; hidden?: boolean }[]
  rows: readonly WorkbookRow[]
  /** Rows and columns that stay when one scrolls. */
  frozen?: { rows?: number; columns?: number }
  /** Only unlocked cells can be changed. There is no password: it guards against slips, not against intent. */
  protected?: boolean
  merges?: readonly CellRange[]
  highlights?: readonly Highlight[]
  /** The first column stands at the right, as languages that are written from right to left have it. */
  rightToLeft?: boolean
  /** Prints to the width of an A4 page; the first `repeatRows` rows head every page. */
  print?: { orientation: 'portrait' | 'landscape'; repeatRows?: number; footer?: string }
}

/** A workbook to be written. The same description always gives the same bytes. */
export type Workbook = {
  title: string
  author: string
  /** An instant, for example `2026-03-01T09:30:00Z`. */
  created: string
  sheets: readonly WorkbookSheet[]
  /** Names for ranges of cells. */
  names?: readonly { name: string; sheet: string; range: string }[]
}

export type SheetVisibility = 'visible' | 'hidden' | 'veryHidden'

/** Corners included; rows and columns count from 1. */
export type CellRange = { firstRow: number; firstColumn: number; lastRow: number; lastColumn: number }

export type CellKind = 'text' | 'number' | 'boolean' | 'date' | 'error' | 'formula' | 'blank'

/** A cell that holds something, as it was found. */
export type CellAsRead = {
  /** For example `B7`. */
  ref: string
  row: number
  column: number
  kind: CellKind
  /**
   * Text as it is; numbers with `.` and at most 15 significant digits; `true` or `false`; dates as `2026-03-01` or
   * `2026-03-01T09:30:00`, times as `09:30:00`; errors as `#N/A`. Of a formula, the result that was last calculated.
   */
  text: string
  /** The stored number of a number or date cell, or of a formula that results in one. */
  number?: number
  /** A number that its cell shows as a percentage: 0.12 as 12 %. */
  percent?: true
  /** Without its `=`; only on formulas. Empty where it was never calculated. */
  formula?: string
  /** What a formula last resulted in; `blank` when nothing was stored. */
  result?: Exclude<CellKind, 'formula'>
  /** The merged range that the cell is in, for example `A1:C1`. */
  merged?: string
  /** The file holds this cell more than once; what it says is ambiguous. */
  duplicate?: true
  /** Parts of the text that do not stand for themselves as others do. */
  doubts?: readonly Doubt[]
  /** What the number format shows where that is not `text`: `$5,000.00` for 5000, nothing for `;;;`. */
  shown?: string
  /** A rule of the sheet can hide it, strike it through, or show it as another. */
  ruled?: true
  /** The format knows texts alone: what it holds may have been a number or a date. */
  untyped?: true
}

/**
 * A part of a text that is struck through, or that nobody sees: in the colour of its background, or too small; whose letters are drawn as
 * signs; or whose digits stand above or below the line, beside others.
 */
export type Doubt = { how: 'struck' | 'colour' | 'size' | 'pictures' | 'raised'; text: string }

/** A note or a comment at a cell. Those of a thread follow one another. */
export type CellNote = { ref: string; row: number; column: number; text: string }

/** What lies on the cells of a sheet, at the cell where it begins. `text` is what it says, or how a picture is described. */
export type SheetObject = {
  ref: string
  row: number
  column: number
  kind: 'picture' | 'chart' | 'shape' | 'control'
  text: string
}

/** Rows or columns from `first` to `last`, both included. */
export type Span = { first: number; last: number }

export type SheetAsRead = {
  name: string
  visibility: SheetVisibility
  /** By reference, in the order of rows, then columns. */
  cells: ReadonlyMap<string, CellAsRead>
  /** The last row and column that hold a cell; 0 for an empty sheet. */
  lastRow: number
  lastColumn: number
  merges: readonly CellRange[]
  hiddenRows: readonly Span[]
  hiddenColumns: readonly Span[]
  notes: readonly CellNote[]
  objects: readonly SheetObject[]
}

/** Things in a workbook that are not read. */
export type Ignored = 'externalLinks' | 'embeddedObjects' | 'images' | 'drawings' | 'chartSheets'

/** The formats that workbooks come in. */
export type WorkbookFormat = 'xlsx' | 'ods' | 'xls' | 'xlsb' | 'csv'

export type WorkbookAsRead = {
  /** As the file is called, without its folder. */
  file: string
  format: WorkbookFormat
  sheets: readonly SheetAsRead[]
  names: readonly { name: string; refersTo: string; hidden: boolean }[]
  ignored: readonly Ignored[]
}

/** Column 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** `reference(7, 2)` is `B7`. */
export function reference(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}

/** Reads `B7` or `$B$7`; undefined for anything else and for what lies outside the grid of a sheet. */
export function parseReference(text: string): { row: number; column: number } | undefined {
  const parts = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text)
  if (!parts) return undefined
  const [, letters = '', digits = ''] = parts
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(digits)
  return column <= 16_384 && row <= 1_048_576 ? { row, column } : undefined
}

/** Reads `A1:C3`, `$A$1:$C$3` or a single cell, corners in any order. */
export function parseRange(text: string): CellRange | undefined {
  const [from = '', to = from, ...rest] = text.split(':')
  const start = parseReference(from)
  const end = parseReference(to)
  if (!start || !end || rest.length > 0) return undefined
  return {
    firstRow: Math.min(start.row, end.row),
    firstColumn: Math.min(start.column, end.column),
    lastRow: Math.max(start.row, end.row),
    lastColumn: Math.max(start.column, end.column),
  }
}

/** `A1:C3`. */
export function rangeReference(range: CellRange): string {
  return `${reference(range.firstRow, range.firstColumn)}:${reference(range.lastRow, range.lastColumn)}`
}

/** The cell at a row and column, both from 1; undefined where the sheet holds nothing. */
export function cellAt(sheet: SheetAsRead, row: number, column: number): CellAsRead | undefined {
  return sheet.cells.get(reference(row, column))
}

/** Whether the row or the column of a cell is hidden. */
export function isHidden(sheet: SheetAsRead, row: number, column: number): boolean {
  return covers(sheet.hiddenRows, row) || covers(sheet.hiddenColumns, column)
}

function covers(spans: readonly Span[], position: number): boolean {
  return spans.some((span) => span.first <= position && position <= span.last)
}
