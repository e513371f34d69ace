import { english } from './en/index.ts'
import { lastResort } from './locales.ts'
import { type Catalogues, type MessageKey, type Translate, translation } from './translation.ts'

export type { MessageKey, MessageValues, Translate } from './translation.ts'

/** English alone, which is always at hand. */
const englishAlone: Catalogues = (tag) => (tag === lastResort ? english : undefined)

/** Returns the translate function of a language over the whole of its catalogue. */
export function translator(locale: string, catalogues: Catalogues = englishAlone): Translate {
  return translation<MessageKey>(locale, catalogues)
}
