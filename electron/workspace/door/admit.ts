import { closeSync, constants, copyFileSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../../shared/result.ts'
import { type Connection, connect, integerPragma, literal, quoted } from '../database.ts'
import { explained } from '../errors.ts'
import { explainFile } from '../files.ts'
import { backupId, checkHeader, checkSchema, checkVersion, hasOwn, isInLogMode, quickCheck } from '../foreign.ts'
import { formatOf, tablesAt } from '../format/format.ts'
import { applicationId } from '../format/migrate.ts'
import { columnsOf } from '../format/schema.ts'
import type { Table } from '../format/tables.ts'
import { identityWithin, kinshipWithin } from './about.ts'
import type { About, Identity } from './answers.ts'
import { type DoorLimits, megabyte } from './limits.ts'
import { copyName, type FileKind, fileKinds, type Looking, type Opening } from './protocol.ts'

/** A file that is as Assay writes it: a connection to its private copy, on which nothing is written, and its tables. */
export type Admitted = { connection: Connection; path: string; limits: DoorLimits; tables: readonly Table[]; about: About }

const applications: Record<FileKind, number> = { workspace: applicationId, backup: backupId }

/** Local tables that are read; of the others nothing is. */
const readLocals = ['journal_entry', 'journal_parent', 'proof', 'tombstone', 'content', 'content_chunk']

/**
 * Copies a file into the private folder and opens the copy to read, once it was found to be what Assay writes, in this order: a regular
 * file within the limit, the header, the version, the schema word for word, the size of each value, the pages, what it says of itself.
 */
export function admit({ path, folder, kind, inPlace, steps, limits }: Opening): Admitted {
  return explained(path, () => {
    checkHeader(path, applications[kind])
    const format = formatOf(steps)
    const needsCopy = !inPlace || isInLogMode(path) || Object.keys(sizes(path)).length > 1
    const connection = connect(needsCopy ? privateCopy(path, folder, limits) : path, { readonly: true })
    checkVersion(connection, path, format.version)
    checkSchema(connection, path, format)
    const tables = tablesAt(format, integerPragma(connection, 'user_version'))
    for (const table of tables)
      if (table.kind !== 'local' || readLocals.includes(table.name)) checkValues(connection, path, table, limits)
    quickCheck(connection, path)
    const { title = null, head = null, ...identity } = identityWithin(connection, format, kind) ?? {}
    if (!('workspaceId' in identity) || title === null || head === null)
      throw new Refusal('workspace.damaged', { path, reason: 'identity', backup: 'none' })
    return { connection, path, limits, tables, about: { ...identity, title, head } }
  })
}

/** Tables of which a file that may be damaged says something. */
const identifying = ['workspace_title', 'actor_details', 'pack_cover']

/** What a file that may be damaged says of itself; nothing where it does not even say which workspace it is. */
export function identify({ path, folder, steps, limits, entry }: Looking): Identity | undefined {
  return explained(path, () => {
    const connection = connect(privateCopy(path, folder, limits), { readonly: true })
    const application = integerPragma(connection, 'application_id')
    const kind = fileKinds.find((candidate) => applications[candidate] === application)
    const format = formatOf(steps)
    if (!kind) return undefined
    for (const table of format.tables)
      if (identifying.includes(table.name) && hasOwn(connection, format, [`table ${table.name}`]))
        checkValues(connection, path, table, limits)
    const found = identityWithin(connection, format, kind)
    return found && { ...found, ...kinshipWithin(connection, format, entry) }
  })
}

/** Refuses a value that is larger than any that Assay writes, without reading it. */
export function checkValues(connection: Connection, path: string, table: Table, { valueMegabytes }: DoorLimits): void {
  const tooLarge = columnsOf(connection, table).map(
    (column) => `WHEN octet_length(${quoted(column)}) > ${valueMegabytes * megabyte} THEN ${literal(column)}`,
  )
  const column = connection
    .prepare<[], string>(
      `SELECT CASE ${tooLarge.join(' ')} END AS found FROM ${quoted(table.name)} WHERE found IS NOT NULL LIMIT 1`,
    )
    .pluck()
    .get()
  if (column !== undefined)
    throw new Refusal('workspace.valueTooLarge', { path, table: table.name, column, limit: valueMegabytes })
}

/** How often a file is copied anew that somebody else changes meanwhile. */
const mostAttempts = 5

/** A copy in the private folder, with what a log beside the file holds put into it. Refuses what is no regular file, and what is too large. */
function privateCopy(path: string, folder: string, limits: DoorLimits): string {
  const copy = join(folder, copyName)
  for (let attempt = 1; ; attempt++) {
    const before = sizes(path)
    const endings = Object.keys(before)
    const bytes = Object.values(before).reduce((sum, { size }) => sum + size, 0)
    if (bytes > limits.fileMegabytes * megabyte) throw new Refusal('workspace.tooLarge', { path, limit: limits.fileMegabytes })
    for (const ending of endings) copyFile(`${path}${ending}`, `${copy}${ending}`)
    if (JSON.stringify(sizes(path)) === JSON.stringify(before)) {
      if (endings.length === 1) leaveLogMode(copy)
      else recover(copy)
      return copy
    }
    if (attempt === mostAttempts) throw new Refusal('workspace.busy', { path })
  }
}

/** The file and the logs beside it that hold something, with their sizes and times. */
function sizes(path: string): Record<string, { size: number; time: string }> {
  const found = ['', '-wal', '-journal'].flatMap((ending) => {
    const stat = explained(path, () => statSync(`${path}${ending}`, { bigint: true, throwIfNoEntry: ending === '' }))
    if (ending === '' && !stat?.isFile()) throw new Refusal('workspace.foreign', { path })
    if (!stat?.isFile() || (ending !== '' && stat.size === 0n)) return []
    return [[ending, { size: Number(stat.size), time: String(stat.mtimeNs) }] as const]
  })
  return Object.fromEntries(found)
}

function copyFile(from: string, to: string): void {
  explainFile(from, () => {
    try {
      copyFileSync(from, to, constants.COPYFILE_FICLONE)
    } catch (error) {
      const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
      throw isFull ? new Refusal('workspace.full', { path: to }) : error
    }
  })
}

/** Has SQLite read a file without looking for a log: it would want to make one, and a file that is only read has none. */
function leaveLogMode(copy: string): void {
  const handle = openSync(copy, 'r+')
  try {
    writeSync(handle, Uint8Array.of(1, 1), 0, 2, 18)
  } finally {
    closeSync(handle)
  }
}

/** Puts into the copy what a crash has left in its log. */
function recover(copy: string): void {
  const connection = connect(copy)
  try {
    connection.pragma('journal_mode = DELETE')
  } finally {
    connection.close()
  }
}
