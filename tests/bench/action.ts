import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { format } from '../../electron/format.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import type { Case } from './harness.ts'
import { closeRaw, openRaw } from './raw.ts'

/** Columns of a table, in their order. */
function columnsIn(database: Database.Database, table: string): string[] {
  return database.prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table)
}

/**
 * An action on a workspace as against inserting the same rows into the same tables, unjournaled. `tables`: what the action writes besides
 * the journal, and what is found of it. `folder` holds the workspace `empty.assay` that it begins with.
 */
export function asAgainstRaw(folder: string, tables: readonly string[], work: (into: Workspace) => unknown): Omit<Case, 'limit'> {
  const empty = join(folder, 'empty.assay')
  const working = join(folder, 'working.assay')
  let opened: Workspace | undefined
  copyFileSync(empty, working)
  const first = Workspace.open(working, { format })
  work(first)
  first.close()
  const before = new Database(empty, { readonly: true })
  const after = new Database(working, { readonly: true })
  const brought = tables.map((table) => {
    const columns = columnsIn(after, table)
    const known = new Set(
      before
        .prepare(`SELECT * FROM ${table}`)
        .raw()
        .all()
        .map((row) => JSON.stringify(row)),
    )
    const all = after.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all()
    const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
    return { table, insert, rows: all.filter((row) => !known.has(JSON.stringify(row))) }
  })
  const texts = after.prepare<[number], unknown[]>('SELECT id, title, body FROM search_document WHERE id > ?').raw()
  const newest = Number(before.prepare('SELECT coalesce(max(id), 0) FROM search_document').pluck().get())
  brought.push({
    table: 'search_index',
    insert: 'INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)',
    rows: texts.all(newest),
  })
  before.close()
  after.close()

  const bare = join(folder, 'bare.assay')
  copyFileSync(empty, bare)
  const stripped = new Database(bare)
  for (const name of stripped.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
    stripped.exec(`DROP TRIGGER ${name}`)
  stripped.close()

  let raw: Database.Database | undefined
  const close = () => {
    opened?.close()
    if (raw) closeRaw(raw)
  }
  return {
    prepare: () => {
      close()
      copyFileSync(empty, working)
      opened = Workspace.open(working, { format })
      rmSync(`${bare}.working`, { force: true })
      copyFileSync(bare, `${bare}.working`)
      raw = openRaw(`${bare}.working`)
    },
    floor: () => {
      if (!raw) return
      raw.exec('BEGIN IMMEDIATE')
      for (const { insert, rows: own } of brought) {
        const statement = raw.prepare(insert)
        for (const row of own) statement.run(row)
      }
      raw.exec('COMMIT')
    },
    subject: () => opened && work(opened),
    cleanUp: close,
  }
}
