import { SSF } from '@e965/xlsx'
import type { CellAsRead } from '../../shared/exchange/workbook.ts'

/** What a cell holds by itself. */
export type Value = Pick<CellAsRead, 'text' | 'number' | 'percent'> & { kind: Exclude<CellAsRead['kind'], 'formula'> }

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const isoDate = /^(?:\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?|\d{2}:\d{2}:\d{2})/

/**
 * The value of a cell that is stored as `stored` under a type of the file format (ECMA-376 part 1, ST_CellType). What is not a
 * value of its type is text, as it stands, so that nobody takes half of it for the whole.
 */
export function storedValue(type: string, stored: string, numberFormat: string, date1904: boolean): Value {
  const bare = stored.trim()
  if (type === 'e') return { kind: 'error', text: bare || '#ERROR' }
  if (type === 'b' && /^(0|1|true|false)$/.test(bare)) return { kind: 'boolean', text: String(bare === '1' || bare === 'true') }
  if (type === 'd' && isoDate.test(bare)) return { kind: 'date', text: isoDate.exec(bare)?.[0] ?? bare }
  if ((type === '' || type === 'n') && decimal.test(bare)) return numberOf(Number(bare), numberFormat, date1904)
  return { kind: stored === '' ? 'blank' : 'text', text: stored }
}

function numberOf(value: number, numberFormat: string, date1904: boolean): Value {
  if (!Number.isFinite(value)) return { kind: 'text', text: String(value) }
  const date = isDateFormat(numberFormat) ? dateText(value, date1904) : undefined
  if (date) return { kind: 'date', text: date, number: value }
  const number: Value = { kind: 'number', text: decimalText(value), number: value }
  return isPercentFormat(numberFormat) ? { ...number, percent: true } : number
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
export function decimalText(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  const [, sign = '', whole = '', fraction = '', exponent = ''] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? []
  if (exponent === '') return text
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}
