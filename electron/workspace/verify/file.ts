import { integer, text } from '../columns.ts'
import { type Connection, literal, type Reader, sql } from '../database.ts'
import { forgedRedone } from '../undo.ts'
import { type Piece, sound, wrong } from './piece.ts'

/** How SQLite's check of a file speaks of a full-text index. */
const indexProblem = /fts5/i

/** SQLite's own check, table by table, so that it can be interrupted; then what only the check of the whole file sees, where that is quick. */
export function* pages(connection: Connection): Generator<Piece, void> {
  const tables = tablesIn(connection)
  const small = Number(connection.pragma('page_count', { simple: true })) < 16_384
  const targets = small ? [''] : ['sqlite_schema', ...tables].map((name) => `(${literal(name)})`)
  for (const target of targets) {
    const found = connection.prepare<[], { integrity_check: string }>(`PRAGMA integrity_check${target}`).all()
    for (const { integrity_check: reason } of found) {
      // The check of the search says what can be done about that.
      if (reason !== 'ok' && !indexProblem.test(reason)) yield wrong('workspace.problem.page', { reason })
    }
    yield { examined: small ? tables.length : 1 }
  }
}

/** Rows that name rows of other tables which are not there. */
export function* references(connection: Connection): Generator<Piece, void> {
  for (const table of tablesIn(connection)) {
    const broken = connection
      .prepare<[string], { parent: string; count: number }>(
        'SELECT parent, count(*) AS count FROM pragma_foreign_key_check(?) GROUP BY parent',
      )
      .all(table)
    for (const { parent, count } of broken) yield wrong('workspace.problem.reference', { table, parent, count })
    yield sound
  }
}

function tablesIn(connection: Connection): string[] {
  return connection
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`)
    .all()
    .map(({ name }) => name)
}

const leftOpen = sql(
  `SELECT 'journal_open' AS name, count(*) AS count FROM journal_open
   UNION ALL SELECT 'journal_brought', count(*) FROM journal_brought`,
  {},
  { name: text, count: integer },
)

const packs = sql(
  `SELECT (SELECT count(*) FROM pack_cover) AS covers, (SELECT count(*) FROM pack_cover_item) AS items,
     (SELECT count(*) FROM journal_entry WHERE number = 1 AND command = 'pack.create') AS made`,
  {},
  { covers: integer, items: integer, made: integer },
)

/** A pack says that it is one, and no other file does: what would make it one to its reader lets nothing be recorded. */
export function* cover(read: Reader): Generator<Piece, void> {
  const { covers = 0, items = 0, made = 0 } = read.get(packs) ?? {}
  if (covers !== made || (made === 0 && items > 0)) yield wrong('workspace.problem.cover', { pack: String(made > 0) })
}

/** Rows in tables that are empty between actions: they would let anything be written, or nothing. And rows that would have redo write something else. */
export function* leftovers(read: Reader): Generator<Piece, void> {
  for (const { name, count } of read.all(leftOpen)) {
    if (count > 0) yield wrong('workspace.problem.leftOpen', { table: name, count })
  }
  for (const { key } of read.all(forgedRedone)) yield wrong('workspace.problem.redone', { key })
}
