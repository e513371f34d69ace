import { decimalText, storedValue, type Value } from './workbook-values.ts'

/** The value of a cell by its attributes (OpenDocument 1.3, 19.387 and on), and by the text that it shows. */
export function documentValue(given: ReadonlyMap<string, string>, shows: string): Value {
  const type = given.get('office:value-type')
  if (given.get('calcext:value-type') === 'error') return { kind: 'error', text: shows || '#ERROR' }
  switch (type) {
    case 'float':
    case 'currency':
      return storedValue('n', given.get('office:value') ?? shows, 'General', false)
    case 'percentage': {
      const value = storedValue('n', given.get('office:value') ?? shows, 'General', false)
      return value.kind === 'number' ? { ...value, percent: true } : value
    }
    case 'date':
      return storedValue('d', given.get('office:date-value') ?? shows, 'General', false)
    case 'time':
      return storedValue('d', timeText(given.get('office:time-value') ?? '') ?? shows, 'General', false)
    case 'boolean':
      return storedValue('b', given.get('office:boolean-value') ?? shows, 'General', false)
    default: {
      const text = given.get('office:string-value') ?? shows
      return { kind: text === '' ? 'blank' : 'text', text }
    }
  }
}

function timeText(duration: string): string | undefined {
  const [, hours, minutes, seconds] = /^PT(\d{1,2})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S$/.exec(duration) ?? []
  return hours && minutes && seconds && [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':')
}

/** Formulas without what says how they are written, and references without the marks around them: `of:=SUM([.A1:.A3])` is `SUM(A1:A3)`. */
export function formulaText(formula: string): string {
  return formula.replace(/^(?:[\w.-]+:)?=?/, '').replace(/\[([^\]]*)\]/g, (_, range: string) => range.replace(/(^|:)\./g, '$1'))
}

/**
 * What a cell shows where that is not its text; undefined where it is. A number is shown as itself in any grouping and rounding, and
 * with a decimal comma: with words around it, it is told with these.
 */
export function shownInDocument({ kind, text, number, percent }: Value, shows: string): string | undefined {
  if (kind === 'text') return sameWords(text, shows) ? undefined : shows
  if (kind !== 'number' || number === undefined) return undefined
  const found = /^([^\d]*)(\d(?:[\d.,'’\s\u00a0\u202f]*\d)?)(?:E([+-]\d+))?(\D*)$/.exec(shows)
  if (!found) return shows
  const [, before = '', digits = '', exponent, after = ''] = found
  if (exponent !== undefined) return shows.replace(',', '.')
  const value = percent ? number * 100 : number
  const negative = before.includes('-') || before.includes('−') || (before.includes('(') && after.includes(')'))
  if (!isRounded(Math.abs(value), digits.replace(/\D/g, '')) || negative !== value < 0) return shows
  const words = `${before}${percent ? after.replace('%', '') : after}`.replace(/[-−()\s\u00a0\u202f]/g, '')
  return words === '' ? undefined : `${before}${decimalText(Math.abs(number))}${after}`
}

/** Whether digits, without their separators, are those of a value rounded to some place. */
function isRounded(value: number, digits: string): boolean {
  const bare = (text: string) => text.replace('.', '').replace(/^0+(?=\d)/, '')
  if (value >= 1e15) return Number(digits) === value
  for (let places = 0; places <= 15; places++) if (bare(value.toFixed(places)) === bare(digits)) return true
  return false
}

/** Whether two texts say the same, whatever white space a format leaves of them. */
function sameWords(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  return plain(one) === plain(other)
}
