import { type Connection, literal, quoted } from './database.ts'

/** What the journal needs to know of a table: SQL expressions that read, write and address its rows. */
export type Shape = {
  table: string
  columns: string[]
  key: string[]
  /** Columns that images leave out; a row that has some cannot be brought back from its image. */
  blobs: string[]
}

type ColumnInfo = { name: string; type: string; pk: number }

/**
 * Reads the shape of a table that is to be journaled. Throws where its rows could not be recorded. A REAL column must hold short
 * decimals only, such as quarter points: other floating-point numbers have no canonical text.
 */
export function shapeOf(connection: Connection, table: string): Shape {
  const columns = connection
    .prepare<[string], ColumnInfo>('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid')
    .all(table)
  const key = columns.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk)
  if (columns.length === 0) throw new Error(`Journaled table ${table} does not exist`)
  if (key.length === 0) throw new Error(`Journaled table ${table} has no primary key`)
  if (key.some((column) => column.type === 'BLOB')) throw new Error(`Journaled table ${table} has a BLOB in its primary key`)
  return {
    table,
    columns: columns.filter((column) => column.type !== 'BLOB').map((column) => column.name),
    key: key.map((column) => column.name),
    blobs: columns.filter((column) => column.type === 'BLOB').map((column) => column.name),
  }
}

/** The row as JSON text, its canonical form: columns in the order of the schema. `row` is `new`, `old` or the table. */
export function rowExpression(shape: Shape, row: string): string {
  return `json_object(${shape.columns.map((column) => `${literal(column)}, ${row}.${quoted(column)}`).join(', ')})`
}

/** The primary key as JSON text. */
export function keyExpression(shape: Shape, row: string): string {
  return `json_array(${shape.key.map((column) => `${row}.${quoted(column)}`).join(', ')})`
}

/** A condition that finds the row with the key in `:key`. */
export function keyCondition(shape: Shape): string {
  return shape.key.map((column, index) => `${quoted(column)} = json_extract(:key, '$[${index}]')`).join(' AND ')
}

/** The value of a column in the image `:row`. */
export function imageValue(column: string): string {
  return `json_extract(:row, ${literal(`$.${JSON.stringify(column)}`)})`
}

/** Names of the triggers that `generateTriggers` makes, so that a migration can take them away. */
const generated = /^(?:journaled|append_only)_/

export function dropGeneratedTriggers(connection: Connection): void {
  const triggers = connection.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all()
  for (const { name } of triggers) if (generated.test(name)) connection.exec(`DROP TRIGGER ${quoted(name)}`)
}

/** Generates the triggers that record every change of a table in the open journal entry, and refuse it when none is open. */
export function generateJournalTriggers(connection: Connection, table: string): void {
  const shape = shapeOf(connection, table)
  const guard = `SELECT RAISE(ABORT, ${literal(`${table}: no journal entry is open`)}) WHERE NOT EXISTS (SELECT 1 FROM journal_open);`
  const steady = `SELECT RAISE(ABORT, ${literal(`${table}: primary keys never change`)}) WHERE ${keyExpression(shape, 'old')} <> ${keyExpression(shape, 'new')};`
  const record = (row: string, before: string, after: string) =>
    `INSERT INTO journal_image (entry, table_name, row_key, before, after)
  SELECT entry, ${literal(table)}, ${keyExpression(shape, row)}, ${before}, ${after} FROM journal_open;`
  const before = rowExpression(shape, 'old')
  const after = rowExpression(shape, 'new')
  const trigger = (event: string, body: string) =>
    connection.exec(
      `CREATE TRIGGER ${quoted(`journaled_${table}_${event.toLowerCase()}`)} AFTER ${event} ON ${quoted(table)} BEGIN\n  ${body}\nEND`,
    )
  trigger('INSERT', `${guard}\n  ${record('new', 'NULL', after)}`)
  trigger('UPDATE', `${guard}\n  ${steady}\n  ${record('new', before, after)}`)
  trigger('DELETE', `${guard}\n  ${record('old', before, 'NULL')}`)
}

/** Generates the triggers that refuse to change or delete rows of a table. */
export function generateAppendOnlyTriggers(connection: Connection, table: string): void {
  for (const event of ['UPDATE', 'DELETE']) {
    const verb = event === 'UPDATE' ? 'changed' : 'deleted'
    connection.exec(`CREATE TRIGGER ${quoted(`append_only_${table}_${event.toLowerCase()}`)} BEFORE ${event} ON ${quoted(table)}
BEGIN SELECT RAISE(ABORT, ${literal(`${table}: rows are never ${verb}`)}); END`)
  }
}
