import { statSync } from 'node:fs'
import { integer, optional, type RowOf, text } from './columns.ts'
import { type Connection, integerPragma, Reader, sql } from './database.ts'

/** What no other program can leave as it is when it changes rows, however it does so: the schema forbids changes that leave no trace. */
const traces = { head: optional(text), schema: integer, pages: integer, free: integer }
type Traces = RowOf<typeof traces>

const selectTraces = sql(
  `SELECT (SELECT digest FROM journal_entry ORDER BY number DESC LIMIT 1) AS head,
    (SELECT schema_version FROM pragma_schema_version) AS schema, (SELECT page_count FROM pragma_page_count) AS pages,
    (SELECT freelist_count FROM pragma_freelist_count) AS free`,
  {},
  traces,
)

/** Tells whether another program has changed an open file. Its questions are asked inside a transaction, while nobody else can write. */
export class Others {
  readonly #connection: Connection
  /** What SQLite counts up when another connection commits, and when it empties the WAL, which changes nothing. */
  #version: number
  #traces: Traces | undefined

  constructor(connection: Connection) {
    this.#connection = connection
    this.#version = integerPragma(connection, 'data_version')
    this.#traces = this.traces()
  }

  /** Whether another program has changed something since the last commit of our own. */
  haveChanged(): boolean {
    const version = integerPragma(this.#connection, 'data_version')
    if (version === this.#version) return false
    // What another connection commits goes to the WAL. One that is empty was moved into the file and cut, perhaps with changes in it.
    if ((statSync(`${this.#connection.name}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return true
    if (JSON.stringify(this.traces()) !== JSON.stringify(this.#traces)) return true
    this.#version = version
    return false
  }

  /** The traces at the end of a transaction of our own, to be handed to `committed` once it is committed. */
  traces(): Traces | undefined {
    return new Reader(this.#connection).get(selectTraces)
  }

  committed(traces: Traces | undefined): void {
    this.#traces = traces
  }
}
