import { indexed, unspaced } from '../workspace/full-text/text.ts'

/** A character that the index reads as part of a word. */
const wordCharacter = /[\p{L}\p{N}\p{Co}]/u
const endsUnspaced = new RegExp(`[${unspaced}]$`, 'u')
/** Words in quotation marks of some kind, or one word. */
const term = /"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|「([^」]*)」|(\S+)/gu

/**
 * The query of the index for what a person has typed, or nothing where that has no letter or digit. Every term is quoted, so that
 * nothing typed is syntax. Of a word the beginning is enough; a quoted phrase is looked for as it is.
 */
export function matchOf(typed: string): string | undefined {
  const terms: string[] = []
  for (const [, one, two, three, four, five, word] of readable(typed).matchAll(term)) {
    const text = one ?? two ?? three ?? four ?? five ?? word ?? ''
    if (!wordCharacter.test(text)) continue
    const quoted = `"${indexed(text).replaceAll('"', '""')}"`
    terms.push(word === undefined || endsUnspaced.test(text) ? quoted : `${quoted} *`)
  }
  return terms.length > 0 ? terms.join(' ') : undefined
}

/** Without control characters: the index's query would end at the first NUL. */
function readable(typed: string): string {
  return typed.normalize('NFC').replace(/\p{Cc}/gu, ' ')
}
