import { createHash, randomBytes } from 'node:crypto'
import { bytes, integer, oneOf, optional, text } from './columns.ts'
import { type Reader, sql, type Writer } from './database.ts'
import type { Table } from './format/tables.ts'
import { finalTables, isJournaled } from './format/tables.ts'
import { merkleRoot, type RowTexts, rowDigest } from './proof.ts'

/** What an entry does: an action, undo or redo of one, or erasure. */
export const entryKinds = ['act', 'undo', 'redo', 'erase'] as const
export type EntryKind = (typeof entryKinds)[number]

/** Bytes of the salt of a row. */
const saltLength = 16

/** The version of the form in which entries are digested. */
const entryFormat = 1

/** The fields of an entry that its author decides. `undoes` and `redoes` are numbers of entries. */
export type EntryFields = {
  at: string
  kind: EntryKind
  author: string
  command: string
  why: string
  undoable: boolean
  undoes?: number
  redoes?: number
}

export const entryColumns = {
  number: integer,
  digest: text,
  format: integer,
  kind: oneOf(entryKinds),
  at: text,
  command: text,
  author: optional(text),
  why: optional(text),
  salt: optional(text),
  words: text,
  undoable: integer,
  undoes: optional(integer),
  redoes: optional(integer),
  latest: text,
}

const newest = sql(
  'SELECT number, at, digest, latest FROM journal_entry ORDER BY number DESC LIMIT 1',
  {},
  {
    number: integer,
    at: text,
    digest: text,
    latest: text,
  },
)
const openEntry = sql('INSERT INTO journal_open (singleton, kind) VALUES (1, :kind)', { kind: text })
const closeEntry = sql('DELETE FROM journal_open')
const forgetBrought = sql('DELETE FROM journal_brought')
const anythingBrought = sql(
  'SELECT table_name AS name, count(*) AS count FROM journal_brought GROUP BY table_name',
  {},
  {
    name: text,
    count: integer,
  },
)
// The proofs of many rows: their keys as a JSON list, their salts and digests one after the other in the same order.
const writeProofs = sql(
  `INSERT INTO proof (row_key, table_name, entry, salt, digest)
   SELECT value, :table, :entry, substr(:salts, 1 + 16 * key, 16), substr(:digests, 1 + 32 * key, 32) FROM json_each(:keys)`,
  { keys: text, table: text, entry: integer, salts: bytes, digests: bytes },
)
const writeEntry = sql(
  `INSERT INTO journal_entry (number, digest, format, kind, at, command, author, why, salt, words, undoable, undoes, redoes, latest)
   VALUES (:number, :digest, :format, :kind, :at, :command, :author, :why, :salt, :words, :undoable, :undoes, :redoes, :latest)`,
  entryColumns,
)
const writeParent = sql('INSERT INTO journal_parent (entry, parent) VALUES (:entry, :parent)', {
  entry: integer,
  parent: integer,
})
const entryDigests = sql(
  `SELECT digest FROM proof WHERE entry = :entry UNION ALL SELECT digest FROM tombstone WHERE entry = :entry`,
  { entry: integer },
  { digest: bytes },
)
const parentDigests = sql(
  'SELECT digest FROM journal_parent JOIN journal_entry ON number = parent WHERE entry = :entry',
  { entry: integer },
  { digest: text },
)
const digestOf = sql('SELECT digest FROM journal_entry WHERE number = :number', { number: integer }, { digest: text })
const touchedTables = sql(
  `SELECT DISTINCT table_name AS name FROM journal_brought
   UNION SELECT table_name FROM tombstone WHERE entry = :entry`,
  { entry: integer },
  { name: text },
)
const stateDigests = sql(
  `SELECT digest FROM proof WHERE NOT EXISTS (SELECT 1 FROM tombstone WHERE id = row_key)
   UNION ALL SELECT digest FROM tombstone ORDER BY digest`,
  {},
  { digest: bytes },
)

export function head(read: Reader) {
  return read.get(newest)
}

/** The root over the digests of every row and tombstone: two copies with the same one hold the same, in whatever order it came. */
export function stateRoot(read: Reader): string {
  return merkleRoot(read.all(stateDigests).map(({ digest }) => digest))
}

