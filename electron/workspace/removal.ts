import type { Statement } from 'better-sqlite3'
import { z } from '../../shared/schema.ts'
import { bytes, integer, optional, text } from './columns.ts'
import { type Connection, quoted, sql, type Writer } from './database.ts'
import { columnsOf } from './format/schema.ts'
import { isFact, isJournaled, type Journaled, partsOf, placeColumn, type Table } from './format/tables.ts'
import { Heads } from './heads.ts'
import { tombstoneDigest } from './proof.ts'

/** A row of a journaled table, by its id. */
export type RowRef = { table: string; key: string }

const row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
/** A row with the rows that are its parts, as they stood. */
export const wholeRow = z.strictObject({ table: z.string(), row, parts: z.record(z.string(), z.array(row)) })
export type WholeRow = z.infer<typeof wholeRow>
type Row = Readonly<z.infer<typeof row>>

export const layTombstone = sql(
  `INSERT INTO tombstone (id, table_name, follows, erased, entry, digest)
   VALUES (:id, :table, :follows, :erased, :entry, :digest)`,
  { id: text, table: text, follows: optional(text), erased: integer, entry: integer, digest: bytes },
)

/** Takes rows away and leaves tombstones, and brings rows that were undone back. One for each connection, because it follows the schema. */
export class Removal {
  readonly #connection: Connection
  readonly #tables: readonly Table[]
  readonly #byName: ReadonlyMap<string, Journaled>
  readonly #inserts = new Map<string, (row: Row) => void>()
  #naming: readonly Statement<[string], number>[] | undefined
  readonly #wholes = new Map<string, (key: string) => WholeRow | undefined>()

  constructor(connection: Connection, tables: readonly Table[]) {
    this.#connection = connection
    this.#tables = tables
    this.#byName = new Map(tables.filter(isJournaled).map((table) => [table.name, table]))
  }

  /** A row with its parts; nothing where it is gone. */
  whole({ table, key }: RowRef): WholeRow | undefined {
    const find = this.#wholes.get(table) ?? this.#finding(table)
    this.#wholes.set(table, find)
    return find(key)
  }

