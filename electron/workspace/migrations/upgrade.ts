import { existsSync, rmSync } from 'node:fs'
import { type Connection, integerPragma, transaction, Writer } from '../database.ts'
import { writeAtomically } from '../files.ts'
import { recordMigration } from '../journal.ts'
import { shapeOf } from '../shape.ts'
import type { Migration } from './migration.ts'
import { migrate, tablesAt } from './run.ts'

/** Brings an older file to this version. It is copied beside itself first. */
export function upgrade(connection: Connection, path: string, migrations: readonly Migration[], at: string): void {
  const from = integerPragma(connection, 'user_version')
  const to = migrations.at(-1)?.version ?? from
  if (from === to) return
  const copy = freeName((number) => `${path.replace(/\.assay$/, '')}.format-${from}${number === 1 ? '' : `-${number}`}.assay`)
  writeAtomically(copy, (temporary) => connection.prepare('VACUUM INTO ?').run(temporary))
  // Tables can only be rebuilt while foreign keys do not act; whether they still hold is checked before the commit.
  connection.pragma('foreign_keys = OFF')
  try {
    transaction(connection, () => {
      migrate(connection, migrations, at)
      const tables = tablesAt(migrations, to).journaled.map((table) => shapeOf(connection, table))
      recordMigration(new Writer(connection), tables, at)
      const broken = connection.pragma('foreign_key_check')
      if (Array.isArray(broken) && broken.length > 0)
        throw new Error(`The migration to format ${to} leaves ${broken.length} broken references`)
    })
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  } finally {
    connection.pragma('foreign_keys = ON')
  }
}

/** The first of a row of names that no file has. */
function freeName(name: (number: number) => string): string {
  let number = 1
  while (existsSync(name(number))) number++
  return name(number)
}
