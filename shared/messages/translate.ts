import { parse } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { english } from './en/index.ts'
import { pseudo } from './pseudo.ts'

export type MessageKey = keyof typeof english
export type MessageValues = Record<string, string | number | boolean | Date | null | undefined>

/** Locales with a catalogue. `en-XA` is the pseudo-locale: it marks every message, so that text which bypasses the catalogue stands out. */
export const locales = ['en', 'en-XA'] as const
export type Locale = (typeof locales)[number]

export function isLocale(name: string): name is Locale {
  return locales.some((locale) => locale === name)
}

/** Whether a name is that of a message. */
export function isMessageKey(name: string): name is MessageKey {
  return Object.hasOwn(english, name)
}

/** Formats one message (ICU MessageFormat) in its locale. Throws when a value that the message names is missing: an error of the caller. */
export type Translate = { (key: MessageKey, values?: MessageValues): string; readonly locale: Locale }

/** Returns the translate function of a locale. It parses a message once, when it is first used. */
export function translator(locale: Locale): Translate {
  const formats = new Map<MessageKey, IntlMessageFormat>()
  const translate = (key: MessageKey, values?: MessageValues): string => {
    let format = formats.get(key)
    if (!format) {
      const message = parse(english[key], { ignoreTag: true })
      format = new IntlMessageFormat(locale === 'en-XA' ? pseudo(message) : message, 'en')
      formats.set(key, format)
    }
    return String(format.format(values))
  }
  return Object.assign(translate, { locale })
}
