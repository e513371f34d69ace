import type { JournalChange, JournalEntry } from '../../shared/workspace/model.ts'
import { type Reader, sql } from './database.ts'
import { foldedImages } from './journal.ts'

const selectEntries = sql<JournalEntry & { changes: number }, { before: number; limit: number }>(`
  SELECT *, (SELECT count(*) FROM journal_change WHERE entry = journal_entry.id) AS changes
  FROM journal_entry WHERE id < :before ORDER BY id DESC LIMIT :limit`)
const selectChanges = sql<JournalChange, { entry: number }>(`
  SELECT change.position, change.table_name AS "table", change.row_key AS key, change.operation, lower(hex(change.digest)) AS digest,
    image.before, image.after
  FROM journal_change AS change
  LEFT JOIN (${foldedImages}) AS image ON image.table_name = change.table_name AND image.row_key = change.row_key
  WHERE change.entry = :entry ORDER BY change.position`)

/** Journal entries with the number of rows that each changed, newest first. */
export function journalEntries(read: Reader, before: number, limit: number): (JournalEntry & { changes: number })[] {
  return read.all(selectEntries, { before, limit })
}

/** The rows that an entry changed, with their images as far as those have not been pruned. */
export function journalChanges(read: Reader, entry: number): JournalChange[] {
  return read.all(selectChanges, { entry })
}
