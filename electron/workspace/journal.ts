import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../../shared/result.ts'
import { bytes, integer, oneOf, optional, text } from './columns.ts'
import { type Reader, sql, type Writer } from './database.ts'
import type { Table } from './format/tables.ts'
import { finalTables, isJournaled } from './format/tables.ts'
import { merkleRoot, type RowTexts, rowDigest } from './proof.ts'

/** What an entry does: an action, undo or redo of one, erasure, or merging of a copy. */
export const entryKinds = ['act', 'undo', 'redo', 'erase', 'merge'] as const
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

const newestEntry = sql(
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
const entriesLeftOpen = sql('SELECT count(*) AS count FROM journal_open', {}, { count: integer })
const closeEntry = sql('DELETE FROM journal_open')
/** What the open entry has brought was digested already. */
export const forgetBrought = sql('DELETE FROM journal_brought')
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
const writeCited = sql('INSERT INTO journal_cited (entry, parent) VALUES (:entry, :parent)', { entry: integer, parent: text })
const writeParent = sql('INSERT INTO journal_parent (entry, parent) VALUES (:entry, :parent)', {
  entry: integer,
  parent: integer,
})
const entryDigests = sql(
  `SELECT digest FROM proof WHERE entry = :entry UNION ALL SELECT digest FROM tombstone WHERE entry = :entry`,
  { entry: integer },
  { digest: bytes },
)
const namedDigests = sql('SELECT digests FROM journal_named WHERE entry = :entry', { entry: integer }, { digests: bytes })
const parentDigests = sql(
  `SELECT digest FROM journal_parent JOIN journal_entry ON number = parent WHERE entry = :entry
   UNION ALL SELECT parent FROM journal_cited WHERE entry = :entry`,
  { entry: integer },
  { digest: text },
)
const timeOf = sql(
  'SELECT number, latest FROM journal_entry WHERE number = :number',
  { number: integer },
  { number: integer, latest: text },
)
const digestOf = sql('SELECT digest FROM journal_entry WHERE number = :number', { number: integer }, { digest: text })
const touchedTables = sql(
  `SELECT DISTINCT table_name AS name FROM journal_brought
   UNION SELECT table_name FROM tombstone WHERE entry = :entry`,
  { entry: integer },
  { name: text },
)
// What was undone in one copy may have been erased in another, where nobody could tell any more what it rested on: erasure is what counts.
const stateDigests = sql(
  `SELECT digest FROM proof WHERE NOT EXISTS (SELECT 1 FROM tombstone WHERE id = row_key)
   UNION ALL SELECT digest FROM tombstone
   WHERE erased = 1 OR NOT EXISTS (SELECT 1 FROM tombstone AS other WHERE other.id = tombstone.id AND other.erased = 1)
   ORDER BY digest`,
  {},
  { digest: bytes },
)

export function head(read: Reader) {
  return read.get(newestEntry)
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
  const named = read.all(namedDigests, { entry: number }).flatMap(({ digests }) => splitDigests(digests))
  return entryDigest(entry, links, [...read.all(entryDigests, { entry: number }).map(({ digest }) => digest), ...named])
}

/** Bytes of a digest. */
const digestLength = 32

/** Digests that stand one after the other. */
export function splitDigests(digests: Uint8Array): Uint8Array[] {
  return Array.from({ length: digests.length / digestLength }, (_, index) =>
    digests.subarray(index * digestLength, (index + 1) * digestLength),
  )
}

/** Opens the next entry: from now on the transaction may write. Returns its number. */
export function beginEntry(write: Writer, kind: EntryKind): number {
  if (write.get(entriesLeftOpen)?.count) throw new Refusal('workspace.leftOpen', { table: 'journal_open' })
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

/** What the digests of an entry are made from. */
type Digesting = { tables: readonly Table[]; texts: RowTexts }

/** Upon what an entry is written: entries of this copy by number, and by digest such as it does not hold. */
export type Links = { upon: readonly number[]; cited?: readonly string[] }

/** Closes the open entry: digests the rows that it brought, and links it to the one before, or to what `links` says. */
export function finishEntry(write: Writer, fields: EntryFields, { tables, texts }: Digesting, links?: Links): void {
  const newest = head(write)?.number ?? 0
  const number = 1 + newest
  const brought = proveBrought(write, number, { tables, texts })
  const before = (links?.upon ?? [newest]).flatMap((parent) => write.get(timeOf, { number: parent }) ?? [])
  for (const parent of before) write.run(writeParent, { entry: number, parent: parent.number })
  for (const parent of links?.cited ?? []) write.run(writeCited, { entry: number, parent })
  const salt = randomBytes(16).toString('hex')
  const { at, kind, author, command, why, undoes = null, redoes = null } = fields
  const final = finalTables(tables)
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
    undoable: fields.undoable && !brought.some((table) => final.has(table)) ? 1 : 0,
    undoes,
    redoes,
    latest: latestOf([at, ...before.map(({ latest }) => latest)]),
  }
  write.run(writeEntry, { ...entry, digest: recomputed(write, entry) })
  abandonEntry(write)
}

/** The latest of times; none where there is none. */
export const latestOf = (times: readonly string[]): string => times.toSorted().at(-1) ?? ''

/** Digests each row that the open entry has brought, under a salt of its own. Returns the tables. */
function proveBrought(write: Writer, number: number, { tables, texts }: Digesting): string[] {
  const brought = new Map(write.all(anythingBrought).map(({ name, count }) => [name, count]))
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
  return [...brought.keys()]
}
