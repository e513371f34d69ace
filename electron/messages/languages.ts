import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { english } from '../../shared/messages/en/index.ts'
import { lastResort } from '../../shared/messages/locales.ts'
import { translator } from '../../shared/messages/translate.ts'
import type { Catalogues, Messages, Translate } from '../../shared/messages/translation.ts'
import { z } from '../../shared/schema.ts'

/** A language beside English is a folder of JSON files here, named by its tag: messages by their keys, in as many files as one likes. */
const folder = join(import.meta.dirname, '../../shared/messages')

const messages = z.record(z.string(), z.string())

/** The tags that have a catalogue, English first. */
export function languages(): string[] {
  const others = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  return [lastResort, ...others.filter((name) => name !== lastResort).sort()]
}

const read = new Map<string, Messages | undefined>([[lastResort, english]])

/** The catalogue of a tag, read when it is first wanted. */
export const catalogues: Catalogues = (tag) => {
  if (!read.has(tag)) read.set(tag, languages().includes(tag) ? readCatalogue(join(folder, tag)) : undefined)
  return read.get(tag)
}

function readCatalogue(path: string): Messages {
  const files = readdirSync(path).filter((name) => name.endsWith('.json'))
  return Object.assign({}, ...files.sort().map((name) => messages.parse(JSON.parse(readFileSync(join(path, name), 'utf8')))))
}

/** The translate function of a language, with all that it falls back on. */
export function translatorOf(locale: string): Translate {
  return translator(locale, catalogues)
}
