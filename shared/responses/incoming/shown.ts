import type { CellAsRead } from '../../exchange/workbook.ts'
import { decimalOfNumber, unambiguous } from '../text/decimals.ts'

/**
 * A number with the words that its format shows around it, for reading as a text: `$5000.5` for 5000.5 shown as `$5,001`.
 * Undefined where the format shows another number, or none.
 */
export function numberAsShown({ number = Number.NaN, shown = '' }: CellAsRead): string | undefined {
  const found = /^(\D*?)(\d[\d,]*(?:\.(\d*))?)(?:E([+-]\d+))?(\D*)$/.exec(shown)
  if (!found) return undefined
  const [, before = '', digits = '', fraction = '', exponent = '0', after = ''] = found
  const scale = 10 ** Number(exponent)
  const rounding = (0.5 * scale) / 10 ** fraction.length
  const size = Number(digits.replaceAll(',', '')) * scale
  const negative = before.includes('-') || (before.includes('(') && after.includes(')'))
  if (Math.abs(size - Math.abs(number)) > rounding * (1 + 1e-9) || (size !== 0 && negative !== number < 0)) return undefined
  const exact = decimalOfNumber(number)
  const words = (text: string) => text.replace(/[-()]/g, '').trim()
  return exact.ok ? `${words(before)} ${unambiguous(exact.value)} ${words(after)}`.trim() : undefined
}
