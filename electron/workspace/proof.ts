import { hash } from 'node:crypto'
import { type Connection, quoted } from './database.ts'
import { columnsOf } from './format/schema.ts'
import { type Journaled, partsOf, type Table } from './format/tables.ts'

/** A row as its digest covers it: its id, and its canonical text. */
export type ProvedRow = { key: string; text: string }

type Row = Record<string, string | number | null>

/** The columns of a row that hold something, by name: what a digest covers, whatever columns a later format adds. */
function present(row: Row, columns: readonly string[]): Record<string, string | number> {
  const kept: Record<string, string | number> = {}
  for (const column of columns) {
    const value = row[column]
    if (value !== null && value !== undefined) kept[column] = value
  }
  return kept
}

/** The canonical text of a row: JSON of its table, its columns by name, and the rows that are its parts, table by table in their order. */
function textOf(table: string, row: object, parts: Readonly<Record<string, readonly object[]>> | undefined): string {
  return JSON.stringify(parts ? [table, row, parts] : [table, row])
}

/** SHA-256 of a row: of its salt (16 bytes), then its canonical text in UTF-8. */
export function rowDigest(salt: Uint8Array, text: string): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(text, 'utf8')]), 'buffer')
}

/** SHA-256 of what is left of a row that was undone or erased. */
export function tombstoneDigest(table: string, id: string, follows: string | null, erased: number): Buffer {
  return hash('sha256', JSON.stringify(['tombstone', table, id, follows, erased]), 'buffer')
}

/** Reads the rows of journaled tables as their digests cover them. One for each connection, because it follows the schema. */
export class RowTexts {
  readonly #connection: Connection
  readonly #tables: readonly Table[]
  readonly #columns = new Map<string, string[]>()

  constructor(connection: Connection, tables: readonly Table[]) {
    this.#connection = connection
    this.#tables = tables
  }

  /** The rows of a table that the open entry has brought. */
  brought(table: Journaled): Generator<ProvedRow, void> {
    return this.#read(table, `JOIN journal_brought AS brought ON brought.table_name = '${table.name}' AND brought.row_key = `)
  }

  /** Every row of a table. */
  all(table: Journaled): Generator<ProvedRow, void> {
    return this.#read(table, undefined)
  }

  /** The canonical text of a row that was read whole, with its parts in their order. */
  textOfWhole({ table, row, parts }: { table: string; row: Row; parts: Readonly<Record<string, readonly Row[]>> }): string {
    const frozen = partsOf(this.#tables, table)
    const own = frozen.map(({ name, owner }) => {
      const columns = this.#columnsOf(name).filter((column) => column !== owner)
      return [name, (parts[name] ?? []).map((part) => present(part, columns))]
    })
    const texts = frozen.length === 0 ? undefined : Object.fromEntries(own)
    return textOf(table, present(row, this.#columnsOf(table)), texts)
  }

  *#read(table: Journaled, join: string | undefined): Generator<ProvedRow, void> {
    const select = (name: string, owner: string, order: readonly string[]) => {
      const sorted = order.length === 0 ? '' : ` ORDER BY ${order.map((column) => `${name}.${quoted(column)}`).join(', ')}`
      const text = `SELECT ${name}.* FROM ${name}${join ? ` ${join}${name}.${quoted(owner)}` : ''}${sorted}`
      return this.#connection.prepare<[], Row>(text).all()
    }
    const frozen = partsOf(this.#tables, table.name)
    const parts = frozen.map((part) => ({
      name: part.name,
      rows: Map.groupBy(select(part.name, part.owner, [part.owner, ...part.order]), (row) => String(row[part.owner])),
      columns: this.#columnsOf(part.name).filter((column) => column !== part.owner),
    }))
    const columns = this.#columnsOf(table.name)
    // Read whole, so that other statements may write while they are looked at.
    for (const row of select(table.name, 'id', [])) {
      const id = String(row.id)
      const own =
        parts.length === 0
          ? undefined
          : Object.fromEntries(
              parts.map(({ name, rows, columns }) => [name, (rows.get(id) ?? []).map((part) => present(part, columns))]),
            )
      yield { key: id, text: textOf(table.name, present(row, columns), own) }
    }
  }

  #columnsOf(name: string): string[] {
    const known = this.#columns.get(name)
    if (known) return known
    const table = this.#tables.find((candidate) => candidate.name === name)
    const columns = table ? columnsOf(this.#connection, table).sort() : []
    this.#columns.set(name, columns)
    return columns
  }
}

/**
 * The root of a Merkle tree over digests in ascending order, in hexadecimal: leaves are hashed after a byte 0, pairs after a byte 1, an odd
 * one is taken up as it is; of nothing, the digest of nothing (as RFC 9162 hashes).
 */
export function merkleRoot(digests: readonly Uint8Array[]): string {
  let level = digests.map((digest) => hashed(0, digest))
  if (level.length === 0) return hash('sha256', '', 'hex')
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index], level[index + 1]]
      if (left && right) above.push(hashed(1, left, right))
      else if (left) above.push(left)
    }
    level = above
  }
  return level[0]?.toString('hex') ?? ''
}

function hashed(prefix: number, ...pieces: readonly Uint8Array[]): Buffer {
  return hash('sha256', Buffer.concat([Buffer.of(prefix), ...pieces]), 'buffer')
}
