import { createContext, type ReactNode, use, useMemo } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Figure } from '../../shared/arithmetic/figure.ts'
import { shown } from '../../shared/arithmetic/places.ts'
import { type Locale, type Translate, translator } from '../../shared/messages/translate.ts'

/** All that turns data into text for people, in one language. */
export type Words = {
  locale: Locale
  direction: 'ltr' | 'rtl'
  translate: Translate
  /** A decimal as text keeps all its digits; `places` only pads or leaves as it is. */
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
  list: (items: readonly string[]) => string
  /** Sorts as people of this language do, numbers inside by their value. */
  compare: (one: string, other: string) => number
}

const WordsContext = createContext<Words | undefined>(undefined)

/** The words of the nearest provider. */
export function useWords(): Words {
  const words = use(WordsContext)
  if (!words) throw new Error('no words')
  return words
}

/** Gives everything inside its language, for our own text and for React Aria's. */
export function WordsProvider({ locale, rightToLeft, children }: { locale: Locale; rightToLeft: boolean; children: ReactNode }) {
  const words = useMemo(() => wordsOf(locale, rightToLeft ? 'rtl' : 'ltr'), [locale, rightToLeft])
  return (
    <I18nProvider locale={rightToLeft ? 'ar' : 'en-GB'}>
      <WordsContext value={words}>{children}</WordsContext>
    </I18nProvider>
  )
}

/** The region whose dates and numbers go with the international English of the catalogue. */
const region = 'en-GB'

function wordsOf(locale: Locale, direction: 'ltr' | 'rtl'): Words {
  const date = new Intl.DateTimeFormat(region, { dateStyle: 'medium' })
  const moment = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'short' })
  const time = new Intl.DateTimeFormat(region, { timeStyle: 'short' })
  const list = new Intl.ListFormat(region)
  const collator = new Intl.Collator(region, { numeric: true })
  const numbers = new Map<string, Intl.NumberFormat>()
  const formatter = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options)
    const format = numbers.get(key) ?? new Intl.NumberFormat(region, options)
    numbers.set(key, format)
    return format
  }
  const number: Words['number'] = (value, options = {}) =>
    formatter({ maximumFractionDigits: 20, ...options })
      .format(isDecimal(value) ? value : Number(value))
      .replace('-', '−')
  return {
    locale,
    direction,
    translate: translator(locale),
    number,
    figure: (figure, places, options) => number(shown(figure, places), { ...options, minimumFractionDigits: places }),
    money: (amount, currency) => number(amount, { style: 'currency', currency, minimumFractionDigits: 0 }),
    date: (instant) => date.format(new Date(instant)),
    moment: (instant) => moment.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    size: (bytes) => sizeText(bytes, number),
    duration: (seconds) =>
      seconds < 90
        ? number(Math.max(1, Math.round(seconds)), { style: 'unit', unit: 'second', unitDisplay: 'narrow' })
        : number(Math.round(seconds / 60), { style: 'unit', unit: 'minute', unitDisplay: 'short' }),
    list: (items) => list.format(items),
    compare: collator.compare,
  }
}

const isDecimal = (value: string | number): value is `${number}` => typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)

function sizeText(bytes: number, number: Words['number']): string {
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
