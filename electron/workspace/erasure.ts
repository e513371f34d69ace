import { integer, optional, text } from './columns.ts'
import { removeContent } from './content.ts'
import { type Reader, sql, type Writer } from './database.ts'
import { tombstoneDigest } from './proof.ts'
import { layTombstone, type Removal, type RowRef } from './removal.ts'

/** What is erased: rows by their ids, and content by its SHA-256. */
export type Erased = { rows: readonly RowRef[]; contents: readonly string[] }

const forgetSalt = sql('UPDATE proof SET salt = NULL WHERE row_key = :key', { key: text })
const entryOf = sql(
  'SELECT min(entry) AS entry FROM proof WHERE row_key IN (SELECT value FROM json_each(:keys))',
  { keys: text },
  {
    entry: optional(integer),
  },
)
const newestErasure = sql(
  `SELECT coalesce(max(number), 0) AS number FROM journal_entry WHERE kind = 'erase'`,
  {},
  { number: integer },
)
const rebuildTexts = sql(`INSERT INTO search_index (search_index) VALUES ('rebuild')`)

/**
 * Takes content and salt of rows away for good, in the open entry of erasure: a tombstone stays for each, so that they come back from no
 * copy. Returns the first entry that had brought one of them: whatever was given out since may hold it.
 */
export function eraseRows(write: Writer, removal: Removal, { rows, contents }: Erased, entry: number): number {
  const keys = JSON.stringify(rows.map(({ key }) => key))
  const first = write.get(entryOf, { keys })?.entry ?? 0
  removal.remove(write, rows, { entry, erased: true })
  for (const { key } of rows) write.run(forgetSalt, { key })
  for (const sha256 of contents) {
    const { changes } = write.run(removeContent, { sha256 })
    if (changes === 0) continue
    const digest = tombstoneDigest('content', sha256, null, 1)
    write.run(layTombstone, { id: sha256, table: 'content', follows: null, erased: 1, entry, digest })
  }
  return first
}

const followsOf = sql('SELECT follows FROM tombstone WHERE id = :key AND erased = 0', { key: text }, { follows: optional(text) })

/** Makes of rows that were undone, in the open entry of erasure, rows that were erased: what they said is forgotten next. */
export function eraseUndone(write: Writer, rows: readonly RowRef[], entry: number): void {
  for (const { table, key } of rows) {
    const follows = write.get(followsOf, { key })?.follows ?? null
    write.run(layTombstone, { id: key, table, follows, erased: 1, entry, digest: tombstoneDigest(table, key, follows, 1) })
    write.run(forgetSalt, { key })
  }
}

/** Makes the full-text index anew from the documents that are left: it keeps words of deleted ones until it is merged. */
export function forgetWords(write: Writer): void {
  write.run(rebuildTexts)
}

/** The number of the newest entry that erased something; 0 where none did. */
export function lastErasure(read: Reader): number {
  return read.get(newestErasure)?.number ?? 0
}
