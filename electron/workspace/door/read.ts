import { join } from 'node:path'
import { bytes, integer, oneOf, optional, text } from '../columns.ts'
import { exportContent } from '../content.ts'
import { literal, quoted, Reader, sql } from '../database.ts'
import { columnsOf } from '../format/schema.ts'
import { isJournaled, type Journaled, partsOf, placeColumn } from '../format/tables.ts'
import { entryColumns, recomputed, wordsDigest } from '../journal.ts'
import { RowTexts, rowDigest, tombstoneDigest } from '../proof.ts'
import { type Admitted, checkValues } from './admit.ts'
import type { BundledEntry, BundledRow, BundledTombstone, ContentName, LocalRow } from './answers.ts'
import type { StreamName } from './protocol.ts'

/** A thing that is read, and how much it weighs: what a portion holds is limited. */
export type Weighed<T = unknown> = { item: T; weight: number }

const entries = sql('SELECT * FROM journal_entry ORDER BY number', {}, entryColumns)
const parents = sql(
  `SELECT digest FROM journal_parent JOIN journal_entry ON number = parent WHERE entry = :entry
   UNION SELECT parent FROM journal_cited WHERE entry = :entry ORDER BY digest`,
  { entry: integer },
  { digest: text },
)
const digestOf = sql('SELECT digest FROM journal_entry WHERE number = :number', { number: integer }, { digest: text })
const namedOf = sql(
  'SELECT standing, digests FROM journal_named WHERE entry = :entry ORDER BY standing',
  { entry: integer },
  { standing: oneOf(['known', 'hidden', 'refused']), digests: bytes },
)
const goneRows = sql(
  `SELECT table_name AS "table", row_key AS key, proof.salt, proof.digest, journal_entry.digest AS entry
   FROM proof JOIN journal_entry ON number = proof.entry
   WHERE EXISTS (SELECT 1 FROM tombstone WHERE id = row_key) ORDER BY row_key`,
  {},
  { table: text, key: text, salt: optional(bytes), digest: bytes, entry: text },
)
const tombstones = sql(
  `SELECT id, table_name AS "table", follows, erased, tombstone.digest, journal_entry.digest AS entry
   FROM tombstone LEFT JOIN journal_entry ON number = entry ORDER BY id`,
  {},
  { id: text, table: text, follows: optional(text), erased: integer, digest: bytes, entry: optional(text) },
)
const contents = sql('SELECT sha256, size FROM content ORDER BY sha256', {}, { sha256: text, size: integer })

type Value = string | number | null
type Row = Record<string, Value>

/**
 * Reads one of the streams from its beginning. `names` are those of the local tables, of the contents that go to `folder`, or the digests of
 * the entries whose rows are read (all where there is none).
 */
export function read(from: Admitted, stream: StreamName, names: readonly string[], folder: string): Iterator<Weighed> {
  if (stream === 'entries') return readEntries(from)
  if (stream === 'rows') return readRows(from, new Set(names))
  if (stream === 'tombstones') return readTombstones(from)
  if (stream === 'contents') return readContents(from)
  return stream === 'local' ? readLocal(from, names) : writeFiles(from, names, folder)
}

function* readEntries({ connection }: Admitted): Generator<Weighed<BundledEntry>> {
  const reader = new Reader(connection)
  const digest = (number: number | null) => (number === null ? null : (reader.get(digestOf, { number })?.digest ?? null))
  for (const entry of reader.iterate(entries)) {
    const { number, salt, author, why, words } = entry
    const wordsHold = salt === null ? author === null && why === null : wordsDigest(salt, author ?? '', why ?? '') === words
    const item = {
      entry,
      parents: reader.all(parents, { entry: number }).map((parent) => parent.digest),
      undoes: digest(entry.undoes),
      redoes: digest(entry.redoes),
      named: reader.all(namedOf, { entry: number }),
      sound: wordsHold && recomputed(reader, entry) === entry.digest,
    }
    yield { item, weight: 500 + (why?.length ?? 0) }
  }
}

