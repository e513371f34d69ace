import { type Figure, places, type Range, rangeOf } from '../../arithmetic/figure.ts'
import type { Interval } from '../../arithmetic/interval.ts'
import { shown as roundedTo, shortest } from '../../arithmetic/places.ts'
import { shownName } from '../../file-name.ts'
import type { MessageKey, Translate } from '../../messages/translate.ts'
import { isolated } from '../direction.ts'
import type { Run, Text } from '../document.ts'

export type Parts = readonly (string | Run)[]

const open = '\ue000'
const close = '\ue001'
const slot = new RegExp(`${open}(\\d+)${close}`)

/** A message whose values may be text with looks of its own: names in their language, links, strong words. */
export function worded(translate: Translate, key: MessageKey, values: Readonly<Record<string, Text | number>>): Parts {
  const texts: Text[] = []
  const plain = Object.entries(values).map(([name, value]): [string, string | number] => {
    if (typeof value === 'string' || typeof value === 'number') return [name, value]
    texts.push(value)
    return [name, `${open}${texts.length - 1}${close}`]
  })
  return translate(key, Object.fromEntries(plain))
    .split(slot)
    .flatMap((part, index) => (index % 2 === 0 ? part : parts(texts[Number(part)] ?? '')))
    .filter((part) => part !== '')
}

export function parts(text: Text): Parts {
  return typeof text === 'string' ? [text] : text
}

/** The words of a text alone. */
export function plain(text: Text): string {
  return parts(text)
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('')
}

export function strong(text: Text): Parts {
  return parts(text).map((part) => (typeof part === 'string' ? { text: part, strong: true } : { ...part, strong: true }))
}

/** Scripts that one language alone is written in today, or nearly so. */
const ownScripts = {
  ko: 'Hangul',
  th: 'Thai',
  lo: 'Lao',
  km: 'Khmer',
  my: 'Myanmar',
  si: 'Sinhala',
  ta: 'Tamil',
  te: 'Telugu',
  kn: 'Kannada',
  ml: 'Malayalam',
  gu: 'Gujarati',
  or: 'Oriya',
  dv: 'Thaana',
  he: 'Hebrew',
  el: 'Greek',
  ka: 'Georgian',
  hy: 'Armenian',
} as const

const scripts: readonly { language: string; has: RegExp; stretch: RegExp }[] = [
  {
    language: 'ja',
    has: /[\u3041-\u30ff\uff66-\uff9f]/,
    stretch: /([\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f]+)/,
  },
  ...Object.entries(ownScripts).map(([language, script]) => {
    const words = `[\\p{Script=${script}}\\p{M}]+`
    return { language, has: new RegExp(`\\p{Script=${script}}{2}`, 'u'), stretch: new RegExp(`(${words}(?: ${words})*)`, 'u') }
  }),
]

const foreign = /[^\p{ASCII}\u0080-\u024f\u2000-\u206f]/u

/** Text as somebody wrote it, in its own direction, its language named where the script leaves no doubt. */
export function spoken(written: string): Text {
  if (!foreign.test(written)) return written
  const text = isolated(written)
  const script = scripts.find(({ has }) => has.test(text))
  if (!script) return text
  const { language, stretch } = script
  return text
    .split(stretch)
    .map((part, index): string | Run => (index % 2 === 0 ? part : { text: part, language }))
    .filter((part) => part !== '')
}

/** The name of a file, as it is shown everywhere. */
export const spokenName = (fileName: string): Text => spoken(shownName(fileName))

/** `a`, `a and b`, `a, b and c`. */
export function listed(translate: Translate, items: readonly Text[]): Text {
  const [first = '', ...others] = items
  const last = others.pop()
  if (last === undefined) return first
  const start = others.reduce<Text>((text, item) => worded(translate, 'reports.list.more', { first: text, second: item }), first)
  return worded(translate, 'reports.list.last', { first: start, second: last })
}

/** Items on one line, with a dot between them. */
export function dotted(items: readonly Text[]): Parts {
  return items.flatMap((item, index) => (index === 0 ? parts(item) : [' · ', ...parts(item)]))
}

/** Texts as lines under each other. */
export function lines(items: readonly Text[]): Parts {
  return items.flatMap((item, index) => (index === 0 ? parts(item) : ['\n', ...parts(item)]))
}

/** A figure as it is printed: rounded once, half up, to two places where nothing asks for more. */
export function shown(figure: Figure, decimals = places): string {
  return roundedTo(figure, decimals).replace('-', '\u2212')
}

/** A difference, with its sign. */
export function signed(figure: Figure, decimals = places): string {
  const text = shown(figure, decimals)
  return /^\u2212|^0\.0+$/.test(text) ? text : `+${text}`
}

/** A weight: two places at most. */
export function weightOf(figure: Figure): string {
  return shortest(figure, [])
}

/** A decimal, its digits in groups of three from the point on, by no-break spaces. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.replace('-', '\u2212').split('.')
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, '\u00a0')
  return fraction === undefined ? groups : `${groups}.${fraction}`
}

/** An amount of money to two places, its digits in groups. */
export function money(figure: Figure): string {
  return grouped(roundedTo(figure, places))
}

/** An amount of money in whole units, half up. */
export function wholeMoney(figure: Figure): string {
  return grouped(roundedTo(figure, 0))
}

/** An amount of money, or from what to what it may come while that is not decided. */
export function moneySpan(range: Range, translate: Translate, amount: (figure: Figure) => string = money): string {
  const lower = amount(range.lower)
  return isOpen(range) ? translate('reports.range', { lower, upper: amount(range.upper) }) : lower
}

export function isOpen({ lower, upper }: Range): boolean {
  return lower.exact !== upper.exact
}

/** `78.43`, or `78.43 to 80.10` where something is still open. */
export function span(range: Range, translate: Translate, decimals = places): string {
  const lower = shown(range.lower, decimals)
  return isOpen(range) ? translate('reports.range', { lower, upper: shown(range.upper, decimals) }) : lower
}

/** As `span`, for an interval. */
export function spanOf(interval: Interval, translate: Translate, decimals = places): string {
  return span(rangeOf(interval), translate, decimals)
}

/** The day of an instant in UTC, or a date. */
export function day(instant: string, translate: Translate): string {
  const [year = '', month = '', date = ''] = instant.slice(0, 10).split('-')
  return translate('reports.day', { year, month, day: String(Number(date)) })
}

/** Day and minute of an instant, in UTC. */
export function moment(instant: string, translate: Translate): string {
  return translate('reports.moment', { day: day(instant, translate), time: instant.slice(11, 16) })
}

/** The first and last digits of a digest. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 4)} ${digest.slice(4, 8)} \u2026 ${digest.slice(-4)}`
}

/** Fixed-width text; its spaces are ordinary ones. */
export function mono(text: string): Parts {
  return text.split(/( )/).map((part) => (part === ' ' ? part : { text: part, mono: true }))
}

/** A digest as it is copied: whole, on one line. */
export function digest(sha256: string): Text {
  return [{ text: sha256, mono: true }]
}

/** A file by its name, and under it its digest. */
export function fileWithDigest(fileName: string, sha256: string): Text {
  return lines([spokenName(fileName), digest(sha256)])
}
