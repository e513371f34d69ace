import Database from 'better-sqlite3'
import { explain, explained } from './errors.ts'

export type Connection = Database.Database

type Prepared<Row, Bind extends object> = Database.Statement<[Bind | object], Row>

/** What a named parameter can hold. Booleans are 0 and 1, dates are ISO text. */
export type Value = string | number | bigint | null | Uint8Array

/** A statement: a module-level constant made by `sql`, with the type of its rows and of its named parameters. */
export type Statement<Row, Bind extends object> = {
  readonly text: string
  readonly prepared: WeakMap<Connection, Prepared<Row, Bind>>
}

/** The arguments of a statement: none, or one object with its named parameters. */
type Arguments<Bind extends object> = keyof Bind extends never ? [] : [bind: Bind]

/**
 * Defines a statement, once, at the top level of a module. Parameters are named: `:name`.
 * Example: `const byId = sql<{ title: string }, { id: string }>('SELECT title FROM tender WHERE id = :id')`.
 */
export function sql<Row = never, Bind extends { [Name in keyof Bind]: Value } = object>(text: string): Statement<Row, Bind> {
  return { text, prepared: new WeakMap() }
}

/** Reads. A statement that would write is refused, even one with RETURNING. */
export class Reader {
  protected readonly connection: Connection
  constructor(connection: Connection) {
    this.connection = connection
  }

  all<Row, Bind extends object>(statement: Statement<Row, Bind>, ...bind: Arguments<Bind>): Row[] {
    return explained(this.connection.name, () => this.prepare(statement).all(bind[0] ?? {}))
  }

  get<Row, Bind extends object>(statement: Statement<Row, Bind>, ...bind: Arguments<Bind>): Row | undefined {
    return explained(this.connection.name, () => this.prepare(statement).get(bind[0] ?? {}))
  }

  /** Row by row, for results too large to hold. Nothing can be written through the connection until the loop has ended. */
  *iterate<Row, Bind extends object>(statement: Statement<Row, Bind>, ...bind: Arguments<Bind>): Generator<Row, void> {
    try {
      yield* this.prepare(statement).iterate(bind[0] ?? {})
    } catch (error) {
      throw explain(error, this.connection.name)
    }
  }

  /** Prepares a statement the first time that this connection meets it. */
  protected prepare<Row, Bind extends object>(statement: Statement<Row, Bind>): Prepared<Row, Bind> {
    const prepared = this.prepareAny(statement)
    if (!prepared.readonly) throw new Error(`A reader cannot run a statement that writes: ${statement.text}`)
    return prepared
  }

  protected prepareAny<Row, Bind extends object>(statement: Statement<Row, Bind>): Prepared<Row, Bind> {
    let prepared = statement.prepared.get(this.connection)
    if (!prepared) {
      prepared = this.connection.prepare<[Bind | object], Row>(statement.text)
      statement.prepared.set(this.connection, prepared)
    }
    return prepared
  }
}

/** Reads and writes. Only a transaction hands one out. */
export class Writer extends Reader {
  /** Runs a statement that returns no rows. */
  run<Bind extends object>(
    statement: Statement<never, Bind>,
    ...bind: Arguments<Bind>
  ): { changes: number; rowid: number | bigint } {
    const { changes, lastInsertRowid } = explained(this.connection.name, () => this.prepareAny(statement).run(bind[0] ?? {}))
    return { changes, rowid: lastInsertRowid }
  }

  protected override prepare<Row, Bind extends object>(statement: Statement<Row, Bind>): Prepared<Row, Bind> {
    return this.prepareAny(statement)
  }
}

/** What every connection is told first, before it reads a schema that somebody else may have written. */
const cautious = ['trusted_schema = OFF', 'cell_size_check = ON', 'foreign_keys = ON', 'recursive_triggers = ON']

/** Opens a database file with cautious settings, and changes nothing in it. Throws the errors of SQLite. */
export function connect(path: string, options: { readonly?: boolean; create?: boolean } = {}): Connection {
  const connection = new Database(path, { readonly: options.readonly ?? false, fileMustExist: !options.create, timeout: 2000 })
  try {
    for (const pragma of cautious) connection.pragma(pragma)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Turns on durable writing: a commit that has returned survives a power cut. */
export function makeDurable(connection: Connection): void {
  connection.pragma('journal_mode = WAL')
  // The library's default for WAL files is NORMAL, which acknowledges commits that are not on the disk yet.
  connection.pragma('synchronous = FULL')
  if (process.platform === 'darwin') {
    connection.pragma('fullfsync = ON')
    connection.pragma('checkpoint_fullfsync = ON')
  }
}

/** Runs `work` in one transaction: all of it is durable, or none of it happened. */
export function transaction<T>(connection: Connection, work: () => T): T {
  if (connection.inTransaction) throw new Error('An action cannot start inside another action')
  connection.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    connection.exec('COMMIT')
    return result
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

/** Closes and leaves exactly one file: everything is moved out of the WAL, and the WAL is removed. */
export function closeDurably(connection: Connection): void {
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.pragma('journal_mode = DELETE')
  } finally {
    connection.close()
  }
}

/** The value of a pragma that is an integer. */
export function integerPragma(
  connection: Connection,
  name: 'application_id' | 'user_version' | 'page_size' | 'data_version',
): number {
  return Number(connection.pragma(name, { simple: true }))
}

/** An SQL identifier, quoted. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** An SQL text literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
