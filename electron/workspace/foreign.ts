import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Refusal } from '../../shared/result.ts'
import { type Connection, connect, integerPragma } from './database.ts'
import { hasSchemaTree } from './door/schema-pages.ts'
import { explained } from './errors.ts'
import type { Format } from './format/format.ts'
import { applicationId, takeSteps } from './format/migrate.ts'
import { isSealedFile } from './sealed-beginning.ts'

const magic = Buffer.from('SQLite format 3\0', 'latin1')

/**
 * Looks at a file's first bytes, its size and the pages of its schema before SQLite sees it. Refuses what is not a workspace, and what
 * SQLite would never have done with.
 */
export function checkHeader(path: string, expected: number = applicationId): void {
  const { header, size, hasTree } = explained(path, () => {
    const found = beginningOf(path)
    if (!found) throw new Refusal(isSealedFile(path) ? 'workspace.sealed' : 'workspace.foreign', { path })
    return found
  })
  const application = header.readUInt32BE(68)
  if (application === backupId && expected !== backupId) throw new Refusal('workspace.isBackup', { path })
  if (application !== expected) throw new Refusal('workspace.foreign', { path })
  if (size % pageSizeIn(header) !== 0) throw new Refusal('workspace.damaged', { path, reason: 'length', backup: 'none' })
  // Of a version that it does not know SQLite says that the file cannot be written, whatever its rights are.
  if (![18, 19].every((at) => [1, 2].includes(header[at] ?? 0)))
    throw new Refusal('workspace.damaged', { path, reason: 'beginning', backup: 'none' })
  if (!hasTree) throw new Refusal('workspace.damaged', { path, reason: 'circles', backup: 'none' })
}

/** How a database file begins; nothing of what is none. */
function beginningOf(path: string): { header: Buffer; size: number; hasTree: boolean } | undefined {
  const handle = openSync(path, withoutWaiting)
  try {
    const stat = fstatSync(handle)
    const header = Buffer.alloc(100)
    if (!stat.isFile() || readSync(handle, header, 0, 100, 0) < 100 || !header.subarray(0, 16).equals(magic)) return undefined
    return { header, size: stat.size, hasTree: hasSchemaTree(handle, pageSizeIn(header)) }
  } finally {
    closeSync(handle)
  }
}

function pageSizeIn(header: Buffer): number {
  const stated = header.readUInt16BE(16)
  return stated === 1 ? 65536 : Math.max(stated, 512)
}

/** How a file is opened that may be a pipe, whose other end nobody may ever open. Windows has none of that kind, and no such flag. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** Whether a file says that it has a write-ahead log, as one does whose last user did not close it. */
export function isInLogMode(file: string): boolean {
  const header = Buffer.alloc(20)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header, 0, 20, 0)
  } finally {
    closeSync(handle)
  }
  return header[18] === 2
}

/** `ASYB` in ASCII: a rolling copy, which lacks the content of evidence until it is restored. */
export const backupId = 0x41535942

/** Refuses a file of a newer Assay by the name of its newest format. */
export function checkVersion(connection: Connection, path: string, latest: number): void {
  const version = integerPragma(connection, 'user_version')
  if (version === 0) throw new Refusal('workspace.foreign', { path })
  if (version <= latest) return
  throw new Refusal('workspace.newer', { path, version, latest })
}

/** Refuses a file whose pages or indexes are not sound. */
export function quickCheck(connection: Connection, path: string): void {
  const found = connection.prepare<[], { quick_check: string }>('PRAGMA quick_check(1)').get()?.quick_check ?? '?'
  if (found !== 'ok') throw new Refusal('workspace.damaged', { path, reason: found, backup: 'none' })
}

/** The text of a schema, one line for each table, index, trigger and view. Statistics of the query planner do not count. */
function schemaOf(connection: Connection): Map<string, string> {
  const statement = connection.prepare<[], { type: string; name: string; sql: string }>(
    `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'`,
  )
  return new Map(statement.all().map(({ type, name, sql }) => [`${type} ${name}`, sql]))
}

const expectedSchemas = new WeakMap<Format, Map<number, Map<string, string>>>()

/** The schema that a file of a version has: made in memory, so that it is what a new file gets. */
export function expectedSchema(format: Format, version: number): Map<string, string> {
  const known = expectedSchemas.get(format) ?? new Map<number, Map<string, string>>()
  expectedSchemas.set(format, known)
  let schema = known.get(version)
  if (!schema) {
    const connection = new Database(':memory:')
    const steps = format.steps.filter((step) => step.version <= version)
    takeSteps(connection, { ...format, steps, version: steps.length })
    schema = schemaOf(connection)
    connection.close()
    known.set(version, schema)
  }
  return schema
}

/** Refuses a file whose schema is not word for word the one that its version has: an unknown trigger or view could do anything. */
export function checkSchema(connection: Connection, path: string, format: Format): void {
  const expected = expectedSchema(format, integerPragma(connection, 'user_version'))
  const actual = schemaOf(connection)
  for (const [name, text] of actual)
    if (expected.get(name) !== text) throw new Refusal('workspace.unknownSchema', { path, object: name })
  for (const name of expected.keys()) if (!actual.has(name)) throw new Refusal('workspace.unknownSchema', { path, object: name })
}

/**
 * Whether all of these objects are in a file as Assay makes them, so that they can be read: what somebody else put in their place could
 * be what never ends.
 */
export function hasOwn(connection: Connection, format: Format, objects: readonly string[]): boolean {
  const expected = expectedSchema(format, Math.min(integerPragma(connection, 'user_version'), format.version))
  const actual = schemaOf(connection)
  return objects.every((object) => expected.has(object) && actual.get(object) === expected.get(object))
}

/**
 * The identity of a workspace file that may be damaged; nothing where that cannot be read. It is read from a table that is Assay's own
 * and from nothing else, since a file from somebody else could put there what never ends. Not for a file that this process has open: to
 * close it gives away the locks of a connection to it.
 */
export function identityIn(path: string, format: Format): string | undefined {
  try {
    if (!beginningOf(path)?.hasTree) return undefined
    const connection = connect(path, { readonly: true })
    try {
      if (integerPragma(connection, 'application_id') !== applicationId) return undefined
      if (!hasOwn(connection, format, ['table workspace'])) return undefined
      return connection.prepare<[], { id: string }>('SELECT id FROM workspace').get()?.id
    } finally {
      connection.close()
    }
  } catch {
    return undefined
  }
}
