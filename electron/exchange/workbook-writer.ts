import type { DataValidation, Cell as DrawnCell, CellStyle as DrawnStyle, WriteOptions, WriteSheet } from 'hucre/xlsx'
import {
  type CellContent,
  type CellMessages,
  type CellRange,
  type CellValidation,
  columnLetters,
  longestCellMessage,
  parseReference,
  rangeReference,
  reference,
  type Workbook,
  type WorkbookCell,
  type WorkbookSheet,
} from '../../shared/exchange/workbook.ts'
import { checkCellText, encodeCellText, withCellLineEnds } from './spreadsheet-safety.ts'
import { fitComments } from './workbook-comments.ts'
import { rowHeight } from './workbook-heights.ts'
import { drawnStyles, workbookFont } from './workbook-style.ts'
import { readDirectory, unpack, writeZip } from './zip.ts'

/** Writes an `.xlsx` file. The same description gives the same bytes. Refuses text that does not fit into a cell. */
export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const lists = new ListSheet(workbook.sheets.map((sheet) => sheet.name))
  const sheets = workbook.sheets.map((sheet) => drawSheet(sheet, lists))
  const listSheet = lists.draw()
  const options: WriteOptions = {
    sheets: listSheet ? [...sheets, listSheet] : sheets,
    properties: {
      title: workbook.title,
      creator: workbook.author,
      lastModifiedBy: workbook.author,
      created: new Date(workbook.created),
      modified: new Date(workbook.created),
    },
    defaultFont: { name: workbookFont, size: 10 },
    namedRanges: [
      ...(workbook.names ?? []).map(({ name, sheet, range }) => ({ name, range: absolute(sheet, range) })),
      ...workbook.sheets.flatMap(repeatedRows),
    ],
  }
  if (workbook.sheets.some((sheet) => sheet.protected)) options.workbookProtection = { lockStructure: true }
  // Only now: a start that writes no workbook should not wait for it.
  const { writeXlsx } = await import('hucre/xlsx')
  return finished(await writeXlsx(options), workbook.sheets)
}

/** Does to the finished parts what the library has no option for. */
function finished(bytes: Uint8Array, sheets: readonly WorkbookSheet[]): Uint8Array {
  const parts = readDirectory(bytes).map((entry): [string, Uint8Array] => {
    const content = unpack(bytes, entry)
    const [, kind, number] = /^xl\/(?:drawings\/(vmlDrawing)|worksheets\/(?:sheet))(\d+)\.(?:vml|xml)$/.exec(entry.name) ?? []
    const sheet = sheets[Number(number) - 1]
    if (!sheet) return [entry.name, content]
    const text = Buffer.from(content).toString()
    return [entry.name, Buffer.from(kind ? fitComments(text, sheet) : letRowsGrow(text, sheet))]
  })
  return writeZip(parts, true)
}

/** The estimated heights are where rows start; a fixed one is only what the description fixes. */
function letRowsGrow(worksheet: string, sheet: WorkbookSheet): string {
  return worksheet.replace(/<row r="(\d+)"[^>]*?( customHeight="1")/g, (tag, row, fixed) =>
    sheet.rows[Number(row) - 1]?.height === undefined ? tag.replace(fixed, '') : tag,
  )
}

/** Rows that head every printed page. The library's own option leaves out the quotes that most sheet names need. */
function repeatedRows({ name, print }: WorkbookSheet) {
  return print?.repeatRows ? [{ name: '_xlnm.Print_Titles', scope: name, range: `${quoted(name)}!$1:$${print.repeatRows}` }] : []
}

