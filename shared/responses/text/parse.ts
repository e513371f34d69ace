import { compare, decimal } from '../../arithmetic/rational.ts'
import type { MessageValues, PageKey, Translate } from '../../messages/translation.ts'
import type { Choice, Question } from '../../questionnaires/model.ts'
import { type Answer, type AnswerValue, blank, notApplicable } from '../answer.ts'
import { answerLimits } from '../limits.ts'
import { plainFigures, visible } from './characters.ts'
import { readDate } from './dates.ts'
import { type DecimalReading, decimalOfNumber, readDecimal, unambiguous } from './decimals.ts'
import { nearest } from './nearest.ts'
import { noneBeside } from './none.ts'

type RawCell = string | number | boolean | null | undefined
/** An answer as it comes in: a cell of a spreadsheet, a value of a JSON file, a word of the command line. */
export type RawAnswer = RawCell | readonly string[] | readonly Readonly<Record<string, RawCell>>[]

type Given = Exclude<RawAnswer, null | undefined>

/** Why an answer is not accepted; the message is `responses.rejected.<reason>`. */
export type RejectionReason =
  | 'ambiguousDate'
  | 'ambiguousNumber'
  | 'ambiguousPercentage'
  | 'characters'
  | 'choice'
  | 'choiceNearest'
  | 'column'
  | 'columns'
  | 'currency'
  | 'date'
  | 'fileName'
  | 'form'
  | 'noneBeside'
  | 'notANumber'
  | 'notApplicable'
  | 'tooHigh'
  | 'tooLong'
  | 'tooLow'
  | 'tooMany'

export type Rejection = { readonly reason: RejectionReason; readonly details: MessageValues }
export type ParsedAnswer = { ok: true; answer: Answer } | { ok: false; rejection: Rejection }

/** Thrown inside this file only; `parseAnswer` returns it. */
class Rejected extends Error {
  readonly rejection: Rejection
  constructor(reason: RejectionReason, details: MessageValues = {}) {
    super(reason)
    this.rejection = { reason, details }
  }
}

/** Says a rejection in the reader's language: what is wrong, and what is accepted. */
export function explainRejection({ reason, details }: Rejection, translate: Translate<PageKey>): string {
  return translate(`responses.rejected.${reason}`, details)
}

/**
 * Reads an answer into its canonical form, or says why not. It never guesses:
 * - nothing, or only spaces: blank. `N/A` (or the words for it): the claim that the question does not apply, where it is offered
 * - choices, yes, partly, no: by their label or id, whatever the case; several of them apart by `;` or line breaks. Booleans are yes and no
 * - numbers, money: as `readDecimal` says; the unit or the currency code may stand beside them
 * - percentages: `93`, `93 %`; without the sign, a value above 0 and up to 1 is refused, since 0.93 could be 93 %.
 *   Whoever reads a cell that is formatted as a percentage passes its text with the sign
 * - dates: as `readDate` says, where they can mean one day only
 * - text: NFC, `\n` line ends, outer spaces removed
 * - tables: rows as records by column id, or one row a line with `|` between its cells; blank rows are left out
 * - files: names, without folders, apart by `;` or line breaks, or by commas where each part ends like the name of a file
 *
 * `translate` adds the reader's words for yes, partly, no and not applicable to the English ones.
 */
export function parseAnswer(question: Question, raw: RawAnswer, translate: Translate<PageKey>): ParsedAnswer {
  try {
    if (raw === null || raw === undefined) return { ok: true, answer: blank }
    if (typeof raw === 'string') {
      if (!raw.isWellFormed() || hasControls(raw)) throw new Rejected('characters')
      if (visible(raw).trim() === '') return { ok: true, answer: blank }
      if (claimsNotApplicable(raw, translate)) {
        if (!question.notApplicable) throw new Rejected('notApplicable')
        return { ok: true, answer: notApplicable }
      }
    }
    const value = canonicalValue(question, raw, translate)
    return { ok: true, answer: value.length === 0 ? blank : { state: 'answered', value } }
  } catch (error) {
    if (error instanceof Rejected) return { ok: false, rejection: error.rejection }
    throw error
  }
}

/** Control characters other than tab and line ends. */
function hasControls(text: string): boolean {
  for (const character of text) {
    const code = character.charCodeAt(0)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || (code >= 127 && code < 160)) return true
  }
  return false
}

function claimsNotApplicable(text: string, translate: Translate<PageKey>): boolean {
  return ['n/a', 'not applicable', fold(translate('responses.notApplicable'))].includes(fold(text))
}

