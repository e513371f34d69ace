import { type CellAsRead, columnLetters, isHidden, rangeReference } from '../../exchange/workbook.ts'
import type { MessageValues } from '../../messages/translate.ts'
import { hiddenWords, overridesOrder, visible } from '../text/characters.ts'
import { decimalOfNumber, unambiguous } from '../text/decimals.ts'
import { type RemarkCode, type Remarks, shortened } from './remarks.ts'
import type { ReturnedRow } from './returned.ts'
import { numberAsShown } from './shown.ts'

/** A cell that cannot be taken, and why. Thrown below `readAnswer` and its like, which catch it. */
export class Fault extends Error {
  /** `Security!D14`. */
  readonly cell: string
  readonly code: RemarkCode
  readonly values: MessageValues
  constructor(cell: string, code: RemarkCode, values: MessageValues = {}) {
    super(code)
    this.cell = cell
    this.code = code
    this.values = { cell, ...values }
  }
}

/** `Security!D14`. */
export function placeOf(row: ReturnedRow, key: string): string {
  const { sheet, columns } = row.sheet
  const column = columns.get(key)
  return column === undefined ? sheet.name : `${sheet.name}!${columnLetters(column)}${row.row}`
}

/**
 * A cell that may be taken; undefined where it is blank. Formulas, errors, merged and ambiguous cells are faults, and
 * those that show something else than they hold.
 * `answers`: even a blank is a fault where a merged cell covers it, since the answer may be what covers it.
 */
export function takeCell(row: ReturnedRow, key: string, remarks: Remarks, answers = true): CellAsRead | undefined {
  const place = placeOf(row, key)
  const { sheet, columns } = row.sheet
  const column = columns.get(key)
  if (column === undefined) throw new Fault(sheet.name, 'columnMissing', { sheet: sheet.name, column: key })
  const cell = row.cell(key)
  checkMerge(row, key, column, place, remarks, answers)
  if (!cell) return undefined
  if (cell.duplicate) throw new Fault(place, 'cellTwice')
  if (cell.kind === 'formula' && cell.result === 'blank') throw new Fault(place, 'formulaUncalculated')
  if (cell.kind === 'formula')
    throw new Fault(place, 'formula', { formula: shortened(cell.formula ?? ''), result: shortened(cell.text) })
  if (cell.kind === 'error') throw new Fault(place, 'errorValue', { value: cell.text })
  if (cell.kind === 'blank' || (visible(cell.text).trim() === '' && hiddenWords(cell.text) === '')) return undefined
  checkLooks(cell, place)
  if (cell.ruled) remarks.add('ruled', { cell: place })
  if (cell.formula !== undefined)
    remarks.add('formulaTaken', { cell: place, formula: shortened(cell.formula), result: shortened(cell.text) })
  if (sheet.visibility !== 'visible' || isHidden(sheet, cell.row, cell.column)) remarks.add('hidden', { cell: place })
  return cell
}

/** What a reader of the sheet sees must be what the cell says. */
function checkLooks(cell: CellAsRead, place: string): void {
  const { doubts = [], shown } = cell
  const struck = doubts.filter(({ how }) => how === 'struck').map(({ text }) => text)
  const text = shortened(cell.text.trim())
  if (struck.length > 0) throw new Fault(place, 'struck', { struck: shortened(struck.join(' … ').trim()), text })
  const [unseen] = doubts
  if (unseen?.how === 'raised') throw new Fault(place, 'raised', { raised: shortened(unseen.text.trim()), text })
  if (unseen) throw new Fault(place, 'unseen', { how: unseen.how, text: shortened(unseen.text.trim()) })
  const hidden = hiddenWords(cell.text)
  if (hidden) throw new Fault(place, 'unseen', { how: 'characters', text: shortened(hidden) })
  if (overridesOrder(cell.text)) throw new Fault(place, 'orderOverridden')
  if (shown !== undefined && (cell.kind !== 'number' || numberAsShown(cell) === undefined))
    throw new Fault(place, 'shownOtherwise', { shows: shown === '' ? 'nothing' : 'text', shown: shortened(shown), text })
}

/** Merged with cells to its right alone, an answer is still the answer of its row; anything else could be another row's. */
function checkMerge(row: ReturnedRow, key: string, column: number, place: string, remarks: Remarks, answers: boolean): void {
  for (const range of row.sheet.sheet.merges) {
    const inside =
      range.firstRow <= row.row && row.row <= range.lastRow && range.firstColumn <= column && column <= range.lastColumn
    if (!inside) continue
    const own = range.firstRow === range.lastRow && range.firstColumn === column
    const covered = range.firstRow === range.lastRow && !row.cell(key)
    if (covered && !own && !answers) continue
    if (!own) throw new Fault(place, 'merged', { range: rangeReference(range) })
    if (row.cell(key)) remarks.add('mergedTaken', { cell: place, range: rangeReference(range) })
  }
}

/**
 * What a cell holds, for `parseAnswer`. A number that is shown as a percentage is passed on with its sign, 0.12 as `12 %`, and one
 * that is shown with words, with these: `$ 5000`.
 */
export function rawOf(cell: CellAsRead): string | number | boolean {
  if (cell.kind === 'number' && cell.shown !== undefined) return numberAsShown(cell) ?? cell.shown
  if (cell.percent && cell.number !== undefined) return percentText(cell.number)
  if (cell.kind === 'boolean') return cell.text === 'true'
  return cell.kind === 'number' && cell.number !== undefined ? cell.number : cell.text
}

function percentText(share: number): string {
  const percentage = decimalOfNumber(Number((share * 100).toPrecision(15)))
  return `${percentage.ok ? unambiguous(percentage.value) : share * 100} %`
}

/** Whether a number or a date was typed as text. In a format that knows texts alone, one that is written plainly was not. */
export function isTypedAsText({ kind, text, untyped }: CellAsRead): boolean {
  return kind === 'text' && !(untyped && /^(-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2})$/.test(text.trim()))
}

/** The text beside an answer, in NFC with `\n` line ends and without outer spaces; undefined for a blank cell. */
export function takeText(row: ReturnedRow, key: string, remarks: Remarks): string | undefined {
  const cell = takeCell(row, key, remarks, false)
  if (!cell) return undefined
  const text = cell.kind === 'number' && cell.shown !== undefined ? String(rawOf(cell)) : cell.text
  if (!text.isWellFormed()) throw new Fault(placeOf(row, key), 'characters')
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
}

/** Runs `work`; a fault becomes a remark and `undefined`. */
export function withoutFault<T>(remarks: Remarks, work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    remarks.add(error.code, error.values)
    return undefined
  }
}