function drawSheet(sheet: WorkbookSheet, lists: ListSheet): WriteSheet {
  const cells = new Map<string, Partial<DrawnCell>>()
  const validations = new Map<string, { validation: CellValidation & CellMessages; refs: string[] }>()
  sheet.rows.forEach((row, rowIndex) => {
    row.cells.forEach((cell, columnIndex) => {
      if (!cell) return
      const ref = reference(rowIndex + 1, columnIndex + 1)
      cells.set(`${rowIndex},${columnIndex}`, drawCell(cell, sheet.name, ref))
      if (!cell.validation) return
      const key = JSON.stringify(cell.validation)
      const known = validations.get(key)
      if (known) known.refs.push(ref)
      else validations.set(key, { validation: cell.validation, refs: [ref] })
    })
  })
  const drawn: WriteSheet = {
    name: sheet.name,
    columns: sheet.columns.map(({ width, hidden }) => ({ width, hidden: hidden ?? false })),
    rows: sheet.rows.map(() => []),
    cells,
    rowDefs: new Map(
      sheet.rows.map((row, index) => [index, { height: rowHeight(sheet, row, index + 1), hidden: row.hidden ?? false }]),
    ),
    hidden: sheet.visibility === 'hidden',
    veryHidden: sheet.visibility === 'veryHidden',
    view: { showGridLines: false, ...(sheet.rightToLeft && { rightToLeft: true }) },
    merges: (sheet.merges ?? []).map((range) => ({
      startRow: range.firstRow - 1,
      startCol: range.firstColumn - 1,
      endRow: range.lastRow - 1,
      endCol: range.lastColumn - 1,
    })),
    dataValidations: [...validations.values()].map(({ validation, refs }) => drawValidation(validation, refs, lists)),
    conditionalRules: (sheet.highlights ?? []).map(({ range, formula, style }, index) => ({
      type: 'expression',
      priority: index + 1,
      formula,
      range,
      style: highlightStyle(drawnStyles[style]),
    })),
  }
  if (sheet.frozen) drawn.freezePane = sheet.frozen
  if (sheet.protected)
    drawn.protection = {
      sheet: true,
      objects: true,
      scenarios: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatColumns: true,
      formatRows: true,
    }
  if (sheet.print) {
    drawn.pageSetup = {
      paperSize: 'a4',
      orientation: sheet.print.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.6, bottom: 0.7, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    }
    const footer = sheet.print.footer?.replaceAll('&', '&&') ?? ''
    drawn.headerFooter = { oddFooter: `&L&8${footer}&R&8&P / &N` }
  }
  return drawn
}

function drawCell(cell: WorkbookCell, sheet: string, ref: string): Partial<DrawnCell> {
  const drawn: Partial<DrawnCell> = { ...drawContent(cell.content, sheet, ref) }
  const style: DrawnStyle = { ...drawnStyles[cell.style], protection: { locked: cell.locked ?? true } }
  const format = cell.format ?? defaultFormat(cell)
  if (format) style.numFmt = format
  drawn.style = style
  if (cell.comment) drawn.comment = { text: encodeCellText(withCellLineEnds(checkCellText(cell.comment, sheet, ref))) }
  if (cell.link) drawn.hyperlink = { target: '', location: `${quoted(cell.link.sheet)}!${cell.link.cell}` }
  return drawn
}

/** Text stays text while it is edited, and so does what is typed into an empty answer cell. */
function defaultFormat({ content, style, validation }: WorkbookCell): string | undefined {
  if (typeof content === 'string') return '@'
  if (typeof content === 'object' && 'date' in content) return 'yyyy-mm-dd'
  if (content === undefined && style === 'answer') {
    if (validation?.type === 'date') return 'yyyy-mm-dd'
    return validation?.type === 'whole' || validation?.type === 'decimal' ? undefined : '@'
  }
  return undefined
}

function drawContent(content: CellContent | undefined, sheet: string, ref: string): Partial<DrawnCell> {
  if (content === undefined) return {}
  if (typeof content === 'string') return drawText(encodeCellText(withCellLineEnds(checkCellText(content, sheet, ref))))
  if (typeof content === 'number') {
    if (!Number.isFinite(content)) throw new RangeError(`${sheet}!${ref} holds ${content}`)
    return { value: content }
  }
  if ('date' in content) return { value: new Date(`${content.date}T00:00:00Z`) }
  const { formula, result } = content
  return result === undefined ? { formula } : { formula, formulaResult: result }
}

/** The library takes a text such as `#N/A` for an error, unless it is rich text. */
function drawText(text: string): Partial<DrawnCell> {
  return text.startsWith('#') ? { richText: [{ text }] } : { value: text }
}

function drawValidation(validation: CellValidation & CellMessages, refs: string[], lists: ListSheet): DataValidation {
  const drawn: DataValidation = { ...rule(validation, lists), range: ranges(refs), allowBlank: true }
  if (validation.hint) Object.assign(drawn, { showInputMessage: true, inputMessage: message(validation.hint) })
  Object.assign(drawn, { showErrorMessage: true, errorStyle: 'stop' })
  if (validation.error) drawn.errorMessage = message(validation.error)
  return drawn
}

