import type { JournalChange, JournalEntry } from '../../shared/workspace/model.ts'
import { type Reader, sql } from './database.ts'
import { foldedImages } from './journal.ts'

/** Which entries: at most `limit` before entry `before`, of one command and one name where these are given. */
export type EntryFilter = { before: number; limit: number; command: string | null; name: string | null }

const selectEntries = sql<JournalEntry & { changes: number }, EntryFilter>(`
  SELECT *, (SELECT count(*) FROM journal_change WHERE entry = journal_entry.id) AS changes
  FROM journal_entry
  WHERE id < :before AND (:command IS NULL OR command = :command) AND (:name IS NULL OR name = :name)
  ORDER BY id DESC LIMIT :limit`)
const countCommands = sql<{ command: string; entries: number }>(
  'SELECT command, count(*) AS entries FROM journal_entry GROUP BY command ORDER BY command',
)
const countNames = sql<{ name: string; entries: number }>(
  'SELECT name, count(*) AS entries FROM journal_entry GROUP BY name ORDER BY name',
)
const selectChanges = sql<JournalChange, { entry: number }>(`
  SELECT change.position, change.table_name AS "table", change.row_key AS key, change.operation, lower(hex(change.digest)) AS digest,
    image.before, image.after
  FROM journal_change AS change
  LEFT JOIN (${foldedImages}) AS image ON image.table_name = change.table_name AND image.row_key = change.row_key
  WHERE change.entry = :entry ORDER BY change.position`)

/** Journal entries with the number of rows that each changed, newest first. */
export function journalEntries(read: Reader, filter: EntryFilter): (JournalEntry & { changes: number })[] {
  return read.all(selectEntries, filter)
}

/** The commands and the names of all entries, each with the number of its entries. */
export function journalFacets(read: Reader) {
  return { commands: read.all(countCommands), names: read.all(countNames) }
}

/** The rows that an entry changed, with their images as far as those have not been pruned. */
export function journalChanges(read: Reader, entry: number): JournalChange[] {
  return read.all(selectChanges, { entry })
}
