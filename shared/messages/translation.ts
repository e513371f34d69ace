import {
  isArgumentElement,
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { shownName } from '../file-name.ts'
import { bounded, embedded } from './directions.ts'
import type { english } from './en/index.ts'
import type { page } from './en/page.ts'
import { customsOf, listOf } from './formats.ts'
import { type Direction, directionOf, fallbacks, lastResort, pseudoLocale } from './locales.ts'
import { pseudo } from './pseudo.ts'

export type MessageKey = keyof typeof english
/** The messages of the screens. */
export type PageKey = keyof typeof page
export type MessageValues = Record<string, string | number | boolean | Date | null | undefined>

/** Messages (ICU MessageFormat) of a language by their keys. What it lacks, a more general language says, and English at last. */
export type Messages = Readonly<Partial<Record<string, string>>>

/** The messages of exactly one language tag; undefined where there is no catalogue of it. English is always there. */
export type Catalogues = (tag: string) => Messages | undefined

/** Formats one message in its language. Throws when a value that the message names is missing: an error of the caller. */
export type Translate<in Key extends MessageKey = MessageKey> = {
  (key: Key, values?: MessageValues): string
  readonly locale: string
  /** Items one after another, as the language names several: `a, b and c`. */
  readonly list: (items: readonly string[]) => string
  /** The same in another language; undefined where no catalogue has that. */
  readonly in: (locale: string) => Translate<Key> | undefined
}

/** Whether there are words of a language, or of a more general one. */
export function isSpoken(locale: string, catalogues: Catalogues): boolean {
  return fallbacks(locale).some((tag) => catalogues(tag) !== undefined)
}

/**
 * Returns the translate function of a language. It parses a message once, when it is first used. `around` is the direction of what the
 * messages are shown in: then text of another direction is isolated. Without it messages are plain, as files and comparisons need them.
 */
export function translation<Key extends MessageKey>(locale: string, catalogues: Catalogues, around?: Direction): Translate<Key> {
  const own = fallbacks(locale)
  const tags = [...new Set([...own, lastResort])]
  const formats = new Map<Key, Prepared>()
  const formatOf = (key: Key) => {
    const known = formats.get(key)
    if (known) return known
    const tag = tags.find((candidate) => catalogues(candidate)?.[key] !== undefined) ?? lastResort
    const text = catalogues(tag)?.[key]
    if (text === undefined) throw new Error(`There is no message ${key}`)
    const message = parse(text, { ignoreTag: true })
    const format =
      locale === pseudoLocale
        ? new IntlMessageFormat(pseudo(message), lastResort)
        : new IntlMessageFormat(message, own.includes(tag) ? locale : tag)
    const prepared = {
      format,
      direction: directionOf(tag),
      choosing: new Set(around === undefined ? [] : choosing(message)),
      fileNames: shownIn(message).filter((name) => fileNames.includes(name)),
    }
    formats.set(key, prepared)
    return prepared
  }
  const translate = (key: Key, given?: MessageValues): string => {
    const prepared = formatOf(key)
    const values = given && withShownNames(prepared, given)
    const { format, direction } = prepared
    if (around === undefined) return String(format.format(values))
    return bounded(String(format.format(values && embeddedIn(prepared, values))), direction, around)
  }
  const customs = customsOf(isSpoken(locale, catalogues) ? locale : lastResort)
  return Object.assign(translate, {
    locale,
    list: (items: readonly string[]) => listOf(customs, items, around),
    in: (other: string) => (isSpoken(other, catalogues) ? translation<Key>(other, catalogues, around) : undefined),
  })
}

/** The values that are names of files: anybody may have given them, so that they are shown by the rule for that. */
const fileNames = ['backup', 'file', 'fileName', 'files', 'folder', 'left', 'lock', 'names', 'other', 'path', 'suggestion', 'wal']

function withShownNames({ fileNames }: Prepared, values: MessageValues): MessageValues {
  const named = fileNames.filter((name) => typeof values[name] === 'string')
  return named.length === 0
    ? values
    : { ...values, ...Object.fromEntries(named.map((name) => [name, shownName(String(values[name]))])) }
}

/**
 * A message to be formatted: the direction of its language, the values that choose among its texts and are not shown, and those shown that
 * are names of files.
 */
type Prepared = {
  format: IntlMessageFormat
  direction: Direction
  choosing: ReadonlySet<string>
  fileNames: readonly string[]
}

/** The values of a message, those of another direction isolated in it. */
function embeddedIn({ direction, choosing }: Prepared, values: MessageValues): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && !choosing.has(name) ? embedded(value, direction) : value,
    ]),
  )
}

/** The values that a message shows as text, in any of its texts. */
function shownIn(message: readonly MessageFormatElement[]): string[] {
  const shown = message.flatMap((element) => {
    if (isArgumentElement(element)) return [element.value]
    if (!isPluralElement(element) && !isSelectElement(element)) return []
    return Object.values(element.options).flatMap(({ value }) => shownIn(value))
  })
  return [...new Set(shown)]
}

/** The values that choose among the texts of a message. */
function choosing(message: readonly MessageFormatElement[]): string[] {
  return message.flatMap((element) =>
    isPluralElement(element) || isSelectElement(element)
      ? [
          ...(isSelectElement(element) ? [element.value] : []),
          ...Object.values(element.options).flatMap(({ value }) => choosing(value)),
        ]
      : [],
  )
}
