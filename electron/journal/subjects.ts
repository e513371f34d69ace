import type { Output } from '../../shared/contract.ts'
import { orderOf, readingOf } from '../../shared/journal/rows.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { integer, optional, text } from '../workspace/columns.ts'
import { sql } from '../workspace/database.ts'
import { idsIn } from '../workspace/facts.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { Names } from './names.ts'
import { findRow, type Row } from './rows.ts'

/** Of the rows of each table that each entry brought, two; of those that it took away, what two of them followed. */
const someOf = sql(
  `SELECT proof.entry, author, table_name AS "table", min(row_key) AS first, max(row_key) AS last, NULL AS follows, NULL AS alsoFollows
   FROM json_each(:entries) AS asked JOIN proof ON proof.entry = asked.value JOIN journal_entry ON number = proof.entry
   GROUP BY proof.entry, table_name
   UNION ALL
   SELECT tombstone.entry, author, table_name, min(tombstone.id), max(tombstone.id), min(follows), max(follows)
   FROM json_each(:entries) AS asked JOIN tombstone ON tombstone.entry = asked.value JOIN journal_entry ON number = tombstone.entry
   GROUP BY tombstone.entry, table_name`,
  { entries: text },
  {
    entry: integer,
    author: optional(text),
    table: text,
    first: text,
    last: text,
    follows: optional(text),
    alsoFollows: optional(text),
  },
)

/** What entries are about: what all that an entry brought has in common, else the first of it. */
export function subjectsOf(workspace: Workspace, entries: readonly number[], translate: Translate): Output<'journal.subjects'> {
  const { read } = workspace
  const names = new Names(read, translate)
  const byEntry = Map.groupBy(read.all(someOf, { entries: JSON.stringify(entries) }), ({ entry }) => entry)
  return entries.map((entry) => {
    const rows = (byEntry.get(entry) ?? [])
      .toSorted((one, other) => orderOf(one.table) - orderOf(other.table))
      .flatMap(({ table, author, first, last, follows, alsoFollows }) =>
        [...new Set([first, last, ...idsIn(follows).slice(0, 1), ...idsIn(alsoFollows).slice(0, 1)])].flatMap((key) => {
          const row = findRow(workspace, table, key)?.row
          return row ? [{ table, row, isAuthor: author !== null && (row.actor_id === author || row.id === author) }] : []
        }),
      )
    const others = rows.filter(({ isAuthor }) => !isAuthor)
    const named = (others.length > 0 ? others : rows)
      .map(({ table, row }) => namesIn(names, table, row))
      .filter((found) => found.length > 0)
    const [first = []] = named
    const shared = first.filter((name) => named.every((found) => found.includes(name)))
    return { entry, about: shared.length > 0 ? shared : first.slice(0, 1) }
  })
}

/** The names of what a row is about; of a row that is about nothing else, its own. */
function namesIn(names: Names, table: string, row: Row): string[] {
  const about = Object.entries(readingOf(table)?.columns ?? {}).flatMap(([column, reading]) => {
    const named = reading.as === 'about' ? names.of(reading.thing, row, column) : undefined
    return named ? [named.name] : []
  })
  const own = row.name ?? row.title
  return about.length > 0 || typeof own !== 'string' ? about : [own]
}
