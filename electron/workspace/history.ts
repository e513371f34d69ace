import type { JournalChange, JournalEntry } from '../../shared/workspace/model.ts'
import { type Reader, sql } from './database.ts'
import { foldedImages } from './journal.ts'

/** Which entries: at most `limit` before entry `before`, of one command and one name where these are given. */
export type EntryFilter = { before: number; limit: number; command: string | null; name: string | null }

/**
 * Changed rows of a table whose keys, as the journal writes them, are at least `from` and below `below`; of those, where `third` is
 * given, the ones with it as the third value of their key.
 */
export type KeyRange = { table: string; from: string; below: string; third?: string }

/** The changed rows that lie in the ranges in `:ranges`. */
const inRanges = `json_each(:ranges) AS range
    CROSS JOIN journal_change AS change ON change.table_name = range.value ->> 'table'
      AND change.row_key >= range.value ->> 'from' AND change.row_key < range.value ->> 'below'
    WHERE (range.value ->> 'third' IS NULL
      OR CASE WHEN json_valid(change.row_key) THEN change.row_key ->> 2 END = range.value ->> 'third')`

/** A condition: an entry that changed one of these rows. */
const touches = `id IN (SELECT change.entry FROM ${inRanges})`

const entriesWhere = (condition: string) => `
  SELECT *, (SELECT count(*) FROM journal_change WHERE entry = journal_entry.id) AS changes
  FROM journal_entry
  WHERE ${condition} AND id < :before AND (:command IS NULL OR command = :command) AND (:name IS NULL OR name = :name)
  ORDER BY id DESC LIMIT :limit`
const facetsWhere = (facet: 'command' | 'name', condition: string) =>
  `SELECT ${facet}, count(*) AS entries FROM journal_entry WHERE ${condition} GROUP BY ${facet} ORDER BY ${facet}`

type Listed = JournalEntry & { changes: number }
type Touching = { ranges: string }
const selectEntries = sql<Listed, EntryFilter>(entriesWhere('TRUE'))
export const selectEntriesTouching = sql<Listed, EntryFilter & Touching>(entriesWhere(touches))
const countCommands = sql<{ command: string; entries: number }>(facetsWhere('command', 'TRUE'))
const countCommandsTouching = sql<{ command: string; entries: number }, Touching>(facetsWhere('command', touches))
const countNames = sql<{ name: string; entries: number }>(facetsWhere('name', 'TRUE'))
const countNamesTouching = sql<{ name: string; entries: number }, Touching>(facetsWhere('name', touches))
const selectPositions = sql<{ position: number }, Touching & { entry: number }>(
  `SELECT DISTINCT change.position FROM ${inRanges} AND change.entry = :entry`,
)
const selectChanges = sql<JournalChange, { entry: number }>(`
  SELECT change.position, change.table_name AS "table", change.row_key AS key, change.operation, lower(hex(change.digest)) AS digest,
    image.before, image.after
  FROM journal_change AS change
  LEFT JOIN (${foldedImages}) AS image ON image.table_name = change.table_name AND image.row_key = change.row_key
  WHERE change.entry = :entry ORDER BY change.position`)

/** Journal entries with the number of rows that each changed, newest first; with `touching`, only those that changed one of its rows. */
export function journalEntries(read: Reader, filter: EntryFilter, touching?: readonly KeyRange[]): Listed[] {
  if (!touching) return read.all(selectEntries, filter)
  return read.all(selectEntriesTouching, { ...filter, ranges: JSON.stringify(touching) })
}

/** The commands and the names of all entries, or of those that changed a row of `touching`, each with the number of its entries. */
export function journalFacets(read: Reader, touching?: readonly KeyRange[]) {
  if (!touching) return { commands: read.all(countCommands), names: read.all(countNames) }
  const ranges = JSON.stringify(touching)
  return { commands: read.all(countCommandsTouching, { ranges }), names: read.all(countNamesTouching, { ranges }) }
}

/** An entry as the contract tells it. */
export function publishedEntry({ id, at, name, role, organisation, command, why, undoes, redoes, changes, digest }: Listed) {
  return { id, at, profile: { name, role, organisation }, command, why, undoes, redoes, changes, digest }
}

/** The rows that an entry changed, with their images as far as those have not been pruned. */
export function journalChanges(read: Reader, entry: number): JournalChange[] {
  return read.all(selectChanges, { entry })
}

/** The positions of the changes of an entry whose rows lie in the ranges. */
export function positionsTouching(read: Reader, entry: number, ranges: readonly KeyRange[]): Set<number> {
  return new Set(read.all(selectPositions, { entry, ranges: JSON.stringify(ranges) }).map(({ position }) => position))
}
