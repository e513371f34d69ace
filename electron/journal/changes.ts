import type { Output } from '../../shared/contract.ts'
import { instant } from '../../shared/fields.ts'
import { shownName } from '../../shared/file-name.ts'
import type { JournalValue, ReadChange } from '../../shared/journal/contract.ts'
import type { JournalObject } from '../../shared/journal/objects.ts'
import { orderOf, readingOf } from '../../shared/journal/rows.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { formatAnswer } from '../../shared/responses/text/format.ts'
import { Refusal } from '../../shared/result.ts'
import type { JournalChange } from '../../shared/workspace/model.ts'
import type { ColumnReading, RowReading, ToldPart } from '../../shared/workspace/reading.ts'
import { answerOf } from '../responses/answers.ts'
import { integer, oneOf, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { nameOfActor } from '../workspace/read-as.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { Names } from './names.ts'
import { placeOf } from './places.ts'
import { findRow, type Row, rowOf, type WholeRow } from './rows.ts'
import { keysOf, type Source } from './touching.ts'

type Field = ReadChange['fields'][number]
/** A change with what is there of its row. */
type Found = JournalChange & { whole: WholeRow | undefined }

const takenAway = sql(
  `SELECT iif(erased, 'erased', 'undone') AS state, entry, at, why,
     ${nameOfActor('journal_entry.author')} AS "by"
   FROM tombstone JOIN journal_entry ON number = entry
   WHERE tombstone.id = :id`,
  { id: text },
  { state: oneOf(['undone', 'erased']), entry: integer, at: text, by: optional(text), why: optional(text) },
)

/** What can be shown as a number and as money; anything else is shown as it stands. */
const isDecimal = /^-?\d+(?:\.\d+)?$/
const isCurrency = /^[A-Z]{3}$/

/** What an entry brought or took away, in the reader's words; with `about`, only what touched that. Refuses an entry that is not there. */
export function readChanges(
  read: Reader,
  workspace: Workspace,
  { entry, limit, about }: { entry: number; limit: number; about?: JournalObject | undefined },
  translate: Translate,
): Output<'journal.changes'> {
  if (workspace.journal({ before: entry + 1, limit: 1 })[0]?.id !== entry) throw new Refusal('journal.notFound', { entry })
  const names = new Names(read, translate)
  const told = inOrder(names, withoutQuiet(workspace.changes(entry)))
  const reader = new ChangeReader(workspace, names, translate)
  const shown = (about ? touching(workspace, told, about) : told).slice(0, limit).map((change) => reader.read(change))
  return { changes: shown, more: told.length - shown.length }
}

/** The changes without rows that say nothing beside others; all of them where there are no others. */
function withoutQuiet(changes: readonly JournalChange[]): readonly JournalChange[] {
  const speaking = changes.filter(({ table }) => readingOf(table)?.quiet !== true)
  return speaking.length > 0 ? speaking : changes
}

/** Table by table; within each as the questionnaire has it. */
function inOrder(names: Names, changes: readonly JournalChange[]): Found[] {
  const placed = changes.map((change) => {
    const whole = rowOf(change.row)
    return { found: { ...change, whole }, table: orderOf(change.table), place: whole ? names.placeInQuestionnaire(whole.row) : 0 }
  })
  return placed.sort((one, other) => one.table - other.table || one.place - other.place).map(({ found }) => found)
}

/** The changes that touched an object; all of them where none did. */
function touching(source: Source, changes: readonly Found[], about: JournalObject): readonly Found[] {
  const keys = new Set(keysOf(source, about))
  const touched = changes.filter(({ key }) => keys.has(key))
  return touched.length > 0 ? touched : changes
}

/** Tells rows in the reader's words. */
export class ChangeReader {
  readonly #workspace: Workspace
  readonly #names: Names
  readonly #translate: Translate

  constructor(workspace: Workspace, names: Names, translate: Translate) {
    this.#workspace = workspace
    this.#names = names
    this.#translate = translate
  }

  read({ position, table, key, operation, state, follows, whole }: Found): ReadChange {
    const reading = readingOf(table)
    const before = this.#before(table, follows)
    const known = whole ?? before
    return {
      position,
      operation: operation === 'tookAway' ? (state === 'erased' ? 'erased' : 'undone') : follows.length > 0 ? 'changed' : 'added',
      kind: reading ? this.#translate(reading.kind) : table,
      about: reading && known ? this.#about(reading, before, known) : [],
      fields: reading && whole ? [...this.#fields(reading, before, whole), ...this.#partFields(reading, before, whole)] : [],
      gone: operation === 'tookAway' || state === 'present' ? null : this.#gone(key),
      place: known ? placeOf(this.#names, table, known.row) : null,
    }
  }

  /** The fact whose place a fact took: the first of those that it followed that is still there. */
  #before(table: string, follows: readonly string[]): WholeRow | undefined {
    for (const id of follows) {
      const found = findRow(this.#workspace, table, id)
      if (found) return found
    }
    return undefined
  }

  #gone(key: string): ReadChange['gone'] {
    const found = this.#workspace.read.get(takenAway, { id: key })
    return found ? { ...found, by: found.by ?? this.#translate('journal.about.somebody'), why: found.why ?? '' } : null
  }

  #about({ columns }: RowReading, before: WholeRow | undefined, { row }: WholeRow): ReadChange['about'] {
    return Object.entries(columns).flatMap(([column, reading]) => {
      const calledBy = reading.as === 'about' ? reading.calledBy : undefined
      if (calledBy !== undefined && before?.row[calledBy] !== row[calledBy]) return []
      const named = reading.as === 'about' ? this.#names.of(reading.thing, row, column) : undefined
      return named ? [named] : []
    })
  }

  #fields({ columns }: RowReading, from: WholeRow | undefined, to: WholeRow): Field[] {
    return Object.entries(columns).flatMap(([column, reading]): Field[] => {
      if (reading.as === 'hidden' || reading.as === 'about') return []
      if (reading.as === 'record') return this.#members(reading, from?.row[column], to.row[column])
      const before = from ? this.#value(reading, from, column) : null
      return this.#field(reading.label, before, this.#value(reading, to, column))
    })
  }

  /** What of a JSON object is new, member by member; that it is there no more. */
  #members({ fields, removed }: Extract<ColumnReading, { as: 'record' }>, from: Cell, to: Cell): Field[] {
    const [before, after] = [recordIn(from), recordIn(to)]
    if (!after) return this.#field(removed, textIn(before?.text ?? before?.title ?? '–'), null)
    return Object.entries(fields).flatMap(([member, label]) =>
      this.#field(label, textIn(before?.[member]), textIn(after[member])),
    )
  }

  #partFields({ parts = {} }: RowReading, from: WholeRow | undefined, to: WholeRow): Field[] {
    return Object.entries(parts).flatMap(([table, reading]): Field[] => {
      if (!('label' in reading)) return []
      const before = from ? this.#partValue(reading, from.parts[table]) : null
      return this.#field(reading.label, before, this.#partValue(reading, to.parts[table]))
    })
  }

  #field(label: Parameters<Translate>[0], before: JournalValue | null, after: JournalValue | null): Field[] {
    const same = JSON.stringify(before) === JSON.stringify(after)
    return same ? [] : [{ field: this.#translate(label), before, after }]
  }

  #value(
    reading: Exclude<ColumnReading, { as: 'hidden' | 'about' | 'record' }>,
    { row, parts }: WholeRow,
    column: string,
  ): JournalValue | null {
    const value = row[column]
    if (value === null || value === undefined || value === '') return null
    const plain = String(value)
    switch (reading.as) {
      case 'text':
        return { kind: 'text', text: plain }
      case 'number':
        return isDecimal.test(plain) ? { kind: 'number', number: plain } : { kind: 'text', text: plain }
      case 'points':
        return typeof value === 'number' ? { kind: 'number', number: String(value / 1000) } : { kind: 'text', text: plain }
      case 'moment':
        return instant.safeParse(plain).success ? { kind: 'moment', at: plain } : { kind: 'text', text: plain }
      case 'money': {
        // A price says itself which currency it is in; other amounts are in that of the tender.
        const currency = typeof row.currency === 'string' ? row.currency : this.#names.currencyOf(row)
        const isMoney = isDecimal.test(plain) && isCurrency.test(currency)
        return isMoney ? { kind: 'money', amount: plain, currency } : { kind: 'text', text: plain }
      }
      case 'json':
        return textIn(jsonIn(plain))
      case 'size':
        return Number.isSafeInteger(value) ? { kind: 'size', bytes: Number(value) } : { kind: 'text', text: plain }
      case 'word': {
        const key = Object.hasOwn(reading.words, plain) ? reading.words[plain] : undefined
        return { kind: 'text', text: key ? this.#translate(key) : plain }
      }
      case 'answer':
        return { kind: 'text', text: this.#answer({ row, parts }) }
    }
  }

  #answer({ row, parts }: WholeRow): string {
    const { state, value } = row
    if (state !== 'answered' && state !== 'blank' && state !== 'notApplicable') return String(state)
    const items = (parts.response_item ?? []).map((item) => ({
      row: Number(item.row),
      column: String(item.column_id),
      value: String(item.value),
    }))
    const answer = answerOf({ state, value: typeof value === 'string' ? value : null }, items)
    const question = this.#names.question(row)
    return question
      ? formatAnswer(question, answer, this.#translate)
      : String(value ?? items.map((item) => item.value).join('; '))
  }

  /** The name of the provider that a part names, if it names one. */
  #providerOf(part: Row): { provider?: string } {
    const named = this.#names.of('provider', part, 'provider_id')
    return named ? { provider: named.name } : {}
  }

  #partValue(reading: ToldPart, parts: WholeRow['parts'][string] = []): JournalValue | null {
    if (parts.length === 0) return null
    if (reading.as === 'count') return { kind: 'number', number: String(parts.length) }
    return {
      kind: 'text',
      text: parts.map((part) => this.#translate(reading.line, { ...legible(part), ...this.#providerOf(part) })).join('; '),
    }
  }
}

type Cell = Row[string] | undefined

/** The object that a cell holds as JSON; nothing where it holds none. */
function recordIn(cell: Cell): Readonly<Record<string, unknown>> | undefined {
  const value = typeof cell === 'string' ? jsonIn(cell) : undefined
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A JSON value as a line: the items of a list by semicolons, the members of an object by dots, figures after what they are of. */
function textIn(value: unknown): JournalValue | null {
  const text = legibleJson(value)
  return text === '' ? null : { kind: 'text', text }
}

function legibleJson(value: unknown): string {
  if (Array.isArray(value)) return value.map(legibleJson).join('; ')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([member, inner]) => (typeof inner === 'number' ? `${member} ${inner}` : legibleJson(inner)))
      .join(' · ')
  return value === undefined || value === null || value === false ? '' : String(value)
}

/** A part with its file name as names of files are shown everywhere. */
function legible(part: Row): Row {
  return typeof part.file_name === 'string' ? { ...part, file_name: shownName(part.file_name) } : part
}
