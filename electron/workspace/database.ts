import Database from 'better-sqlite3'
import { type Column, type Columns, type RowOf, wrongIn } from './columns.ts'
import { explain, explained } from './errors.ts'

export type Connection = Database.Database

type Prepared<Row, Bind extends object> = Database.Statement<[Bind | object], Row>

/** A statement: a module-level constant made by `sql`, with the columns of its rows and its named parameters. */
export type Statement<Row, Bind extends object> = {
  readonly text: string
  readonly binds: Columns
  /** Nothing for a statement that returns no rows. */
  readonly columns: Columns | undefined
  readonly prepared: WeakMap<Connection, Prepared<Row, Bind>>
}

/** The arguments of a statement: none, or one object with its named parameters. */
type Arguments<Bind extends object> = keyof Bind extends never ? [] : [bind: Bind]

const defined: Pick<Statement<never, object>, 'text' | 'binds' | 'columns'>[] = []

/** Every statement that the modules loaded so far have defined. */
export function definedStatements(): readonly Pick<Statement<never, object>, 'text' | 'binds' | 'columns'>[] {
  return defined
}

/**
 * Defines a statement, once, at the top level of a module, with its named parameters (`:name`) and the columns of its rows: the types
 * of both follow from them, and tests hold them against the database.
 * Example: `const byId = sql('SELECT title FROM tender WHERE id = :id', { id: text }, { title: text })`.
 */
export function sql<Bind extends Columns = Record<never, Column>, Row extends Columns = never>(
  statement: string,
  binds?: Bind,
  columns?: Row,
): Statement<[Row] extends [never] ? never : RowOf<Row>, RowOf<Bind>> {
  const made = { text: statement, binds: binds ?? {}, columns, prepared: new WeakMap() }
  defined.push(made)
  return made
}

/** Whether each row that is read is held against its columns. Tests do so; it costs more than the reading. */
const checksRows = process.env.ASSAY_CHECK_ROWS === '1'

function checked<Row>(statement: Statement<Row, never>, row: Row): Row {
  if (!checksRows || !statement.columns || typeof row !== 'object' || row === null) return row
  const wrong = wrongIn(statement.columns, row)
  if (wrong !== undefined) throw new Error(`A row is not what its statement says: ${wrong}. ${statement.text}`)
  return row
}

/** Reads. A statement that would write is refused, even one with RETURNING. */
export class Reader {
  protected readonly connection: Connection
  constructor(connection: Connection) {
    this.connection = connection
  }

  all<Row, Bind extends object>(statement: Statement<Row, Bind>, ...bind: Arguments<Bind>): Row[] {
    const rows = explained(this.connection.name, () => this.prepare(statement).all(bind[0] ?? {}))
    if (checksRows) for (const row of rows) checked(statement, row)
    return rows
  }

  get<Row, Bind extends object>(statement: Statement<Row, Bind>, ...bind: Arguments<Bind>): Row | undefined {
    const row = explained(this.connection.name, () => this.prepare(statement).get(bind[0] ?? {}))
    return row === undefined ? undefined : checked(statement, row)
  }

  /**
   * Reads several things as the file holds them at one moment: what somebody else writes meanwhile comes after all of it. It is faster
   * too, since each statement by itself asks for the file anew.
   */
  atOnce<T>(work: () => T): T {
    const { connection } = this
    if (connection.inTransaction) return work()
    explained(connection.name, () => connection.exec('BEGIN'))
    try {
      return work()
    } finally {
      if (connection.inTransaction) connection.exec('COMMIT')
    }
  }

  /** Row by row, for results too large to hold. Nothing can be written through the connection until the loop has ended. */
  *iterate<Row, Bind extends object>(statement: Statement<Row, Bind>, ...bind: Arguments<Bind>): Generator<Row, void> {
    try {
      for (const row of this.prepare(statement).iterate(bind[0] ?? {})) yield checked(statement, row)
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

/**
 * What every connection is told first, before it reads a schema that somebody else may have written. What it puts aside while it works
 * stays in memory: in files it would be slow, and lie outside the workspace.
 */
const cautious = [
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'temp_store = MEMORY',
]

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

/** Turns on durable writing: a commit that has returned survives a power cut, and what is taken away leaves no bytes in the file. */
export function makeDurable(connection: Connection): void {
  connection.pragma('journal_mode = WAL')
  // The library's default for WAL files is NORMAL, which acknowledges commits that are not on the disk yet.
  connection.pragma('synchronous = FULL')
  // What was undone or corrected may be erased later; then it must not lie in free pages any more.
  connection.pragma('secure_delete = ON')
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

/**
 * Closes and leaves exactly one file: everything is moved out of the WAL, and the WAL is removed. While others read the file, the WAL
 * stays for them, and goes when the file is opened to write and closed the next time.
 */
export function closeDurably(connection: Connection): void {
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.pragma('journal_mode = DELETE')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))) throw error
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
