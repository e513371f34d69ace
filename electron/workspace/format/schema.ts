import { type Connection, literal, quoted } from '../database.ts'
import { type FactTable, type Frozen, headTable, isFact, isJournaled, type Journaled, placeColumn, type Table } from './tables.ts'

/** Columns that every fact has, and no content of its own. */
const factColumns = ['author', 'at', 'follows']

/** The columns of a table in their order, without the place that a fact has in this copy. */
export function columnsOf(connection: Connection, { kind, name }: Pick<Table, 'kind' | 'name'>): string[] {
  const columns = connection.prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(name)
  return kind === 'fact' ? columns.filter((column) => column !== placeColumn) : columns
}

/** Creates tables, with the local tables of current facts that go with them. */
export function createTables(connection: Connection, tables: readonly Table[]): void {
  for (const table of tables) {
    checkShape(table)
    connection.exec(
      table.sql.replace(`CREATE TABLE ${table.name} (`, (begin) => begin + comment(`${kindOf(table)}: ${table.about}`)),
    )
    if (isFact(table)) connection.exec(headSql(connection, table))
  }
}

/** What a table is among the kinds, as whoever opens the file with another program reads it. */
function kindOf(table: Table): string {
  if (table.kind === 'anchor') return table.final ? 'Anchor that undo leaves alone' : 'Anchor'
  if (table.kind === 'fact') return `Fact about ${table.thing.join(', ')}`
  if (table.kind === 'frozen') return `Part of ${table.of} (${table.owner}), in the order of ${table.order.join(', ')}`
  return 'Local'
}

/** A comment of lines of at most 100 characters. Within a definition SQLite keeps it; before one it does not. */
const comment = (text: string): string => text.replace(/(.{1,100})(?: |$)/g, '\n  -- $1')

/** A definition that the rules of its kind do not allow is a fault of whoever wrote it. */
function checkShape({ kind, name, sql }: Table): void {
  const wrong = (what: string) => new Error(`Table ${name}: ${what}`)
  if (!sql.includes(`CREATE TABLE ${name} (`)) throw wrong('its definition names another table')
  if (!/\) STRICT(?:, WITHOUT ROWID)?;/.test(sql)) throw wrong('it is not STRICT')
  if (kind !== 'local' && /\bREAL\b/.test(sql)) throw wrong('a journaled table holds no floating-point numbers')
  if (kind !== 'local' && /\bBLOB\b/.test(sql)) throw wrong('a journaled table holds no BLOBs')
  if (kind === 'anchor' && !/\(\s*id TEXT PRIMARY KEY/.test(sql)) throw wrong('an anchor has an id')
  if (kind === 'fact' && !/\(\s*place INTEGER PRIMARY KEY,\s*id TEXT NOT NULL UNIQUE,/.test(sql))
    throw wrong('a fact has place and id')
  for (const column of kind === 'fact' ? factColumns : [])
    if (!new RegExp(`\\n  ${column} TEXT`).test(sql)) throw wrong(`a fact has ${column}`)
}

const aboutHeads =
  'Local: which fact about each thing is current, by its place. others lists, as JSON, the facts that nobody follows either; where one of them says something else, the thing is in conflict. revision counts the facts about the thing.'

/** The local table that says which fact about each thing is current. */
function headSql(connection: Connection, { name, thing }: FactTable): string {
  const info = connection
    .prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)')
    .all(name)
  const types = new Map(info.map((column) => [column.name, column.type]))
  return `CREATE TABLE ${headTable(name)} (${comment(aboutHeads)}
  ${thing.map((column) => `${column} ${types.get(column)} NOT NULL`).join(',\n  ')},
  place INTEGER NOT NULL,
  others TEXT,
  in_conflict INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL,
  PRIMARY KEY (${thing.join(', ')})
) STRICT, WITHOUT ROWID;`
}

/** Views and triggers follow from the tables; they are made anew after each step. */
export function generate(connection: Connection, tables: readonly Table[]): void {
  for (const table of tables) {
    if (isFact(table)) connection.exec(currentView(connection, table))
    if (isJournaled(table)) for (const trigger of guards(table)) connection.exec(trigger)
    if (table.kind === 'frozen') for (const trigger of frozenGuards(table)) connection.exec(trigger)
  }
}

