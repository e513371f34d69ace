import type { Output } from '../../shared/contract.ts'
import { instant } from '../../shared/fields.ts'
import { shownName } from '../../shared/file-name.ts'
import type { JournalValue, ReadChange } from '../../shared/journal/contract.ts'
import type { JournalObject } from '../../shared/journal/objects.ts'
import { type ColumnReading, isPart, type RowReading, readingOf } from '../../shared/journal/rows.ts'
import type { MessageKey, Translate } from '../../shared/messages/translate.ts'
import { formatAnswer } from '../../shared/responses/text/format.ts'
import { Refusal } from '../../shared/result.ts'
import type { JournalChange, Operation } from '../../shared/workspace/model.ts'
import { answerOf } from '../responses/answers.ts'
import type { Reader } from '../workspace/database.ts'
import { positionsTouching } from '../workspace/history.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { Names } from './names.ts'
import { placeOf } from './places.ts'
import { type Row, rowOf } from './rows.ts'
import { rangesOf } from './touching.ts'

type Field = ReadChange['fields'][number]
/** The rows of an entry that are parts of others, by table. */
type Parts = ReadonlyMap<string, readonly Row[]>

/** What can be shown as a number and as money; anything else is shown as it stands. */
const isDecimal = /^-?\d+(?:\.\d+)?$/
const isCurrency = /^[A-Z]{3}$/

/** What an entry changed, in the reader's words; with `about`, only what touched that. Refuses an entry that is not there. */
export function readChanges(
  read: Reader,
  workspace: Workspace,
  { entry, limit, about }: { entry: number; limit: number; about?: JournalObject | undefined },
  translate: Translate,
): Output<'journal.changes'> {
  if (workspace.journal({ before: entry + 1, limit: 1 })[0]?.id !== entry) throw new Refusal('journal.notFound', { entry })
  const all = workspace.changes(entry)
  const whole = all.filter(({ table }) => !isPart(table))
  const parts = Map.groupBy(
    all.flatMap((change) => {
      const row = isPart(change.table) ? rowOf(change.after ?? change.before) : undefined
      return row ? [{ table: change.table, row }] : []
    }),
    ({ table }) => table,
  )
  const rows = new Map([...parts].map(([table, found]) => [table, found.map(({ row }) => row)]))
  const reader = new ChangeReader(new Names(read, translate), translate, rows)
  const shown = (about ? touching(read, whole, entry, about) : whole).slice(0, limit).map((change) => reader.read(change))
  return { changes: shown, more: whole.length - shown.length }
}

/** The changes that touched an object; all of them where only parts of rows did. */
function touching(
  read: Reader,
  changes: readonly JournalChange[],
  entry: number,
  about: JournalObject,
): readonly JournalChange[] {
  const positions = positionsTouching(read, entry, rangesOf(read, about))
  const touched = changes.filter(({ position }) => positions.has(position))
  return touched.length > 0 ? touched : changes
}

class ChangeReader {
  readonly #names: Names
  readonly #translate: Translate
  readonly #parts: Parts

  constructor(names: Names, translate: Translate, parts: Parts) {
    this.#names = names
    this.#translate = translate
    this.#parts = parts
  }

