import type { Head, Identity, State } from '../../shared/workspace/model.ts'
import { integer, text } from './columns.ts'
import { type Connection, connect, quoted, Reader, sql, transaction, Writer } from './database.ts'
import type { Format } from './format/format.ts'
import { takeSteps } from './format/migrate.ts'
import { isFact, isJournaled, partsOf } from './format/tables.ts'
import { Heads } from './heads.ts'
import { type EntryFilter, journalEntries, type ListedEntry } from './history.ts'
import { head, stateRoot } from './journal.ts'
import { workspaceIdentity } from './new-file.ts'
import { refreshReadAs } from './read-as.ts'
import type { Recorded } from './recorded.ts'
import { Removal, wholeRow } from './removal.ts'

/** What an entry rests on: itself, and every entry that it was written upon, however far back. */
const restsOn = sql(
  `WITH RECURSIVE past (number) AS (
     SELECT number FROM journal_entry WHERE digest = :digest
     UNION SELECT parent FROM journal_parent JOIN past ON entry = number
   ) SELECT number FROM past ORDER BY number`,
  { digest: text },
  { number: integer },
)
const standing = sql(
  `SELECT proof.row_key AS key, table_name AS "table" FROM proof
   WHERE NOT EXISTS (SELECT 1 FROM tombstone WHERE id = proof.row_key)`,
  {},
  { key: text, table: text },
)
const undoneRows = sql('SELECT row FROM undone_row', {}, { row: text })
const forgottenWords = sql(
  `SELECT count(*) AS count FROM journal_entry WHERE salt IS NULL AND EXISTS (SELECT 1 FROM tombstone WHERE erased = 1)`,
  {},
  { count: integer },
)

type Row = Record<string, string | number | Uint8Array | null>

/** Tables of the journal, with their columns that hold the number of an entry. */
const ofJournal: Readonly<Record<string, readonly string[]>> = {
  journal_entry: ['number', 'undoes', 'redoes'],
  journal_parent: ['entry', 'parent'],
  journal_cited: ['entry'],
  journal_named: ['entry'],
  proof: ['entry'],
  tombstone: ['entry'],
}

/** What this copy keeps for itself and no entry brings, as far as it is read by others than the search. */
const ofCopy = ['content', 'pack_cover', 'pack_cover_item']

/**
 * A workspace as it was at one of its entries, in memory: what came later is left out, what was undone since stands again as far as it is
 * kept. Contents of files are not in it. `missing` counts the rows of that state that are gone since, and the entries whose words are.
 */
export class Past implements Recorded {
  readonly read: Reader
  readonly missing: number
  readonly #connection: Connection

  private constructor(connection: Connection, missing: number) {
    this.#connection = connection
    this.read = new Reader(connection)
    this.missing = missing
  }

  /** The state at the entry with a digest; nothing where the file has no such entry. */
  static at(digest: string, from: Connection, format: Format): Past | undefined {
    const numbers = new Reader(from).all(restsOn, { digest }).map(({ number }) => number)
    if (numbers.length === 0) return undefined
    const connection = connect(':memory:', { create: true })
    try {
      connection.pragma('foreign_keys = OFF')
      const missing = transaction(connection, () => {
        makeTables(connection, format)
        copyJournal(from, connection, new Map(numbers.map((number, index) => [number, index + 1])))
        return copyRows(from, connection, format)
      })
      return new Past(connection, missing + (numbers.length < (head(new Reader(from))?.number ?? 0) ? forgotten(from) : 0))
    } catch (error) {
      connection.close()
      throw error
    }
  }

  head(): Head {
    const { number, at, digest } = head(this.read) ?? { number: 0, at: '', digest: '' }
    return { entry: number, at, digest }
  }

  state(): State {
    return { ...this.head(), root: stateRoot(this.read) }
  }

  identity(): Identity {
    return workspaceIdentity(this.read)
  }

  journal(which: Partial<EntryFilter> = {}): ListedEntry[] {
    return journalEntries(this.read, { before: Number.MAX_SAFE_INTEGER, limit: 100, command: null, name: null, ...which })
  }

  close(): void {
    this.#connection.close()
  }
}

function forgotten(from: Connection): number {
  return new Reader(from).get(forgottenWords)?.count ?? 0
}

/** Tables and views as in any file, without what guards them: nobody but this module writes here. */
function makeTables(connection: Connection, format: Format): void {
  takeSteps(connection, format)
  const triggers = connection.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()
  for (const name of triggers) connection.exec(`DROP TRIGGER ${quoted(name)}`)
}

/** Copies rows of a table as `change` makes them, and leaves those out of which it makes nothing. */
function copy(from: Connection, to: Connection, table: string, change: (row: Row) => Row | undefined): void {
  const columns = to.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
  const places = columns.map(() => '?').join(', ')
  const insert = to.prepare(`INSERT INTO ${table} (${columns.map(quoted).join(', ')}) VALUES (${places})`)
  for (const row of from.prepare<[], Row>(`SELECT * FROM ${table}`).iterate()) {
    const changed = change(row)
    if (changed) insert.run(columns.map((column) => changed[column] ?? null))
  }
}

/** Copies the entries that `numbers` has, under the numbers that it gives them. */
function copyJournal(from: Connection, to: Connection, numbers: ReadonlyMap<number, number>): void {
  for (const [table, columns] of Object.entries(ofJournal)) {
    const [own = ''] = columns
    copy(from, to, table, (row) => {
      if (!numbers.has(Number(row[own]))) return undefined
      const renumbered = columns.map((column) => [column, row[column] === null ? null : numbers.get(Number(row[column]))])
      return { ...row, ...Object.fromEntries(renumbered) }
    })
  }
}

/** Copies what the copied entries brought and did not take away, and works out what was current. Returns how many rows are gone. */
function copyRows(from: Connection, to: Connection, { tables }: Format): number {
  const write = new Writer(to)
  const wanted = new Map(write.all(standing).map(({ key, table }) => [key, table]))
  const gone = new Set(wanted.keys())
  for (const table of tables.filter(isJournaled)) {
    copy(from, to, table.name, (row) => {
      if (wanted.get(String(row.id)) !== table.name) return undefined
      gone.delete(String(row.id))
      return row
    })
    for (const part of partsOf(tables, table.name))
      copy(from, to, part.name, (row) => (wanted.get(String(row[part.owner])) === table.name ? row : undefined))
  }
  const removal = new Removal(to, tables)
  for (const kept of new Reader(from).all(undoneRows)) {
    const { table, row, parts } = wholeRow.parse(JSON.parse(kept.row))
    if (gone.delete(String(row.id))) removal.write(table, row, parts)
  }
  for (const table of ofCopy) copy(from, to, table, (row) => row)
  const heads = new Heads(to, tables)
  for (const table of tables.filter(isFact))
    heads.refresh(
      table,
      [...heads.of(table)].map(({ thing }) => thing),
    )
  refreshReadAs(write, to, tables)
  return gone.size
}
