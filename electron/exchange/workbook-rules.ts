import type { CellRange } from '../../shared/exchange/workbook.ts'
import { parseRange } from '../../shared/exchange/workbook.ts'
import { isHidden } from './workbook-doubts.ts'
import { colourOf, type Font, type Palette, plainFont, withProperty } from './workbook-fonts.ts'
import type { CellFormat } from './workbook-formats.ts'
import { showsPlainly } from './workbook-shown.ts'
import { xmlEvents } from './xml-events.ts'
import { attribute, flag, type Tag } from './xml-tags.ts'

/** What a rule of a sheet draws over the look of a cell while it holds. Undefined where it leaves the cell as it is. */
export type RuleFormat = {
  font: Font
  background: string | undefined
  numberFormat: string | undefined
}

/** The formats that rules name by their number, from the part that holds the styles. */
export function readRuleFormats(xml: string, palette: Palette): RuleFormat[] {
  const formats: RuleFormat[] = []
  const path: string[] = []
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') continue
    if (event.kind === 'close') {
      path.pop()
      continue
    }
    const format = formats.at(-1)
    if (path[1] === 'dxfs') {
      if (path.length === 2) formats.push({ font: plainFont, background: undefined, numberFormat: undefined })
      else if (format && path[3] === 'font') format.font = withProperty(format.font, event, palette)
      else if (format && event.name === 'bgColor') format.background = colourOf(event, palette)
      else if (format && event.name === 'numFmt') format.numberFormat = attribute(event, 'formatCode')
    }
    path.push(event.name)
  }
  return formats
}

/** The rules of a sheet that can hide what cells hold, strike it through, or show it as another. */
export class Rules {
  readonly #formats: readonly RuleFormat[]
  readonly #hiding: { ranges: CellRange[]; format: RuleFormat | undefined }[] = []
  #ranges: CellRange[] = []

  constructor(formats: readonly RuleFormat[]) {
    this.#formats = formats
  }

  /** A tag inside the conditional formatting of a sheet, or the one that opens it. */
  open(tag: Tag): void {
    if (tag.name === 'conditionalFormatting')
      this.#ranges = (attribute(tag, 'sqref') ?? '').split(/\s+/).flatMap((range) => parseRange(range) ?? [])
    const showsValue = attribute(tag, 'showValue') === undefined || flag(tag, 'showValue')
    if ((tag.name === 'iconSet' || tag.name === 'dataBar') && !showsValue)
      this.#hiding.push({ ranges: this.#ranges, format: undefined })
    const format = tag.name === 'cfRule' ? this.#formats[Number(attribute(tag, 'dxfId') ?? Number.NaN)] : undefined
    if (format) this.#hiding.push({ ranges: this.#ranges, format })
  }

  /** Whether a rule can keep a cell from being seen as it is. */
  hide({ row, column }: { row: number; column: number }, cell: CellFormat): boolean {
    return this.#hiding.some(
      ({ ranges, format }) => ranges.some((range) => contains(range, row, column)) && conceals(format, cell),
    )
  }
}

/** Whether a cell lies in a range. */
export function contains({ firstRow, lastRow, firstColumn, lastColumn }: CellRange, row: number, column: number): boolean {
  return firstRow <= row && row <= lastRow && firstColumn <= column && column <= lastColumn
}

/** Whether what a rule draws over a cell keeps it from being seen as it is; undefined draws something in its place. */
export function conceals(format: RuleFormat | undefined, cell: CellFormat): boolean {
  return (
    format === undefined ||
    format.font.struck ||
    (format.numberFormat !== undefined && !showsPlainly(format.numberFormat)) ||
    isHidden(format.font.colour ?? cell.font.colour, format.background ?? cell.background)
  )
}