/** For comparing labels: case, width of spaces, Unicode form and what nobody sees do not count. */
function fold(text: string): string {
  return visible(text).normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

function canonicalValue(question: Question, raw: Given, translate: Translate<PageKey>): AnswerValue {
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
      return wordOf(question.type === 'yesNo' ? ['yes', 'no'] : ['yes', 'partly', 'no'], raw, translate)
    case 'singleChoice':
      return pick(question.choices, textOf(raw))
    case 'multipleChoice':
      return pickSeveral(question.choices, raw)
    case 'number':
      return within(decimalIn(raw, question.unit), question.minimum, question.maximum)
    case 'percentage':
      return percentageOf(raw)
    case 'money':
      return decimalIn(raw, question.currency)
    case 'date':
      return dateOf(textOf(raw), translate.locale)
    case 'shortText':
    case 'longText':
      return limited(textOf(raw), answerLimits[question.type])
    case 'table':
      return rowsOf(question.columns, raw, translate.locale)
    case 'files':
      return fileNames(raw)
  }
}

function textOf(raw: Given): string {
  if (typeof raw === 'object') throw new Rejected('form')
  if (typeof raw === 'boolean') return raw ? 'TRUE' : 'FALSE'
  return String(raw).normalize('NFC').replace(/\r\n?/g, '\n').trim()
}

function limited(text: string, limit: number): string {
  if (text.length > limit) throw new Rejected('tooLong', { limit })
  return text
}

function wordOf(words: readonly ('yes' | 'partly' | 'no')[], raw: Given, translate: Translate<PageKey>): string {
  const text = fold(textOf(raw))
  if (text === 'true') return 'yes'
  if (text === 'false') return 'no'
  const word = words.find((candidate) => text === candidate || text === fold(translate(`responses.${candidate}`)))
  if (word) return word
  throw misspelt(
    textOf(raw),
    words.map((candidate) => translate(`responses.${candidate}`)),
  )
}

function misspelt(given: string, labels: readonly string[]): Rejected {
  const shown = given.length > 80 ? `${given.slice(0, 79)}…` : given
  const suggestion = nearest(given, labels)
  return suggestion ? new Rejected('choiceNearest', { given: shown, suggestion }) : new Rejected('choice', { given: shown })
}

function find(choices: readonly Choice[], text: string): Choice | undefined {
  const folded = fold(text)
  return (
    choices.find((choice) => choice.label === text.trim()) ??
    choices.find((choice) => fold(choice.label) === folded) ??
    choices.find((choice) => choice.id === folded)
  )
}

function pick(choices: readonly Choice[], text: string): string {
  const choice = find(choices, text)
  if (!choice)
    throw misspelt(
      text,
      choices.map(({ label }) => label),
    )
  return choice.id
}

/** The chosen ids in the order of the template. A label may itself hold a semicolon, so the longest match wins. */
function pickSeveral(choices: readonly Choice[], raw: Given): string[] {
  const chosen = new Set<string>()
  if (typeof raw === 'object') {
    for (const item of raw) chosen.add(pick(choices, typeof item === 'string' ? item : textOf(raw)))
  } else {
    const parts = textOf(raw).split(/[;\n]/)
    if (parts.length > answerLimits.files) throw new Rejected('tooMany', { limit: answerLimits.files })
    for (let start = 0; start < parts.length; ) {
      let end = parts.length
      while (end > start + 1 && !find(choices, parts.slice(start, end).join(';'))) end--
      const text = parts.slice(start, end).join(';')
      if (text.trim() !== '') chosen.add(pick(choices, text))
      start = end
    }
  }
  const ids = choices.filter((choice) => chosen.has(choice.id)).map((choice) => choice.id)
  const contradiction = noneBeside(choices, ids)
  if (contradiction) throw new Rejected('noneBeside', contradiction)
  return ids
}

function accepted(reading: DecimalReading, text = ''): string {
  if (reading.ok) return reading.value
  if (reading.reason !== 'ambiguousNumber') throw new Rejected(reading.reason, { limit: answerLimits.digits })
  const { reason, grouped, divided } = reading
  throw new Rejected(reason, { given: text.trim(), grouped, divided, exact: unambiguous(divided) })
}

/** A decimal, with or without its unit (or currency code) beside it. */
function decimalIn(raw: Given, unit: string, read = readDecimal): string {
  if (typeof raw === 'number') return accepted(decimalOfNumber(raw))
  const text = plainFigures(textOf(raw))
  const sign = unambiguousSigns[unit]
  const bare = sign ? without(without(text, unit).trim(), sign) : without(text, unit)
  const reading = read(bare)
  if (!reading.ok && /^[A-Z]{3}$/.test(unit) && /^[A-Z]{3}\s*[\d-]|\d\s*[A-Z]{3}$|\p{Sc}/u.test(bare))
    throw new Rejected('currency', { currency: unit })
  return accepted(reading, bare)
}

/** Signs of one currency alone; a dollar or a yen could be another's. */
const unambiguousSigns: Readonly<Record<string, string>> = { EUR: '€', GBP: '£' }

