import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  type MessageFormatElement,
  parse,
  TYPE,
} from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { format } from '../../electron/format.ts'
import { catalogues, languages } from '../../electron/messages/languages.ts'
import { english } from '../../shared/messages/en/index.ts'
import { pseudo, pseudoMarks } from '../../shared/messages/pseudo.ts'
import { type MessageValues, translator } from '../../shared/messages/translate.ts'
import { expressionMark, project, readSource, sourcePaths, textsOf } from './sources.ts'

const messages: [string, string][] = Object.entries(english)
const isKey = (key: string): key is keyof typeof english => key in english
const read = (message: string): MessageFormatElement[] => parse(message, { ignoreTag: true })

/** Every element of a message, those inside its choices too. */
function elements(message: MessageFormatElement[]): MessageFormatElement[] {
  return message.flatMap((element) =>
    isPluralElement(element) || isSelectElement(element)
      ? [element, ...Object.values(element.options).flatMap((option) => elements(option.value))]
      : [element],
  )
}

/** The arguments of a message as `name type`, sorted. */
function argumentsOf(message: MessageFormatElement[]): string[] {
  return elements(message)
    .filter((element) => !isLiteralElement(element) && !isPoundElement(element))
    .map((element) => `${element.value} ${TYPE[element.type]}`)
    .sort()
}

/** A value for each argument of a message; those that are shown as they are get a text that the message cannot contain. */
function sampleValues(message: MessageFormatElement[]): MessageValues {
  const values: MessageValues = {}
  for (const element of elements(message)) {
    if (isLiteralElement(element) || isPoundElement(element)) continue
    const taken = element.value in values
    if (isSelectElement(element)) values[element.value] = Object.keys(element.options)[0] ?? 'other'
    else if (isPluralElement(element) || element.type === TYPE.number) values[element.value] = 7
    else if (element.type === TYPE.date || element.type === TYPE.time) values[element.value] = new Date(0)
    else if (!taken) values[element.value] = `«${element.value}»`
  }
  return values
}

/** Text that people need not read in their own language, and why. */
const exemptions: Record<string, string> = {
  'electron/node-version.mjs': 'an old Node cannot load the catalogue',
  'electron/workspace/format/schema.ts': 'what triggers abort with: errors of the code',
  'electron/hosts/develop.ts': 'what those read who build the window',
  'electron/reports/kit/file.ts': 'the producer in the metadata of a PDF',
  'renderer/app/parts/PartsScreen.tsx': 'samples for those who build screens, only there in development',
}
/** What the tables of a file hold, as each file says it: pinned with its schema, whatever language its readers have. */
const saidInFiles: ReadonlySet<string> = new Set(format.tables.map(({ about }) => about))
const isForMachines = (text: string): boolean =>
  saidInFiles.has(text) || /^\s*</.test(text) || /\b(?:SELECT|CREATE|INSERT|UPDATE|DELETE|RAISE)\b/.test(text)
const readsAsSentence = (text: string): boolean => /\p{L}+[,:;]? \p{Ll}+ \p{Ll}+/u.test(text) && !isForMachines(text)

/** Whether a name may come from a template literal with these texts around its expressions. */
const isComposedOf = (name: string, around: string[]): boolean =>
  name.startsWith(around.at(0) ?? '') && name.endsWith(around.at(-1) ?? '')

