import { type CellRange, columnLetters, parseRange, parseReference } from '../../shared/exchange/workbook.ts'

type Place = { row: number; column: number }
type Formula = { text: string; type: string | undefined; group: string | undefined; range: string | undefined }

/** The formulas of a sheet: those that stand in their cells, those that cells share, and those that fill a range. */
export class Formulas {
  readonly #shared = new Map<string, { text: string; place: Place }>()
  readonly #filled: { range: CellRange; text: string }[] = []

  /** The text of a formula at its cell, without its `=`. */
  add(place: Place, { text, type, group, range }: Formula): string {
    if (type === 'array' || type === 'dataTable') {
      const filled = parseRange(range ?? '')
      if (filled) this.#filled.push({ range: filled, text })
    }
    if (type !== 'shared' || group === undefined) return text
    if (text !== '') {
      this.#shared.set(group, { text, place })
      return text
    }
    const first = this.#shared.get(group)
    return first ? moved(first.text, place.row - first.place.row, place.column - first.place.column) : ''
  }

  /** The formula of another cell that fills this one too. */
  filling({ row, column }: Place): string | undefined {
    return this.#filled.find(
      ({ range }) => range.firstRow <= row && row <= range.lastRow && range.firstColumn <= column && column <= range.lastColumn,
    )?.text
  }
}

/** A formula as it reads in another cell: relative references move along, quoted text and names stay. */
function moved(formula: string, rows: number, columns: number): string {
  return formula.replace(
    /"[^"]*"|'[^']*'|(?<![\w.$])(\$?)([A-Z]{1,3})(\$?)(\d+)(?![\w.(])/g,
    (whole, fixedColumn: string | undefined, letters: string | undefined, fixedRow: string, digits: string) => {
      const place = letters === undefined ? undefined : parseReference(`${letters}${digits}`)
      if (!place) return whole
      const column = fixedColumn ? place.column : place.column + columns
      const row = fixedRow ? place.row : place.row + rows
      return `${fixedColumn}${columnLetters(column)}${fixedRow}${row}`
    },
  )
}
