import type { MessageKey } from '../../messages/translate.ts'
import type { Details } from '../../result.ts'
import type { TemplateEdit } from '../editing/edit.ts'
import type { Template } from '../model.ts'
import { languageTag } from './language.ts'
import { textsOf } from './texts.ts'

/** A translation as a file offers it: where it stands there, and whether the file says that somebody has looked at it. */
export type OfferedTranslation = {
  place: string
  language: string
  id: string
  /** The text that it was made from; undefined where the file does not say. */
  source: string | undefined
  text: string
  confirmed?: boolean
  /** Whether it holds codes of a program that stand for no text. */
  hasCodes?: boolean
}

/** A translation that is not taken, and why. */
export type RefusedTranslation = {
  place: string
  id: string
  reason: Extract<MessageKey, `translations.refused.${string}`>
  details: Details
}

export type TakenTranslations = {
  edits: Extract<TemplateEdit, { do: 'translate' }>[]
  /** How many of these were made from a text that has changed since. */
  outdated: number
  /** How many say what stands already. */
  unchanged: number
  refused: RefusedTranslation[]
}

/** Letters that a cell of a workbook holds at most. */
const cellLetters = 32_767

/**
 * What of the translations in a file is taken. Where one says what stands, nothing is said anew, unless the file says that somebody has
 * looked at it. One without a text is left out: a file takes no translation away. Each language of the template stays apart from its own.
 */
export function takeTranslations(template: Template, offered: readonly OfferedTranslation[]): TakenTranslations {
  const texts = new Map(textsOf(template).map(({ id, text }) => [id, text]))
  const said = new Map(
    (template.translations ?? []).flatMap(({ language, texts }) =>
      texts.map((text): [string, typeof text] => [`${language} ${text.id}`, text]),
    ),
  )
  const taken: TakenTranslations = { edits: [], outdated: 0, unchanged: 0, refused: [] }
  const seen = new Map<string, string>()
  for (const { place, language: name, id, source, text: given, confirmed = false, hasCodes = false } of offered) {
    const text = given.trim()
    if (text === '') continue
    const refuse = (reason: RefusedTranslation['reason'], details: Details = {}) =>
      taken.refused.push({ place, id, reason, details })
    const language = languageTag(name)
    const stands = texts.get(id)
    const key = `${language} ${id}`
    if (language === undefined) refuse('translations.refused.language', { language: name })
    else if (language === template.locale) refuse('translations.refused.own', { language })
    else if (stands === undefined) refuse('translations.refused.unknown')
    else if (seen.has(key)) refuse('translations.refused.twice', { first: seen.get(key) })
    else if (text.length > cellLetters) refuse('translations.refused.long', { letters: text.length, most: cellLetters })
    else if (hasCodes) refuse('translations.refused.codes')
    else if (!text.isWellFormed() || controls.test(text)) refuse('translations.refused.characters')
    else {
      seen.set(key, place)
      const from = source === undefined || sameWords(source, stands) ? stands : source.trim()
      const before = said.get(key)
      if (before?.text === text && !(confirmed && before.source !== from)) taken.unchanged += 1
      else {
        if (from !== stands) taken.outdated += 1
        taken.edits.push({ do: 'translate', language, id, text, ...(from !== stands && { source: from }) })
      }
    }
  }
  return taken
}

const controls = /(?![\t\n\r])\p{Cc}/u

/** Whether two texts differ in nothing but spaces and the form of their letters, which programs change on the way. */
function sameWords(one: string, other: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  return plain(one) === plain(other)
}
