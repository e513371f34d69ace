import { createHash } from 'node:crypto'
import type { JournalEntry, Operation, Profile } from '../../shared/workspace/model.ts'
import { type Connection, literal, quoted, type Reader, type Statement, sql, type Writer } from './database.ts'
import { keyExpression, rowExpression, type Shape } from './shape.ts'

/** What the first entry of a chain follows. */
const beginning = '0'.repeat(64)

/** The fields of an entry that its author decides. */
export type EntryFields = {
  at: string
  profile: Profile
  command: string
  why: string
  undoable: boolean
  undoes?: number
  redoes?: number
}

export type ChangeLine = { position: number; table_name: string; row_key: string; operation: Operation; digest: Uint8Array }

const newest = sql<{ id: number; at: string; digest: string }>(
  'SELECT id, at, digest FROM journal_entry ORDER BY id DESC LIMIT 1',
)
const openEntry = sql<never, { entry: number }>('INSERT INTO journal_open (singleton, entry) VALUES (1, :entry)')
const closeEntry = sql('DELETE FROM journal_open')
const dropImages = sql<never, { entry: number }>('DELETE FROM journal_image WHERE entry = :entry')

/** The images of an entry, folded to one line a row: its first `before` and its last `after`. */
export const foldedImages = `
  SELECT span.first, first.table_name, first.row_key, first.before, last.after
  FROM (SELECT min(position) AS first, max(position) AS last FROM journal_image WHERE entry = :entry GROUP BY table_name, row_key) AS span
  JOIN journal_image AS first ON first.position = span.first
  JOIN journal_image AS last ON last.position = span.last
  WHERE first.before IS NOT last.after`

const writeChanges = sql<never, { entry: number }>(`
  WITH folded AS MATERIALIZED (${foldedImages}), salted AS MATERIALIZED (SELECT *, randomblob(16) AS salt FROM folded)
  INSERT INTO journal_change (entry, position, table_name, row_key, operation, salt, digest)
  SELECT :entry, row_number() OVER (ORDER BY first), table_name, row_key,
    CASE WHEN before IS NULL THEN 'insert' WHEN after IS NULL THEN 'delete' ELSE 'update' END,
    salt, salted_sha256(salt, coalesce(after, before))
  FROM salted`)

export const changeLines = sql<ChangeLine, { entry: number }>(
  'SELECT position, table_name, row_key, operation, digest FROM journal_change WHERE entry = :entry ORDER BY position',
)

const writeEntry = sql<never, JournalEntry>(`
  INSERT INTO journal_entry (id, at, name, role, organisation, command, why, undoable, undoes, redoes, previous, digest)
  VALUES (:id, :at, :name, :role, :organisation, :command, :why, :undoable, :undoes, :redoes, :previous, :digest)`)

/** Gives a connection the function with which entries are digested. Triggers and views cannot call it. */
export function installDigest(connection: Connection): void {
  connection.function('salted_sha256', { deterministic: true, directOnly: true }, (salt: Uint8Array, row: string) =>
    rowDigest(salt, row),
  )
}

/** SHA-256 of a row: of its salt (16 bytes), then its canonical JSON text in UTF-8. */
export function rowDigest(salt: Uint8Array, row: string): Buffer {
  return createHash('sha256').update(salt).update(row, 'utf8').digest()
}

/**
 * SHA-256 of an entry, in hexadecimal: of one line of JSON with the previous digest and the entry's fields, then one line for each change with its
 * position, table, key, operation and digest. Contents are covered by their salted digests only, so they can be erased.
 */
export function entryDigest(entry: Omit<JournalEntry, 'digest'>, changes: Iterable<ChangeLine>): string {
  const hash = createHash('sha256')
  const { previous, id, at, name, role, organisation, command, why, undoable, undoes, redoes } = entry
  hash.update(`${JSON.stringify([previous, id, at, name, role, organisation, command, why, undoable, undoes, redoes])}\n`)
  for (const change of changes) {
    const digest = Buffer.from(change.digest).toString('hex')
    hash.update(`${JSON.stringify([change.position, change.table_name, change.row_key, change.operation, digest])}\n`)
  }
  return hash.digest('hex')
}

export function head(read: Reader): { id: number; at: string; digest: string } | undefined {
  return read.get(newest)
}

