import type { JournalChange, JournalEntry } from '../../shared/workspace/model.ts'
import { integer, oneOf, optional, text } from './columns.ts'
import { type Reader, sql } from './database.ts'
import { idsIn } from './facts.ts'
import { entryKinds } from './journal.ts'
import { canonical } from './read-as.ts'
import type { Removal } from './removal.ts'

/** Which entries: at most `limit` before entry `before`, of one command and one name where these are given. */
export type EntryFilter = { before: number; limit: number; command: string | null; name: string | null }

/** Who an author was when an entry was made: the latest details that entry or one before it brought. */
const detailsThen = `(
      SELECT details.id FROM actor_details AS details JOIN proof ON proof.row_key = details.id
      WHERE details.actor_id = listed.author AND proof.entry <= listed.number ORDER BY proof.entry DESC LIMIT 1
    )`

const entriesWhere = (condition: string) => `
  SELECT listed.number AS id, listed.at, listed.kind, coalesce(author.name, '') AS name, coalesce(author.role, '') AS role,
    coalesce(author.organisation, '') AS organisation, listed.command, coalesce(listed.why, '') AS why, listed.undoable,
    listed.undoes, listed.redoes, listed.at < listed.latest AS clockWentBack, listed.digest,
    (SELECT count(*) FROM proof WHERE entry = listed.number) + (SELECT count(*) FROM tombstone WHERE entry = listed.number) AS changes
  FROM journal_entry AS listed LEFT JOIN actor_details AS author ON author.id = ${detailsThen}
  WHERE ${condition} AND listed.number < :before AND (:command IS NULL OR listed.command = :command)
    AND (:name IS NULL OR ${canonical('listed.author')} IN (SELECT ${canonical('actor_id')} FROM actor_details WHERE actor_details.name = :name))
  ORDER BY listed.number DESC LIMIT :limit`

/** A condition: an entry that brought one of the rows in `:keys`, or took one away. */
const touches = `listed.number IN (
    SELECT entry FROM proof WHERE row_key IN (SELECT value FROM json_each(:keys))
    UNION SELECT entry FROM tombstone WHERE id IN (SELECT value FROM json_each(:keys)))`

const filter = { before: integer, limit: integer, command: optional(text), name: optional(text) }
const listedEntry = {
  id: integer,
  at: text,
  kind: oneOf(entryKinds),
  name: text,
  role: text,
  organisation: text,
  command: text,
  why: text,
  undoable: integer,
  undoes: optional(integer),
  redoes: optional(integer),
  clockWentBack: integer,
  digest: text,
  changes: integer,
}
const selectEntries = sql(entriesWhere('TRUE'), filter, listedEntry)
export const selectEntriesTouching = sql(entriesWhere(touches), { ...filter, keys: text }, listedEntry)

const commandsWhere = (condition: string) =>
  `SELECT command, count(*) AS entries FROM journal_entry AS listed WHERE ${condition} GROUP BY command ORDER BY command`
const namesWhere = (condition: string) =>
  `SELECT author.name, count(*) AS entries FROM journal_entry AS listed
   JOIN current_actor_details AS author ON author.actor_id = ${canonical('listed.author')}
   WHERE ${condition} GROUP BY author.name ORDER BY author.name`
const countCommands = sql(commandsWhere('TRUE'), {}, { command: text, entries: integer })
const countCommandsTouching = sql(commandsWhere(touches), { keys: text }, { command: text, entries: integer })
const countNames = sql(namesWhere('TRUE'), {}, { name: text, entries: integer })
const countNamesTouching = sql(namesWhere(touches), { keys: text }, { name: text, entries: integer })

const changesOf = sql(
  `SELECT table_name AS "table", row_key AS key, 'brought' AS operation,
     CASE tombstone.erased WHEN 1 THEN 'erased' WHEN 0 THEN 'undone' ELSE 'present' END AS state,
     lower(hex(proof.digest)) AS digest, tombstone.follows
   FROM proof LEFT JOIN (SELECT id, follows, erased FROM tombstone) AS tombstone ON tombstone.id = row_key
   WHERE proof.entry = :entry
   UNION ALL
   SELECT table_name, id, 'tookAway', iif(erased, 'erased', 'undone'), lower(hex(digest)), follows FROM tombstone WHERE entry = :entry`,
  { entry: integer },
  {
    table: text,
    key: text,
    operation: oneOf(['brought', 'tookAway']),
    state: oneOf(['present', 'undone', 'erased']),
    digest: text,
    follows: optional(text),
  },
)

/** An entry with the number of rows that it brought or took away. */
export type ListedEntry = JournalEntry & { changes: number }

/** Journal entries, newest first; with `keys`, only those that brought one of the rows with these ids. */
export function journalEntries(read: Reader, which: EntryFilter, keys?: readonly string[]): ListedEntry[] {
  if (!keys) return read.all(selectEntries, which)
  return read.all(selectEntriesTouching, { ...which, keys: JSON.stringify(keys) })
}

/** The commands and the names of all entries, or of those that brought one of the rows, each with the number of its entries. */
export function journalFacets(read: Reader, keys?: readonly string[]) {
  if (!keys) return { commands: read.all(countCommands), names: read.all(countNames) }
  const touching = { keys: JSON.stringify(keys) }
  return { commands: read.all(countCommandsTouching, touching), names: read.all(countNamesTouching, touching) }
}

/** An entry as the contract tells it. */
export function publishedEntry({ name, role, organisation, undoable: _, clockWentBack, ...entry }: ListedEntry) {
  return { ...entry, profile: { name, role, organisation }, clockWentBack: clockWentBack === 1 }
}

/** The rows that an entry brought or took away, with what is still there of them. */
export function journalChanges(read: Reader, removal: Removal, entry: number): JournalChange[] {
  return read.all(changesOf, { entry }).map(({ follows, ...change }, index) => {
    const whole = change.state === 'present' ? removal.whole(change) : undefined
    const followed = typeof whole?.row.follows === 'string' ? whole.row.follows : follows
    return {
      ...change,
      position: index + 1,
      row: whole ? JSON.stringify({ ...whole.row, ...whole.parts }) : null,
      follows: idsIn(followed),
    }
  })
}