  #finding(table: string): (key: string) => WholeRow | undefined {
    if (!this.#byName.has(table)) return () => undefined
    const own = this.#connection.prepare<[string], Row>(`SELECT * FROM ${table} WHERE id = ?`)
    const parts = partsOf(this.#tables, table).map(({ name, owner, order }) => ({
      name,
      rows: this.#connection.prepare<[string], Row>(
        `SELECT * FROM ${name} WHERE ${owner} = ? ORDER BY ${order.map(quoted).join(', ')}`,
      ),
    }))
    return (key) => {
      const row = own.get(key)
      return row && { table, row, parts: Object.fromEntries(parts.map(({ name, rows }) => [name, rows.all(key)])) }
    }
  }

  /** Lays a tombstone for each row, then takes the rows away. The open entry must be one of undo or erasure. */
  remove(write: Writer, rows: readonly RowRef[], { entry, erased }: { entry: number; erased: boolean }): void {
    this.#connection.pragma('defer_foreign_keys = ON')
    const things = rows.map((row) => this.#thingOf(row))
    for (const { table, key } of rows) {
      const follows = this.#followsOf(table, key)
      const flag = erased ? 1 : 0
      write.run(layTombstone, {
        id: key,
        table,
        follows,
        erased: flag,
        entry,
        digest: tombstoneDigest(table, key, follows, flag),
      })
    }
    this.#delete(rows)
    this.#refresh(things)
  }

  /** Takes rows away, as far as they are there, for which tombstones were laid already. */
  takeAway(rows: readonly RowRef[]): void {
    this.#connection.pragma('defer_foreign_keys = ON')
    const things = rows.map((row) => this.#thingOf(row))
    this.#delete(rows)
    this.#refresh(things)
  }

  /** Whether a row that is there belongs to the file of this SHA-256. What was given out names files of which none keeps the content. */
  namesContent(sha256: string): boolean {
    this.#naming ??= this.#tables
      .filter(({ kind, name }) => kind !== 'local' && name !== 'giving_out')
      .filter((table) => columnsOf(this.#connection, table).includes('sha256'))
      .map(({ name }) => this.#connection.prepare<[string], number>(`SELECT 1 FROM ${name} WHERE sha256 = ? LIMIT 1`).pluck())
    return this.#naming.some((statement) => statement.get(sha256) !== undefined)
  }

  #delete(rows: readonly RowRef[]): void {
    for (const { table, key } of rows.toReversed()) {
      for (const { name, owner } of partsOf(this.#tables, table))
        this.#connection.prepare(`DELETE FROM ${name} WHERE ${owner} = ?`).run(key)
      this.#connection.prepare(`DELETE FROM ${table} WHERE id = ?`).run(key)
    }
  }

  /** Writes a row with its parts. */
  write(table: string, row: Row, parts: Readonly<Record<string, readonly Row[]>>): void {
    this.#insert(table, row)
    if (Object.keys(parts).length === 0) return
    for (const { name } of partsOf(this.#tables, table)) for (const part of parts[name] ?? []) this.#insert(name, part)
  }

  /** Writes rows again, in the given order, under new ids. `ids` tells under which id a row came back, and learns the new ones. */
  restore(rows: readonly WholeRow[], ids: Map<string, string>, newId: () => string): void {
    this.#connection.pragma('defer_foreign_keys = ON')
    for (const { row } of rows) ids.set(String(row.id), newId())
    const renamed = ({ ...row }: Row): Row =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, rename(value, column, ids)]))
    for (const { table, row, parts } of rows) {
      const own = Object.entries(parts).map(([part, partRows]) => [part, partRows.map(renamed)] as const)
      this.write(table, renamed(row), Object.fromEntries(own))
    }
    this.#refresh(rows.map(({ table, row }) => this.#thingOf({ table, key: ids.get(String(row.id)) ?? '' })))
  }

  /** Writes a fact once more under another id, said by somebody else at another time, as what follows others. */
  repeat(
    { table, row, parts }: WholeRow,
    { id, follows, author, at }: { id: string; follows: readonly string[]; author: string; at: string },
  ): void {
    const owned = Object.entries(parts).map(([name, rows]) => {
      const owner = partsOf(this.#tables, table).find((part) => part.name === name)?.owner ?? ''
      return [name, rows.map((part) => ({ ...part, [owner]: id }))] as const
    })
    const { [placeColumn]: _, ...said } = row
    this.write(table, { ...said, id, author, at, follows: JSON.stringify(follows) }, Object.fromEntries(owned))
    // It may be about something that is read under another id.
    this.#refresh([this.#thingOf({ table, key: id })])
  }

  #insert(table: string, row: Row): void {
    const insert = this.#inserts.get(table) ?? this.#inserting(table)
    this.#inserts.set(table, insert)
    insert(row)
  }

  #inserting(table: string): (row: Row) => void {
    const known = this.#tables.find(({ name }) => name === table)
    if (!known) throw new Error(`There is no table ${table}`)
    const columns = columnsOf(this.#connection, known)
    const statement = this.#connection.prepare(
      `INSERT INTO ${table} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    return (row) => statement.run(...columns.map((column) => row[column] ?? null))
  }

  #followsOf(table: string, key: string): string | null {
    const known = this.#byName.get(table)
    if (!known || !isFact(known)) return null
    const found = this.#connection.prepare<[string], { follows: string }>(`SELECT follows FROM ${table} WHERE id = ?`).get(key)
    return found?.follows ?? null
  }

  #thingOf({ table, key }: RowRef): { table: string; thing: (string | number)[] } | undefined {
    const known = this.#byName.get(table)
    if (!known || !isFact(known)) return undefined
    const columns = known.thing.map(quoted).join(', ')
    const thing = this.#connection
      .prepare<[string], (string | number)[]>(`SELECT ${columns} FROM ${table} WHERE id = ?`)
      .raw()
      .get(key)
    return thing && { table, thing }
  }

  #refresh(things: readonly ({ table: string; thing: (string | number)[] } | undefined)[]): void {
    const heads = new Heads(this.#connection, this.#tables)
    const known = things.filter((thing) => thing !== undefined)
    for (const [name, ofTable] of Map.groupBy(known, ({ table }) => table)) {
      const table = this.#byName.get(name)
      const distinct = new Map(ofTable.map(({ thing }) => [JSON.stringify(thing), thing]))
      if (table && isFact(table)) heads.refresh(table, distinct.values())
    }
  }
}

/** A value with the ids in it that have come back under others. */
function rename(value: string | number | null, column: string, ids: ReadonlyMap<string, string>): string | number | null {
  if (typeof value !== 'string') return value
  if (column === 'follows') return value.replace(/[0-9a-f-]{36}/g, (id) => newest(id, ids))
  return newest(value, ids)
}

/** The id under which a row came back last: it may have been undone and done again more than once. */
function newest(id: string, ids: ReadonlyMap<string, string>): string {
  let now = id
  const met = new Set<string>()
  for (let next = ids.get(now); next !== undefined && !met.has(next); next = ids.get(now)) {
    met.add(next)
    now = next
  }
  return now
}
