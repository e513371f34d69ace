import type { Figure } from '../arithmetic/figure.ts'
import { shown as toPlaces } from '../arithmetic/places.ts'
import { embedded, isolated } from './directions.ts'
import { canonicalLocale, type Direction, directionOf, lastResort } from './locales.ts'

/** Figures, dates and lists as text in one language. */
export type Formats = {
  /** A decimal as text keeps all its digits; `options` may pad it or name a unit. */
  number: (value: string | number, options?: Intl.NumberFormatOptions) => string
  /** A figure to so many decimal places, rounded once from its exact fraction. */
  figure: (figure: Figure, places: number, options?: Intl.NumberFormatOptions) => string
  money: (amount: string, currency: string) => string
  /** `19 Nov 2026` */
  date: (instant: string) => string
  /** `19 Nov 2026, 14:20` */
  moment: (instant: string) => string
  /** `14:20` */
  time: (instant: string) => string
  size: (bytes: number) => string
  duration: (seconds: number) => string
  /** `a, b and c` */
  list: (items: readonly string[]) => string
  /** Sorts as people of this language do, numbers inside by their value. */
  compare: (one: string, other: string) => number
}

/** The locale by whose customs a language is formatted: English is international, so its dates and numbers are those of Europe. */
export function customsOf(locale: string): string {
  const tag = canonicalLocale(locale) ?? lastResort
  const { language, region } = new Intl.Locale(tag)
  return language === lastResort && (region === undefined || region === 'XA') ? 'en-GB' : tag
}

/** The formats of a language, for text that is shown in surroundings of a direction: that of the language if left out. */
export function formatsOf(locale: string, around: Direction = directionOf(locale)): Formats {
  const customs = customsOf(locale)
  const direction = directionOf(customs)
  const shown = (text: string) => isolated(text, direction, around)
  const date = new Intl.DateTimeFormat(customs, { dateStyle: 'medium' })
  const moment = new Intl.DateTimeFormat(customs, { dateStyle: 'medium', timeStyle: 'short' })
  const time = new Intl.DateTimeFormat(customs, { timeStyle: 'short' })
  const collator = new Intl.Collator(customs, { numeric: true })
  const numbers = new Map<string, Intl.NumberFormat>()
  const formatter = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options)
    const format = numbers.get(key) ?? new Intl.NumberFormat(customs, options)
    numbers.set(key, format)
    return format
  }
  const number: Formats['number'] = (value, options = {}) =>
    shown(
      formatter({ maximumFractionDigits: 20, ...options })
        .format(isDecimal(value) ? value : Number(value))
        .replace('-', '−'),
    )
  return {
    number,
    figure: (figure, places, options) => number(toPlaces(figure, places), { ...options, minimumFractionDigits: places }),
    money: (amount, currency) => number(amount, { style: 'currency', currency, minimumFractionDigits: 0 }),
    date: (instant) => shown(date.format(new Date(instant))),
    moment: (instant) => shown(moment.format(new Date(instant))),
    time: (instant) => shown(time.format(new Date(instant))),
    size: (bytes) => sizeText(bytes, number),
    duration: (seconds) =>
      seconds < 90
        ? number(Math.max(1, Math.round(seconds)), { style: 'unit', unit: 'second', unitDisplay: 'narrow' })
        : number(Math.round(seconds / 60), { style: 'unit', unit: 'minute', unitDisplay: 'short' }),
    list: (items) => listOf(customs, items, around),
    compare: collator.compare,
  }
}

/** Items one after another by the customs of a locale; plain where nothing is around them. */
export function listOf(customs: string, items: readonly string[], around?: Direction): string {
  const format = new Intl.ListFormat(customs)
  if (around === undefined) return format.format(items)
  const direction = directionOf(customs)
  return isolated(format.format(items.map((item) => embedded(item, direction))), direction, around)
}

const isDecimal = (value: string | number): value is `${number}` => typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)

function sizeText(bytes: number, number: Formats['number']): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const unit = units[step] ?? 'byte'
  return number(bytes / 1000 ** step, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  })
}