/** Excel calls a file with a longer message damaged. */
function message(text: string): string {
  if (text.length > longestCellMessage) throw new RangeError(`longer than ${longestCellMessage} characters: ${text}`)
  return encodeCellText(text)
}

function rule(validation: CellValidation, lists: ListSheet): Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2'> {
  switch (validation.type) {
    case 'list':
      return {
        type: 'list',
        formula1:
          'source' in validation ? absolute(validation.source.sheet, validation.source.range) : lists.add(validation.values),
      }
    case 'textLength':
      return { type: 'textLength', operator: 'lessThanOrEqual', formula1: String(validation.maximum) }
    case 'date':
      return between(
        'date',
        validation.earliest && dateFormula(validation.earliest),
        validation.latest && dateFormula(validation.latest),
        'DATE(1900,1,1)',
      )
    default:
      return between(validation.type, validation.minimum, validation.maximum, '-1E+300')
  }
}

function between(
  type: 'date' | 'whole' | 'decimal',
  minimum: number | string | undefined,
  maximum: number | string | undefined,
  lowest: string,
): Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2'> {
  if (minimum !== undefined && maximum !== undefined)
    return { type, operator: 'between', formula1: String(minimum), formula2: String(maximum) }
  if (maximum !== undefined) return { type, operator: 'lessThanOrEqual', formula1: String(maximum) }
  return { type, operator: 'greaterThanOrEqual', formula1: String(minimum ?? lowest) }
}

function dateFormula(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `DATE(${Number(year)},${Number(month)},${Number(day)})`
}

/** Joins references that follow each other down a column: `C2:C9 C12`. */
function ranges(refs: readonly string[]): string {
  const spans: CellRange[] = []
  for (const ref of refs) {
    const place = parseReference(ref)
    if (!place) continue
    const above = spans.find(({ firstColumn, lastRow }) => firstColumn === place.column && lastRow === place.row - 1)
    if (above) above.lastRow = place.row
    else spans.push({ firstRow: place.row, firstColumn: place.column, lastRow: place.row, lastColumn: place.column })
  }
  return spans
    .map((span) => (span.firstRow === span.lastRow ? reference(span.firstRow, span.firstColumn) : rangeReference(span)))
    .join(' ')
}

/** Choices live on a sheet of their own: lists written into a validation break on commas and after 255 characters. */
class ListSheet {
  readonly name: string
  readonly #columns: (readonly string[])[] = []
  readonly #known = new Map<string, string>()

  constructor(taken: readonly string[]) {
    let name = 'lists'
    while (taken.some((other) => other.toLowerCase() === name)) name += '_'
    this.name = name
  }

  add(values: readonly string[]): string {
    const key = JSON.stringify(values)
    const known = this.#known.get(key)
    if (known) return known
    const letters = columnLetters(this.#columns.push(values))
    const range = absolute(this.name, `${letters}1:${letters}${values.length}`)
    this.#known.set(key, range)
    return range
  }

  draw(): WriteSheet | undefined {
    if (this.#columns.length === 0) return undefined
    const cells = new Map<string, Partial<DrawnCell>>()
    this.#columns.forEach((values, column) => {
      values.forEach((value, row) => {
        cells.set(`${row},${column}`, drawCell({ content: value, style: 'text' }, this.name, reference(row + 1, column + 1)))
      })
    })
    return { name: this.name, rows: [], cells, veryHidden: true, protection: { sheet: true } }
  }
}

/** Excel draws only these of a highlight. */
function highlightStyle({ font, fill }: DrawnStyle): DrawnStyle {
  const style: DrawnStyle = {}
  if (font?.color) style.font = { color: font.color }
  if (fill?.type === 'pattern' && fill.fgColor) style.fill = { type: 'pattern', pattern: 'solid', bgColor: fill.fgColor }
  return style
}

function absolute(sheet: string, range: string): string {
  return `${quoted(sheet)}!${range.replace(/\$?([A-Z]+)\$?(\d+)/g, '$$$1$$$2')}`
}

function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`
}