/** The rows that these entries brought, those without an entry, and the proofs of such as are gone. */
function* readRows(from: Admitted, entries: ReadonlySet<string>): Generator<Weighed<BundledRow>> {
  const texts = new RowTexts(from.connection, from.tables)
  for (const table of from.tables.filter(isJournaled)) yield* rowsOf(from, table, texts, entries)
  for (const gone of new Reader(from.connection).iterate(goneRows))
    if (entries.size === 0 || entries.has(gone.entry)) yield { item: { ...gone, row: null, parts: {}, sound: true }, weight: 300 }
}

function* rowsOf(
  { connection, tables }: Admitted,
  table: Journaled,
  texts: RowTexts,
  entries: ReadonlySet<string>,
): Generator<Weighed<BundledRow>> {
  const { name } = table
  const columns = columnsOf(connection, table)
  const parts = partsOf(tables, name).map((part) => ({
    name: part.name,
    rows: connection.prepare<[Value], Row>(
      `SELECT * FROM ${part.name} WHERE ${quoted(part.owner)} = ? ORDER BY ${part.order.map(quoted).join(', ')}`,
    ),
  }))
  const statement = connection
    .prepare<[], [Uint8Array | null, Uint8Array | null, string | null, ...Value[]]>(
      `SELECT proof.salt, proof.digest, journal_entry.digest, ${columns.map((column) => `own.${quoted(column)}`).join(', ')}
       FROM ${name} AS own LEFT JOIN proof ON proof.row_key = own.id AND proof.table_name = ${literal(name)}
       LEFT JOIN journal_entry ON journal_entry.number = proof.entry ${table.kind === 'fact' ? `ORDER BY own.${placeColumn}` : ''}`,
    )
    .raw()
  for (const [salt, digest, entry, ...values] of statement.iterate()) {
    if (entry !== null && entries.size > 0 && !entries.has(entry)) continue
    const row: Row = {}
    for (const [index, column] of columns.entries()) row[column] = values[index] ?? null
    const key = String(row.id)
    const whole = { table: name, row, parts: Object.fromEntries(parts.map((part) => [part.name, part.rows.all(key)])) }
    const text = texts.textOfWhole(whole)
    const sound = salt !== null && digest !== null && rowDigest(salt, text).equals(digest)
    yield { item: { ...whole, key, salt, digest, entry, sound }, weight: 300 + text.length }
  }
}

function* readTombstones({ connection }: Admitted): Generator<Weighed<BundledTombstone>> {
  for (const found of new Reader(connection).iterate(tombstones)) {
    const { id, table, follows, erased, digest } = found
    const item = {
      ...found,
      erased: erased === 1 ? 1 : 0,
      sound: tombstoneDigest(table, id, follows, erased).equals(digest),
    } as const
    yield { item, weight: 300 + (follows?.length ?? 0) }
  }
}

function* readContents({ connection }: Admitted): Generator<Weighed<ContentName>> {
  for (const item of new Reader(connection).iterate(contents)) yield { item, weight: 100 }
}

function* readLocal({ connection, path, limits, tables }: Admitted, names: readonly string[]): Generator<Weighed<LocalRow>> {
  for (const table of tables) {
    if (table.kind !== 'local' || !names.includes(table.name)) continue
    checkValues(connection, path, table, limits)
    const rows = connection.prepare<[], LocalRow['row']>(`SELECT * FROM ${table.name}`)
    for (const row of rows.iterate()) {
      const sizes = Object.values(row).map((value) =>
        typeof value === 'string' || value instanceof Uint8Array ? value.length : 8,
      )
      yield { item: { table: table.name, row }, weight: sizes.reduce((sum, size) => sum + size, 100) }
    }
  }
}

/** Writes contents to files that are named by their SHA-256, each checked on the way; one is a portion. */
function* writeFiles({ connection }: Admitted, names: readonly string[], folder: string): Generator<Weighed<string>> {
  const reader = new Reader(connection)
  for (const sha256 of names) {
    exportContent(reader, sha256, join(folder, sha256))
    yield { item: sha256, weight: Number.POSITIVE_INFINITY }
  }
}