/** Takes away what `generate` has made. */
export function dropGenerated(connection: Connection): void {
  const made = connection
    .prepare<[], { type: string; name: string }>(
      `SELECT type, name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'kept_*' OR type = 'view' AND name GLOB 'current_*'`,
    )
    .all()
  for (const { type, name } of made) connection.exec(`DROP ${type} ${quoted(name)}`)
}

/** One row for each thing: its current fact. What it is about comes from the local table, so that its key finds the rows. */
function currentView(connection: Connection, table: FactTable): string {
  const { name, thing } = table
  const columns = columnsOf(connection, table).map((column) => (thing.includes(column) ? `head.${column}` : `fact.${column}`))
  return `CREATE VIEW current_${name} AS
SELECT ${columns.join(', ')}, head.others, head.in_conflict, head.revision
FROM ${headTable(name)} AS head JOIN ${name} AS fact ON fact.place = head.place;`
}

/** Triggers that let rows of an anchor or a fact come only in an open entry, never change, and go only with a tombstone. */
function guards(table: Journaled): string[] {
  const { name } = table
  const refuse = (what: string) => `SELECT RAISE(ABORT, ${literal(`${name}: ${what}`)})`
  const mayGo = table.kind === 'anchor' && table.final ? `('erase', 'merge')` : `('undo', 'erase', 'merge')`
  const head = table.kind === 'fact' ? `\n  ${becomesCurrent(table)}` : ''
  return [
    `CREATE TRIGGER kept_${name}_insert AFTER INSERT ON ${name} BEGIN
  ${refuse('no journal entry is open')} WHERE NOT EXISTS (SELECT 1 FROM journal_open);
  INSERT INTO journal_brought (row_key, table_name) VALUES (new.id, ${literal(name)});${head}
END;`,
    `CREATE TRIGGER kept_${name}_update BEFORE UPDATE ON ${name} BEGIN
  ${refuse('rows are never changed')};
END;`,
    `CREATE TRIGGER kept_${name}_delete BEFORE DELETE ON ${name} BEGIN
  ${refuse('rows are never deleted')} WHERE NOT EXISTS (SELECT 1 FROM journal_open WHERE kind IN ${mayGo})
    OR NOT EXISTS (SELECT 1 FROM tombstone WHERE id = old.id);
END;`,
  ]
}

/** A new fact takes the place of those that it follows: whoever writes here follows every one that is current. */
function becomesCurrent({ name, thing }: FactTable): string {
  const values = thing.map((column) => `new.${column}`).join(', ')
  return `INSERT INTO ${headTable(name)} (${thing.join(', ')}, place, revision) VALUES (${values}, new.place, 1)
  ON CONFLICT (${thing.join(', ')}) DO UPDATE SET place = excluded.place, others = NULL, in_conflict = 0, revision = revision + 1;`
}

function frozenGuards({ name, of, owner }: Frozen): string[] {
  const refuse = (what: string) => `SELECT RAISE(ABORT, ${literal(`${name}: ${what}`)})`
  return [
    `CREATE TRIGGER kept_${name}_insert BEFORE INSERT ON ${name} BEGIN
  ${refuse(`what belongs to a row of ${of} comes with it`)} WHERE NOT EXISTS (SELECT 1 FROM journal_brought WHERE row_key = new.${owner});
END;`,
    `CREATE TRIGGER kept_${name}_update BEFORE UPDATE ON ${name} BEGIN
  ${refuse('rows are never changed')};
END;`,
    `CREATE TRIGGER kept_${name}_delete BEFORE DELETE ON ${name} BEGIN
  ${refuse('rows are never deleted')} WHERE NOT EXISTS (SELECT 1 FROM journal_open WHERE kind IN ('undo', 'erase', 'merge'))
    OR NOT EXISTS (SELECT 1 FROM tombstone WHERE id = old.${owner});
END;`,
  ]
}
