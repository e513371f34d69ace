import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Refusal } from '../../shared/result.ts'
import { type Connection, connect, integerPragma } from './database.ts'
import { explained } from './errors.ts'
import type { Format } from './format/format.ts'
import { applicationId, takeSteps } from './format/migrate.ts'

const magic = Buffer.from('SQLite format 3\0', 'latin1')

/** Looks at a file's first bytes and its size before SQLite sees it. Refuses what is not a workspace. */
export function checkHeader(path: string, expected: number = applicationId): void {
  const { header, size } = explained(path, () => {
    const handle = openSync(path, withoutWaiting)
    try {
      const stat = fstatSync(handle)
      if (!stat.isFile()) throw new Refusal('workspace.foreign', { path })
      const header = Buffer.alloc(100)
      return { header: header.subarray(0, readSync(handle, header, 0, 100, 0)), size: stat.size }
    } finally {
      closeSync(handle)
    }
  })
  if (header.length < 100 || !header.subarray(0, 16).equals(magic)) throw new Refusal('workspace.foreign', { path })
  const application = header.readUInt32BE(68)
  if (application === backupId && expected !== backupId) throw new Refusal('workspace.isBackup', { path })
  if (application !== expected) throw new Refusal('workspace.foreign', { path })
  const pageSize = header.readUInt16BE(16)
  if (size % (pageSize === 1 ? 65536 : Math.max(pageSize, 512)) !== 0)
    throw new Refusal('workspace.damaged', { path, reason: 'length', backup: 'none' })
}

/** How a file is opened that may be a pipe, whose other end nobody may ever open. Windows has none of that kind, and no such flag. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

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
 * and from nothing else, since a file from somebody else could put there what never ends.
 */
export function identityIn(path: string, format: Format): string | undefined {
  try {
    // A pipe would never end. The file is not read in any other way: to close it would give away the locks of a connection to it.
    if (!statSync(path).isFile()) return undefined
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