  read({ position, table, key, operation, before, after }: JournalChange): ReadChange {
    const reading = readingOf(table)
    const [was, is] = [rowOf(before), rowOf(after)]
    const row = is ?? was
    const base = { position, kind: reading ? this.#translate(reading.kind) : table }
    if (!reading || !row) {
      const known = this.#names.rows.ofKey(table, key)
      return {
        ...base,
        operation,
        about: reading ? this.#about(reading, known) : [],
        fields: [],
        pruned: row === undefined,
        place: placeOf(this.#names, table, known),
      }
    }
    const earlier = reading.revised ? this.#revisionBefore(table, row) : undefined
    const [from, to] = operation === 'insert' ? [earlier, is] : operation === 'delete' ? [was, earlier] : [was, is]
    const seen: Operation = !from ? 'insert' : !to ? 'delete' : 'update'
    return {
      ...base,
      operation: seen,
      about: this.#about(reading, row),
      fields: [...this.#fields(reading, from, to), ...this.#partFields(table, row, seen)],
      pruned: false,
      place: placeOf(this.#names, table, row),
    }
  }

  #revisionBefore(table: string, row: Row): Row | undefined {
    const key = this.#names.rows.keyOf(table)
    const values = key.map((column) => (column === 'revision' ? Number(row.revision) - 1 : (row[column] ?? '')))
    return Number(row.revision) > 1 ? this.#names.rows.find(table, ...values)?.row : undefined
  }

  #about({ columns }: RowReading, row: Row): ReadChange['about'] {
    return Object.entries(columns).flatMap(([column, reading]) => {
      const named = reading.as === 'about' ? this.#names.of(reading.thing, row, column) : undefined
      return named ? [named] : []
    })
  }

  #fields({ columns }: RowReading, from: Row | undefined, to: Row | undefined): Field[] {
    return Object.entries(columns).flatMap(([column, reading]): Field[] => {
      if (reading.as === 'hidden' || reading.as === 'about') return []
      const before = from ? this.#value(reading, from, column) : null
      const after = to ? this.#value(reading, to, column) : null
      const same = JSON.stringify(before) === JSON.stringify(after)
      return same ? [] : [{ field: this.#translate(reading.label), before, after }]
    })
  }

  #value(reading: Exclude<ColumnReading, { as: 'hidden' | 'about' }>, row: Row, column: string): JournalValue | null {
    const value = row[column]
    if (value === null || value === undefined || value === '') return null
    const plain = String(value)
    switch (reading.as) {
      case 'text':
        return { kind: 'text', text: plain }
      case 'number':
        return isDecimal.test(plain) ? { kind: 'number', number: plain } : { kind: 'text', text: plain }
      case 'moment':
        return instant.safeParse(plain).success ? { kind: 'moment', at: plain } : { kind: 'text', text: plain }
      case 'money': {
        const currency = this.#names.currencyOf(row)
        const isMoney = isDecimal.test(plain) && isCurrency.test(currency)
        return isMoney ? { kind: 'money', amount: plain, currency } : { kind: 'text', text: plain }
      }
      case 'size': {
        const size = this.#names.rows.find('content', plain)?.row.size
        return typeof size === 'number' ? { kind: 'size', bytes: size } : null
      }
      case 'word': {
        const key = Object.hasOwn(reading.words, plain) ? reading.words[plain] : undefined
        return { kind: 'text', text: key ? this.#translate(key) : plain }
      }
      case 'answer':
        return { kind: 'text', text: this.#answer(row) }
    }
  }

  #answer(row: Row): string {
    const { state, value } = row
    if (state !== 'answered' && state !== 'blank' && state !== 'notApplicable') return String(state)
    const items = this.#partsOf('response_item', row).map((item) => ({
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

  /** The parts of one revision of an answer: those that the entry wrote, else those in the file. */
  #partsOf(table: string, { bid_id, question_id, revision }: Row): readonly Row[] {
    const own = (this.#parts.get(table) ?? []).filter(
      (part) => part.bid_id === bid_id && part.question_id === question_id && part.revision === revision,
    )
    return own.length > 0 ? own : this.#names.rows.startingWith(table, bid_id ?? '', question_id ?? '', revision ?? 0)
  }

  /** What the parts of a new or removed row say together. */
  #partFields(table: string, row: Row, operation: Operation): Field[] {
    const field = (label: MessageKey, value: JournalValue | null): Field[] => {
      if (value === null || operation === 'update') return []
      const [before, after] = operation === 'insert' ? [null, value] : [value, null]
      return [{ field: this.#translate(label), before, after }]
    }
    const names = (parts: readonly Row[]): JournalValue | null =>
      parts.length === 0 ? null : { kind: 'text', text: parts.map((part) => shownName(String(part.file_name))).join('; ') }
    const count = (part: string): JournalValue | null => {
      const found = (this.#parts.get(part) ?? []).filter(({ tender_id }) => tender_id === row.tender_id)
      return found.length === 0 ? null : { kind: 'number', number: String(found.length) }
    }
    switch (table) {
      case 'instrument':
        return [
          ...field('journal.field.sections', count('section')),
          ...field('journal.field.criteria', count('criterion')),
          ...field('journal.field.questions', count('question')),
        ]
      case 'receipt': {
        const files = (this.#parts.get('receipt_file') ?? []).filter(({ receipt_id }) => receipt_id === row.id)
        return field('journal.field.files', names(files))
      }
      case 'response':
        return field('journal.field.files', names(this.#partsOf('response_file', row)))
      default:
        return []
    }
  }
}