/** SHA-256 over an entry's author and reason, salted, so that both can be erased. */
export function wordsDigest(salt: string, author: string, why: string): string {
  return createHash('sha256')
    .update(salt)
    .update(JSON.stringify([author, why]), 'utf8')
    .digest('hex')
}

type DigestedFields = Record<'at' | 'command' | 'words', string> & { format: number; kind: EntryKind; undoable: number }

/**
 * SHA-256 of an entry, in hexadecimal: of one line of JSON with its format, kind, time, command, whether it can be undone, the digests of
 * the entries that it undoes or does again and of its parents, and the digest of author and reason; then one line for the digest of each
 * row and tombstone that it brought, in ascending order. Contents are covered by salted digests only, so that they can be erased.
 */
export function entryDigest(
  { format, kind, at, command, undoable, words }: DigestedFields,
  links: { undoes: string | null; redoes: string | null; parents: readonly string[] },
  brought: readonly Uint8Array[],
): string {
  const hash = createHash('sha256')
  const parents = links.parents.toSorted()
  hash.update(`${JSON.stringify([format, kind, at, command, undoable, links.undoes, links.redoes, parents, words])}\n`, 'utf8')
  for (const line of brought.map((digest) => Buffer.from(digest).toString('hex')).sort()) hash.update(`${line}\n`)
  return hash.digest('hex')
}

/** The digest of a recorded entry, computed again from what the file holds of it. */
export function recomputed(
  read: Reader,
  entry: DigestedFields & { number: number; undoes: number | null; redoes: number | null },
): string {
  const { number } = entry
  const of = (other: number | null) => (other === null ? null : (read.get(digestOf, { number: other })?.digest ?? null))
  const links = {
    undoes: of(entry.undoes),
    redoes: of(entry.redoes),
    parents: read.all(parentDigests, { entry: number }).map(({ digest }) => digest),
  }
  return entryDigest(
    entry,
    links,
    read.all(entryDigests, { entry: number }).map(({ digest }) => digest),
  )
}

/** Opens the next entry: from now on the transaction may write. Returns its number. */
export function beginEntry(write: Writer, kind: EntryKind): number {
  write.run(openEntry, { kind })
  return 1 + (head(write)?.number ?? 0)
}

/** The tables into which the open entry has brought rows, or from which it took some away. */
export function changedTables(write: Writer, number: number): string[] {
  return write.all(touchedTables, { entry: number }).map(({ name }) => name)
}

/** Closes an entry that changed nothing: it leaves no trace. */
export function abandonEntry(write: Writer): void {
  write.run(forgetBrought)
  write.run(closeEntry)
}

/** Closes the open entry: digests the rows that it brought, and links it to the one before. */
export function finishEntry(
  write: Writer,
  number: number,
  fields: EntryFields,
  { tables, texts }: { tables: readonly Table[]; texts: RowTexts },
): void {
  const brought = new Map(write.all(anythingBrought).map(({ name, count }) => [name, count]))
  const final = finalTables(tables)
  for (const table of tables.filter(isJournaled)) {
    const count = brought.get(table.name)
    if (count === undefined) continue
    // One call for all salts, and one for all proofs: thousands of small ones cost more than the digests.
    const salts = randomBytes(saltLength * count)
    const keys: string[] = []
    const digests: Buffer[] = []
    for (const { key, text } of texts.brought(table)) {
      digests.push(rowDigest(salts.subarray(saltLength * keys.length, saltLength * (keys.length + 1)), text))
      keys.push(key)
    }
    write.run(writeProofs, {
      keys: JSON.stringify(keys),
      table: table.name,
      entry: number,
      salts,
      digests: Buffer.concat(digests),
    })
  }
  const previous = head(write)
  if (previous) write.run(writeParent, { entry: number, parent: previous.number })
  const salt = randomBytes(16).toString('hex')
  const { at, kind, author, command, why, undoes = null, redoes = null } = fields
  const entry = {
    number,
    format: entryFormat,
    kind,
    at,
    command,
    author,
    why,
    salt,
    words: wordsDigest(salt, author, why),
    undoable: fields.undoable && ![...brought.keys()].some((table) => final.has(table)) ? 1 : 0,
    undoes,
    redoes,
    latest: previous && previous.latest > at ? previous.latest : at,
  }
  write.run(writeEntry, { ...entry, digest: recomputed(write, entry) })
  abandonEntry(write)
}