function without(text: string, unit: string): string {
  const [folded, word] = [text.toLowerCase(), unit.toLowerCase()]
  if (folded.endsWith(word)) return text.slice(0, text.length - unit.length)
  return folded.startsWith(word) ? text.slice(unit.length) : text
}

function within(value: string, minimum: string | undefined, maximum: string | undefined): string {
  if (minimum !== undefined && compare(decimal(value), decimal(minimum)) < 0) throw new Rejected('tooLow', { minimum })
  if (maximum !== undefined && compare(decimal(value), decimal(maximum)) > 0) throw new Rejected('tooHigh', { maximum })
  return value
}

function percentageOf(raw: Given): string {
  const signed = typeof raw === 'string' && plainFigures(raw).includes('%')
  const value = within(decimalIn(raw, '%', readUngrouped), '0', '100')
  if (!signed && value !== '0' && compare(decimal(value), decimal('1')) <= 0) throw new Rejected('ambiguousPercentage', { value })
  return value
}

/** What ends at 100 has no thousands to group: in `99.999 %` the separator can only divide. */
function readUngrouped(text: string): DecimalReading {
  const reading = readDecimal(text)
  return !reading.ok && reading.reason === 'ambiguousNumber' ? { ok: true, value: reading.divided } : reading
}

function dateOf(text: string, locale: string): string {
  const reading = readDate(text, locale)
  if (reading.ok) return reading.value
  throw reading.reason === 'date'
    ? new Rejected('date')
    : new Rejected('ambiguousDate', { given: text.trim().slice(0, 80), one: reading.one, other: reading.other })
}

type Column = Extract<Question, { type: 'table' }>['columns'][number]

function rowsOf(columns: readonly Column[], raw: Given, locale: string): Record<string, string>[] {
  const rows =
    typeof raw === 'object'
      ? raw.map((row) => recordOf(columns, row))
      : textOf(raw)
          .split('\n')
          .map((line) => splitRow(columns, line))
  if (rows.length > answerLimits.rows) throw new Rejected('tooMany', { limit: answerLimits.rows })
  return rows
    .map((row) => Object.fromEntries(columns.map((column) => [column.id, cellOf(column, row.get(column.id), locale)])))
    .filter((row) => Object.values(row).some((cell) => cell !== ''))
}

function recordOf(columns: readonly Column[], row: string | Readonly<Record<string, RawCell>>): Map<string, RawCell> {
  if (typeof row === 'string') return splitRow(columns, row)
  const unknown = Object.keys(row).find((key) => !columns.some((column) => column.id === key))
  if (unknown !== undefined) throw new Rejected('column', { column: unknown.slice(0, 80) })
  return new Map(Object.entries(row))
}

/** The cells of a line; `\|`, `\\` and `\n` stand for a bar, a backslash and a line break inside a cell. */
function splitRow(columns: readonly Column[], line: string): Map<string, RawCell> {
  const cells = ['']
  for (const [part] of line.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (part === '|') cells.push('')
    else cells.push((cells.pop() ?? '') + (part === '\\n' ? '\n' : part.length > 1 ? part.slice(1) : part))
  }
  if (line.trim() !== '' && cells.length !== columns.length) throw new Rejected('columns', { count: columns.length })
  return new Map(columns.map((column, index) => [column.id, cells[index]]))
}

function cellOf(column: Column, raw: RawCell, locale: string): string {
  if (raw === null || raw === undefined) return ''
  if (typeof raw === 'string' && (!raw.isWellFormed() || hasControls(raw))) throw new Rejected('characters')
  const text = textOf(raw)
  if (text === '') return ''
  if (column.type === 'number') return accepted(typeof raw === 'number' ? decimalOfNumber(raw) : readDecimal(text), text)
  return column.type === 'date' ? dateOf(text, locale) : limited(text, answerLimits.shortText)
}

function fileNames(raw: Given): string[] {
  const names =
    typeof raw === 'object'
      ? raw.map((item) => (typeof item === 'string' ? item : textOf(raw)))
      : textOf(raw).split(/[;\n]/).flatMap(apartByCommas)
  const distinct = [...new Set(names.map((name) => name.normalize('NFC').trim()).filter((name) => name !== ''))]
  if (distinct.length > answerLimits.files) throw new Rejected('tooMany', { limit: answerLimits.files })
  for (const name of distinct) {
    const harmless = name.isWellFormed() && !hasControls(name) && !/[\\/;\n\r\t]/.test(name) && !/^\.+$/.test(name)
    if (!harmless || name.length > answerLimits.fileName)
      throw new Rejected('fileName', { name: name.slice(0, 80).toWellFormed() })
  }
  return distinct
}

/** `a.pdf, b.pdf` is two names; `Smith, Jones.pdf` is one. */
function apartByCommas(text: string): string[] {
  const parts = text.split(',')
  return parts.length > 1 && parts.every((part) => /\S\.[\p{L}\p{N}]{1,5}\s*$/u.test(part)) ? parts : [text]
}
