import { quoted, type Reader, type Statement, sql } from '../workspace/database.ts'

/** A row as the journal keeps it: every column that is not a BLOB. */
export type Row = Readonly<Record<string, string | number | null>>

const keyColumns = sql<{ name: string }, { table: string }>('SELECT name FROM pragma_table_info(:table) WHERE pk > 0 ORDER BY pk')
const latestImage = sql<{ row: string }, { table: string; key: string }>(`
  SELECT coalesce(image.after, image.before) AS row
  FROM journal_change AS change
  JOIN journal_image AS image
    ON image.entry = change.entry AND image.table_name = change.table_name AND image.row_key = change.row_key
  WHERE change.table_name = :table AND change.row_key = :key
  ORDER BY change.entry DESC, image.position DESC LIMIT 1`)

/** Reads an image. What is no object of plain values counts as no image: a damaged one is for `verify` to tell. */
export function rowOf(image: string | null): Row | undefined {
  const value = image === null ? null : parsed(image)
  if (typeof value !== 'object' || value === null) return undefined
  return Object.fromEntries(
    Object.entries(value).filter(([, each]) => each === null || typeof each === 'string' || typeof each === 'number'),
  )
}

/** What a text says as JSON; nothing where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type ByKey = Statement<Row, Record<string, string | number>>

/** Finds rows by their keys, as they are now or, where they are gone, as the journal saw them last. One for each reading. */
export class RowFinder {
  readonly #read: Reader
  readonly #keys = new Map<string, readonly string[]>()
  readonly #statements = new Map<string, ByKey>()
  readonly #found = new Map<string, { row: Row; exists: boolean } | undefined>()

  constructor(read: Reader) {
    this.#read = read
  }

  /** The names of the columns of a table's primary key, in their order. */
  keyOf(table: string): readonly string[] {
    const known = this.#keys.get(table) ?? this.#read.all(keyColumns, { table }).map(({ name }) => name)
    this.#keys.set(table, known)
    return known
  }

  /** A row, and whether it is in the file now; nothing where neither the file nor the journal has it. */
  find(table: string, ...values: readonly (string | number)[]): { row: Row; exists: boolean } | undefined {
    const key = JSON.stringify(values)
    const name = `${table} ${key}`
    if (!this.#found.has(name)) this.#found.set(name, this.#look(table, key, values))
    return this.#found.get(name)
  }

  /** A row by its key as the journal writes it; where neither the file nor the journal has the row, what its key says. */
  ofKey(table: string, key: string): Row {
    const read = parsed(key)
    const values = Array.isArray(read) ? read.filter((value) => typeof value === 'string' || typeof value === 'number') : []
    const columns = this.keyOf(table)
    return this.find(table, ...values)?.row ?? Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]))
  }

  /** The rows of a table that begin with these values of its key. */
  startingWith(table: string, ...values: readonly (string | number)[]): Row[] {
    return this.#read.all(this.#statement(table, values.length), bound(values))
  }

  #look(table: string, key: string, values: readonly (string | number)[]): { row: Row; exists: boolean } | undefined {
    // The journal of a file from somebody else may name tables and keys that there are not.
    const isKey = values.length > 0 && values.length === this.keyOf(table).length
    const now = isKey ? this.#read.get(this.#statement(table, values.length), bound(values)) : undefined
    if (now) return { row: now, exists: true }
    const before = rowOf(this.#read.get(latestImage, { table, key })?.row ?? null)
    return before && { row: before, exists: false }
  }

  #statement(table: string, count: number): ByKey {
    const name = `${table} ${count}`
    const key = this.keyOf(table)
    const condition = key.slice(0, count).map((column, index) => `${quoted(column)} = :key${index}`)
    const order = key.map(quoted).join(', ')
    const statement =
      this.#statements.get(name) ?? sql(`SELECT * FROM ${quoted(table)} WHERE ${condition.join(' AND ')} ORDER BY ${order}`)
    this.#statements.set(name, statement)
    return statement
  }
}

const bound = (values: readonly (string | number)[]): Record<string, string | number> =>
  Object.fromEntries(values.map((value, index) => [`key${index}`, value]))