describe('the English catalogue', () => {
  it('is gathered from its files without a key given twice', async () => {
    const folder = join(project, 'shared/messages/en')
    const files = readdirSync(folder).filter((name) => !['index.ts', 'page.ts'].includes(name))
    const catalogues = await Promise.all(files.map(async (name) => Object.values(await import(join(folder, name)))))
    const keys = catalogues.flat().flatMap((catalogue) => Object.keys(Object(catalogue)))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    expect(keys.sort()).toEqual(Object.keys(english).sort())
  })

  it('has keys of words joined by dots', () => {
    expect(messages.map(([key]) => key).filter((key) => !/^[a-z][A-Za-z]*(?:\.[a-z0-9][A-Za-z0-9]*)+$/.test(key))).toEqual([])
  })

  it('reads calmly, and formats with its values', () => {
    for (const [key, message] of messages) {
      const parsed = read(message)
      const pieces = elements(parsed).flatMap((element) => (isLiteralElement(element) ? [element.value] : []))
      expect(message.trim(), key).not.toBe('')
      expect(
        pieces.filter((piece) => piece.includes('!') || / {2}/.test(piece)),
        key,
      ).toEqual([])
      if (isKey(key)) expect(translator('en')(key, sampleValues(parsed)), key).not.toContain(pseudoMarks[0])
    }
  })

  it('refuses to format without a value', () => {
    expect(() => translator('en')('error.unexpected')).toThrow('reason')
  })

  it('is used in full', () => {
    const texts = sourcePaths()
      .filter((path) => !path.startsWith('shared/messages/en/'))
      .flatMap((path) => textsOf(path, readSource(path)))
      .map(({ value }) => value)
    const whole = new Set(texts)
    const composed = texts.filter((text) => /^[a-z][A-Za-z]*\.\S*$/.test(text) && text.includes(expressionMark))
    const isUsed = (name: string) => whole.has(name) || composed.some((text) => isComposedOf(name, text.split(expressionMark)))
    expect(messages.map(([key]) => key).filter((key) => !isUsed(key) && !isUsed(key.replace(/^error\./, '')))).toEqual([])
  })
})

/** What is wrong with the messages of another language: a key that English has not, or a value that its message has not. */
function faultsOf(others: Readonly<Partial<Record<string, string>>>): string[] {
  return Object.entries(others).flatMap(([key, message = '']) => {
    if (!isKey(key)) return [`${key} is no message`]
    const known = new Set(argumentsOf(read(english[key])))
    const strange = argumentsOf(read(message)).filter((argument) => !known.has(argument))
    return strange.length === 0 ? [] : [`${key} has no ${strange.join(', ')}`]
  })
}

describe('other languages', () => {
  it('say what English says, with its values', () => {
    expect(languages().flatMap((tag) => faultsOf(catalogues(tag) ?? {}))).toEqual([])
  })

  it('are not believed', () => {
    const planted = { 'shell.save': 'x', 'shell.title': '{titel} · Assay', 'shell.lot': '{position, number}: {title}' }
    expect(faultsOf(planted)).toEqual(['shell.save is no message', 'shell.title has no titel argument'])
  })
})

describe('the pseudo-locale', () => {
  it('marks every message and keeps its arguments', () => {
    for (const [key, message] of messages) {
      const parsed = read(message)
      expect(argumentsOf(pseudo(parsed)), key).toEqual(argumentsOf(parsed))
      if (!isKey(key)) throw new Error(key)
      const values = sampleValues(parsed)
      const plain = translator('en')(key, values)
      const marked = translator('en-XA')(key, values)
      expect([marked.at(0), marked.at(-1)], key).toEqual([...pseudoMarks])
      expect(marked.length, key).toBe(plain.length + 2)
      for (const value of Object.values(values))
        if (typeof value === 'string' && value.startsWith('«') && plain.includes(value)) expect(marked, key).toContain(value)
    }
  })

  it('changes the words', () => {
    expect(translator('en-XA')('error.cancelled')).toBe('⟦Cáñçélléd. Nöthíñg wás çháñgéd.⟧')
  })
})

describe('text that people read', () => {
  it('leaves by the entries and hosts alone', () => {
    const writers = sourcePaths().filter((path) => /\bprocess\.std(?:out|err)\b|\bconsole\./.test(readSource(path)))
    const allowed = (path: string) =>
      path.startsWith('electron/hosts/') || ['electron/assay.mjs', 'electron/cli.ts'].includes(path)
    expect(writers.filter((path) => !allowed(path))).toEqual([])
  })

  it('is told from text for machines', () => {
    expect(['Choose another name.', 'its journal is empty', 'Sheet, cell and row'].filter(readsAsSentence)).toHaveLength(3)
    expect(
      ['SELECT id FROM bid where it is', '<text>one of these</text>', 'error.file.full', 'node:fs', 'Two words'].filter(
        readsAsSentence,
      ),
    ).toEqual([])
  })

  it('comes from the catalogue', () => {
    const found = sourcePaths()
      .filter((path) => !path.startsWith('shared/messages/') && !(path in exemptions))
      .flatMap((path) =>
        textsOf(path, readSource(path))
          .filter(({ value, inError }) => !inError && readsAsSentence(value))
          .map(({ value, line }) => `${path}:${line} ${value}`),
      )
    expect(found).toEqual([])
  })
})
