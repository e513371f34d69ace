import { compare, decimal, multiply, type Rational, roundHalfUp, subtract, sum, zero } from '../arithmetic/rational.ts'
import type { MessageValues, PageKey, Translate } from '../messages/translation.ts'
import type { PriceLine } from '../questionnaires/model.ts'
import { mostParts } from '../questionnaires/price-line-kinds.ts'
import { type DecimalReading, groupDigits, readDecimal } from '../responses/text/decimals.ts'

/** What is wrong with tiers or phases as they were written: the end of a message `priceSheet.problem.…`, with its values. */
export type PartProblem = { readonly key: PageKey; readonly values?: MessageValues }
type Read<Part> = { ok: true; parts: Part[] } | { ok: false; problem: PartProblem }

export type Tier = { readonly above: string; readonly upTo: string | null; readonly quantity: string }
export type Phase = { readonly months: number; readonly percent: string }

/**
 * Graduated tiers of a volume: each unit is paid at the price of the tier that it falls into, as marginal rates of a tax are. `bounds` are
 * the upper ends of all tiers but the last, in ascending order, and `volume` what the buyer states; decimals. See docs/decisions/0013.
 */
export function tiersOf(volume: string, bounds: readonly string[]): Tier[] {
  return [...bounds, null].map((upTo, index) => {
    const above = bounds[index - 1] ?? '0'
    const upper = upTo !== null && compare(decimal(upTo), decimal(volume)) < 0 ? upTo : volume
    const part = subtract(decimal(upper), decimal(above))
    return { above, upTo, quantity: compare(part, zero) > 0 ? exactText(part, placesOf(volume, above, upper)) : '0' }
  })
}

/** The volume that was shared out among tiers: the sum of decimals. */
export function volumeOf(quantities: readonly string[]): string {
  return exactText(sum(quantities.map(decimal)), placesOf(...quantities))
}

/**
 * For how many months a line that is paid each month is paid in full, over a term: each month of a phase counts with its percentage, each
 * month behind the last phase as one. Phases behind the end of the term do not count. A decimal.
 */
export function monthsPaid({ ramp = [] }: Pick<PriceLine, 'ramp'>, termMonths: number): string {
  let left = termMonths
  const parts: Rational[] = []
  for (const { months, percent } of ramp) {
    const within = Math.min(months, left)
    parts.push(multiply(decimal(String(within)), multiply(decimal(percent), decimal('0.01'))))
    left -= within
  }
  return exactText(sum([...parts, decimal(String(left))]), 2 + placesOf(...ramp.map(({ percent }) => percent)))
}

/** The upper ends of tiers as they were written, apart by `;`; none where nothing is written. */
export function readBounds(text: string): Read<string> {
  const parts: string[] = []
  for (const written of partsIn(text)) {
    const read = readDecimal(written)
    if (!read.ok) return { ok: false, problem: numberProblem('tiers', read) }
    const last = parts.at(-1) ?? '0'
    if (compare(decimal(read.value), decimal(last)) <= 0) return { ok: false, problem: { key: 'priceSheet.problem.tiersOrder' } }
    parts.push(read.value)
  }
  if (parts.length >= mostParts)
    return { ok: false, problem: { key: 'priceSheet.problem.tooManyParts', values: { most: mostParts } } }
  return { ok: true, parts }
}

/** Phases as they were written, `3: 20 %; 3: 50 %`: for how many months, at what percentage; none where nothing is written. */
export function readPhases(text: string): Read<Phase> {
  const parts: Phase[] = []
  for (const written of partsIn(text)) {
    const [, months, percent] = /^(\d{1,3})\s*:\s*(.+?)\s*%?$/.exec(written) ?? []
    if (months === undefined || percent === undefined || Number(months) < 1 || Number(months) > 600)
      return { ok: false, problem: { key: 'priceSheet.problem.ramp' } }
    const read = readDecimal(percent)
    if (!read.ok) return { ok: false, problem: numberProblem('ramp', read) }
    if (read.value.startsWith('-')) return { ok: false, problem: { key: 'priceSheet.problem.ramp' } }
    parts.push({ months: Number(months), percent: read.value })
  }
  if (parts.length > mostParts)
    return { ok: false, problem: { key: 'priceSheet.problem.tooManyParts', values: { most: mostParts } } }
  return { ok: true, parts }
}

/** Phases as they are written and read back. */
export function phasesText(ramp: readonly Phase[]): string {
  return ramp.map(({ months, percent }) => `${months}: ${percent} %`).join('; ')
}

/** Phases for reading: months 1 to 3 at 20 %, and so on. */
export function rampWords(ramp: readonly Phase[], translate: Translate<PageKey>): string {
  let last = 0
  return translate.list(
    ramp.map(({ months, percent }) => {
      const from = last + 1
      last += months
      return translate('prices.phase', { from, to: last, one: String(from === last), percent: groupDigits(percent) })
    }),
  )
}

/** What a tier is called beside the line that it is of. */
export function tierTitle(of: string, { above, upTo }: Pick<Tier, 'above' | 'upTo'>, translate: Translate<PageKey>): string {
  const where = upTo === null ? 'above' : above === '0' ? 'upTo' : 'between'
  return translate('prices.tier', { of, where, from: groupDigits(above), upTo: groupDigits(upTo ?? '0') })
}

function partsIn(text: string): string[] {
  return text.split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
}

function numberProblem(field: 'tiers' | 'ramp', reading: Exclude<DecimalReading, { ok: true }>): PartProblem {
  if (reading.reason !== 'ambiguousNumber') return { key: `priceSheet.problem.${field}` }
  return { key: 'priceSheet.problem.ambiguousPart', values: { grouped: reading.grouped, divided: reading.divided } }
}

const placesOf = (...decimals: string[]) => Math.max(0, ...decimals.map((text) => text.split('.')[1]?.length ?? 0))

/** A decimal that has at most so many places, without zeros at its end. */
function exactText(value: Rational, places: number): string {
  const text = roundHalfUp(value, places)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
