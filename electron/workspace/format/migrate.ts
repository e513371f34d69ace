import { existsSync, rmSync } from 'node:fs'
import { type Connection, integerPragma, transaction } from '../database.ts'
import { writeAtomically } from '../files.ts'
import { type Format, tablesAt } from './format.ts'
import { createTables, dropGenerated, generate } from './schema.ts'
import type { Step } from './tables.ts'

/** `ASAY` in ASCII, at byte 68 of the file. */
export const applicationId = 0x41534159

/** Takes the steps that a database lacks, in the caller's transaction, and returns them. */
export function takeSteps(connection: Connection, format: Format): Step[] {
  const from = integerPragma(connection, 'user_version')
  const missing = format.steps.filter(({ version }) => version > from)
  if (missing.length === 0) return []
  dropGenerated(connection)
  for (const step of missing) {
    const { tables, columns = [] } = step
    checkColumns(step)
    for (const column of columns) connection.exec(column)
    createTables(connection, tables)
  }
  generate(connection, tablesAt(format, format.version))
  connection.pragma(`application_id = ${applicationId}`)
  connection.pragma(`user_version = ${format.version}`)
  return missing
}

/** A column that is added may be empty and nothing else: every digest of before holds as it is. */
function checkColumns({ version, columns = [] }: Step): void {
  for (const column of columns)
    if (!/^ALTER TABLE \w+ ADD COLUMN \w+ (?:TEXT|INTEGER)$/.test(column))
      throw new Error(`Step ${version} does more than add a column that may be empty: ${column}`)
}

/**
 * Brings an older file to this version: it is copied beside itself first. `record` writes into the journal which steps were taken, in the
 * same transaction. Steps add tables and empty columns, so that every digest holds as before.
 */
export function upgrade(connection: Connection, path: string, format: Format, record: (steps: readonly Step[]) => void): void {
  const from = integerPragma(connection, 'user_version')
  if (from === format.version) return
  const copy = freeName((number) => `${path.replace(/\.assay$/, '')}.format-${from}${number === 1 ? '' : `-${number}`}.assay`)
  writeAtomically(copy, (temporary) => connection.prepare('VACUUM INTO ?').run(temporary))
  try {
    transaction(connection, () => record(takeSteps(connection, format)))
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  }
}

/** The first of a row of names that no file has. */
function freeName(name: (number: number) => string): string {
  let number = 1
  while (existsSync(name(number))) number++
  return name(number)
}
