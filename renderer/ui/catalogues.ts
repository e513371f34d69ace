import { page } from '../../shared/messages/en/page.ts'
import { lastResort } from '../../shared/messages/locales.ts'
import { type Catalogues, isSpoken, type Messages, type PageKey } from '../../shared/messages/translation.ts'

const others = new Map<string, Messages>()

/** What the screens can say: English, and the languages that were learnt. */
export const catalogues: Catalogues = (tag) => (tag === lastResort ? page : others.get(tag))

/** Adds the messages of a language. */
export function learn(tag: string, messages: Messages): void {
  others.set(tag, messages)
}

/** The language that is spoken where one is asked for. */
export function spokenLocale(locale: string): string {
  return isSpoken(locale, catalogues) ? locale : lastResort
}

/** Whether a name is that of a message of the screens. */
export function isPageKey(name: string): name is PageKey {
  return Object.hasOwn(page, name)
}
