/**
 * Another program that meddles with a workspace which a window has open: `open` opens it as Assay does, `hold` begins to write
 * and stays so, `change` renames the providers past Assay. Says `ready`, and ends with its input.
 */

import { format } from '../../../electron/format.ts'
import { type Connection, connect } from '../../../electron/workspace/database.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'

const deeds: Record<string, (path: string) => void> = {
  open: (path) => {
    Workspace.open(path, { format })
  },
  hold: (path) => {
    const connection = connect(path)
    connection.exec('BEGIN IMMEDIATE')
    // Closed only then: a connection that nobody names is collected.
    process.once('exit', () => connection.close())
  },
  change: (path) => {
    const connection = connect(path)
    withoutTriggers(connection, () => connection.exec(`UPDATE provider_details SET name = name || ' (changed)'`))
    connection.close()
  },
}

function withoutTriggers(connection: Connection, work: () => void): void {
  const triggers = connection
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'provider_details'`,
    )
    .all()
  connection.exec('BEGIN IMMEDIATE')
  for (const { name } of triggers) connection.exec(`DROP TRIGGER ${name}`)
  work()
  for (const { sql } of triggers) connection.exec(sql)
  connection.exec('COMMIT')
}

const [deed = '', path = ''] = process.argv.slice(2)
deeds[deed]?.(path)
process.stdout.write('ready\n')
process.stdin.resume().once('end', () => process.exit(0))
