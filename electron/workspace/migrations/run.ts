import { assayVersion } from '../../../shared/version.ts'
import type { Connection } from '../database.ts'
import { integerPragma } from '../database.ts'
import { dropGeneratedTriggers, generateAppendOnlyTriggers, generateJournalTriggers } from '../shape.ts'
import type { Migration } from './migration.ts'

/** `ASAY` in ASCII, at byte 68 of the file. */
export const applicationId = 0x41534159

/** Tables that are journaled, and tables that only grow, in a file of a version. */
export function tablesAt(migrations: readonly Migration[], version: number): { journaled: string[]; appendOnly: string[] } {
  const done = migrations.filter((migration) => migration.version <= version)
  return {
    journaled: done.flatMap((migration) => migration.journaled),
    appendOnly: done.flatMap((migration) => migration.appendOnly ?? []),
  }
}

/**
 * Brings a database to the version of the last migration, in the caller's transaction: runs the steps it lacks, generates the
 * triggers anew from the schema, and empties the undo images, because they show rows of the old shape.
 */
export function migrate(connection: Connection, migrations: readonly Migration[], at: string): void {
  const from = integerPragma(connection, 'user_version')
  const missing = migrations.filter((migration) => migration.version > from)
  if (missing.length === 0) return
  dropGeneratedTriggers(connection)
  for (const { version, name, sql } of missing) {
    connection.exec(sql)
    connection
      .prepare('INSERT INTO schema_migration (version, name, applied_at, assay_version) VALUES (?, ?, ?, ?)')
      .run(version, name, at, assayVersion)
  }
  const version = missing.at(-1)?.version ?? from
  const { journaled, appendOnly } = tablesAt(migrations, version)
  for (const table of journaled) generateJournalTriggers(connection, table)
  for (const table of appendOnly) generateAppendOnlyTriggers(connection, table)
  connection.exec('DELETE FROM journal_image')
  connection.pragma(`application_id = ${applicationId}`)
  connection.pragma(`user_version = ${version}`)
}
