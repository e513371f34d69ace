import { answerLimits } from '../limits.ts'
import { plainFigures } from './characters.ts'

export type DecimalReading =
  | { ok: true; value: string }
  | { ok: false; reason: 'notANumber' | 'tooLong' }
  /** Canonical decimals: what it says if its separator groups thousands, and if it divides off a fraction. */
  | { ok: false; reason: 'ambiguousNumber'; grouped: string; divided: string }

const spaces = /[ \u00a0\u2009\u202f'\u2019]/

/** One separator that may group thousands or divide off a fraction. */
const couldGroup = /^-?[1-9]\d{0,2}[.,]\d{3}$/

/** Forms of a decimal in text: what stands between groups of three digits, and before the fraction. */
const forms = [
  { pattern: /^-?\d+(?:\.\d+)?$/, group: '', point: '.' },
  { pattern: /^-?\d{1,3}(?: \d{3})+(?:\.\d+)?$/, group: ' ', point: '.' },
  { pattern: /^-?\d{1,3}(?: \d{3})+,\d+$/, group: ' ', point: ',' },
  { pattern: /^-?\d{1,3}(?:,\d{3})+\.\d+$/, group: ',', point: '.' },
  { pattern: /^-?\d{1,3}(?:,\d{3}){2,}$/, group: ',', point: '.' },
  { pattern: /^-?\d{1,3}(?:\.\d{3})+,\d+$/, group: '.', point: ',' },
  { pattern: /^-?\d{1,3}(?:\.\d{3}){2,}$/, group: '.', point: ',' },
  { pattern: /^-?\d+,\d+$/, group: '', point: ',' },
]

/**
 * Reads a decimal from text, whatever the writer's language, where it can be read in one way only:
 * - a single dot or comma is the decimal separator: `1234.5`, `12,5`, `0.125`. But after one to three digits and before exactly
 *   three it could as well group thousands, so `1.234` and `1,234` are refused alike, with both readings
 * - spaces and apostrophes may group digits by three: `1 234.5`, `1'234,5`
 * - dots and commas together, or one of them twice, show which is which: `1,234.50`, `1.234,50`, `1,234,567`
 *
 * The value is canonical: no leading or trailing zeros, no grouping, no sign on zero.
 */
export function readDecimal(text: string): DecimalReading {
  const trimmed = plainFigures(text)
    .trim()
    .replace(/^[\u2212\u2013]/, '-')
    .replace(/^\+/, '')
  if (trimmed.length > 2 * answerLimits.digits) return { ok: false, reason: 'tooLong' }
  if (couldGroup.test(trimmed)) {
    const [grouped, divided] = [trimmed.replace(/[.,]/, ''), trimmed.replace(',', '.')]
    return { ok: false, reason: 'ambiguousNumber', grouped, divided: canonicalDecimal(divided) }
  }
  const grouped = trimmed.replaceAll(new RegExp(spaces, 'g'), ' ')
  const form = forms.find(({ pattern }) => pattern.test(grouped))
  if (!form) return { ok: false, reason: 'notANumber' }
  const plain = (form.group ? grouped.replaceAll(form.group, '') : grouped).replace(form.point, '.')
  if (plain.replace(/\D/g, '').length > answerLimits.digits) return { ok: false, reason: 'tooLong' }
  return { ok: true, value: canonicalDecimal(plain) }
}

/** A float as a canonical decimal. Fractions keep 15 significant digits, as spreadsheets show them: 0.1 + 0.2 is 0.3. */
export function decimalOfNumber(value: number): DecimalReading {
  if (!Number.isFinite(value)) return { ok: false, reason: 'notANumber' }
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text)
  if (!match) return { ok: false, reason: 'notANumber' }
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  if (Math.abs(shift) > answerLimits.digits) return { ok: false, reason: 'tooLong' }
  const digits = whole + fraction
  const point = whole.length + shift
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(1, point)
  return { ok: true, value: canonicalDecimal(`${sign}${padded.slice(0, at)}${at < padded.length ? `.${padded.slice(at)}` : ''}`) }
}

/** Strips what carries no value from `-?digits(.digits)?`. */
function canonicalDecimal(plain: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(plain) ?? []
  const magnitude = fraction ? `${whole}.${fraction}` : whole
  return magnitude === '0' ? '0' : sign + magnitude
}

/** A canonical decimal that every reader takes alike, and `readDecimal` back: `1.234`, which could be grouped, as `1.2340`. */
export function unambiguous(canonical: string): string {
  return couldGroup.test(canonical) ? `${canonical}0` : canonical
}

/** A percentage as it is typed: up to 1 with its sign, without which it could be read as its hundredfold. */
export function typedPercentage(canonical: string): string {
  return Number(canonical) > 0 && Number(canonical) <= 1 ? `${canonical} %` : canonical
}

/** A canonical decimal for reading, unambiguous: from five digits on, groups of three stand apart by no-break spaces. */
export function groupDigits(canonical: string): string {
  const [whole = '', fraction] = unambiguous(canonical).split('.')
  const grouped = whole.replace('-', '').length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, '\u00a0')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