/** Opens the next entry: from now on the transaction may write. Returns its number. */
export function beginEntry(write: Writer): number {
  const entry = 1 + (head(write)?.id ?? 0)
  write.run(openEntry, { entry })
  return entry
}

/**
 * Closes the open entry: digests what changed and links the entry to the chain. An entry that changed nothing is not written.
 * Returns its digest, or nothing. `isFinal` tells which tables an entry can write to, but not take back.
 */
export function finishEntry(
  write: Writer,
  id: number,
  fields: EntryFields,
  isFinal: (table: string) => boolean,
): string | undefined {
  const { changes } = write.run(writeChanges, { entry: id })
  if (changes === 0) {
    write.run(dropImages, { entry: id })
    write.run(closeEntry)
    return undefined
  }
  let final = false
  for (const change of write.iterate(changeLines, { entry: id })) final ||= isFinal(change.table_name)
  return sealEntry(write, id, { ...fields, undoable: fields.undoable && !final })
}

/** Writes the open entry at the end of the chain, over the changes that have been digested. */
function sealEntry(write: Writer, id: number, fields: EntryFields): string {
  const { name, role, organisation } = fields.profile
  const entry = {
    id,
    at: fields.at,
    name,
    role,
    organisation,
    command: fields.command,
    why: fields.why,
    undoable: fields.undoable ? 1 : 0,
    undoes: fields.undoes ?? null,
    redoes: fields.redoes ?? null,
    previous: head(write)?.digest ?? beginning,
  }
  const digest = entryDigest(entry, write.iterate(changeLines, { entry: id }))
  write.run(writeEntry, { ...entry, digest })
  write.run(closeEntry)
  return digest
}

/**
 * Records what a migration did to rows, where it changed any: each row whose form is no longer the one in the chain is digested anew, in
 * an entry of Assay's own. Without it, every row of an altered table would look as if it had been changed outside Assay.
 */
export function recordMigration(write: Writer, tables: readonly Shape[], at: string): void {
  const entry = beginEntry(write)
  let position = 0
  for (const shape of tables) {
    const { renewed, removed } = migratedRows(shape)
    position += write.run(renewed, { entry, position }).changes
    position += write.run(removed, { entry, position }).changes
  }
  const profile = { name: 'Assay', role: '', organisation: '' }
  if (position > 0) sealEntry(write, entry, { at, profile, command: 'workspace.migrate', why: '', undoable: false })
  else write.run(closeEntry)
}

/** Statements that digest the rows of a table which differ from the chain, and those which are gone. */
function migratedRows(shape: Shape): Record<'renewed' | 'removed', Statement<never, { entry: number; position: number }>> {
  const table = literal(shape.table)
  const name = quoted(shape.table)
  const last = `(SELECT max(entry) FROM journal_change WHERE table_name = ${table} AND row_key = present.key)`
  return {
    renewed: sql(`
      WITH differing AS MATERIALIZED (
        SELECT present.key, present.row, change.operation, randomblob(16) AS salt
        FROM (SELECT ${keyExpression(shape, name)} AS key, ${rowExpression(shape, name)} AS row FROM ${name}) AS present
        LEFT JOIN journal_change AS change
          ON change.table_name = ${table} AND change.row_key = present.key AND change.entry = ${last}
        WHERE change.entry IS NULL OR change.operation = 'delete' OR salted_sha256(change.salt, present.row) <> change.digest
      )
      INSERT INTO journal_change (entry, position, table_name, row_key, operation, salt, digest)
      SELECT :entry, :position + row_number() OVER (ORDER BY key), ${table}, key,
        CASE WHEN coalesce(operation, 'delete') = 'delete' THEN 'insert' ELSE 'update' END, salt, salted_sha256(salt, row)
      FROM differing`),
    removed: sql(`
      INSERT INTO journal_change (entry, position, table_name, row_key, operation, salt, digest)
      SELECT :entry, :position + row_number() OVER (ORDER BY row_key), ${table}, row_key, 'delete', salt, digest
      FROM (SELECT row_key, operation, salt, digest, max(entry) FROM journal_change WHERE table_name = ${table} GROUP BY row_key)
      WHERE operation <> 'delete' AND row_key NOT IN (SELECT ${keyExpression(shape, name)} FROM ${name})`),
  }
}
