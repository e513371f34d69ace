import type { Output } from '../../shared/contract.ts'
import { partsOf, readingOf } from '../../shared/journal/rows.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { Names } from './names.ts'
import { type Row, rowOf } from './rows.ts'

type Ends = { entry: number; place: 'first' | 'last'; table: string; key: string; image: string | null }

/** The first and the last change of each entry that is no part of another row, with what the journal kept of it. */
const ends = sql<Ends, { entries: string; parts: string }>(`
  WITH listed AS (
    SELECT change.entry, min(change.position) AS first, max(change.position) AS last
    FROM json_each(:entries) AS asked JOIN journal_change AS change ON change.entry = asked.value
    WHERE change.table_name NOT IN (SELECT value FROM json_each(:parts))
    GROUP BY change.entry
  )
  SELECT change.entry, iif(change.position = listed.first, 'first', 'last') AS place, change.table_name AS "table",
    change.row_key AS key, (
      SELECT coalesce(image.after, image.before) FROM journal_image AS image
      WHERE image.entry = change.entry AND image.table_name = change.table_name AND image.row_key = change.row_key
      ORDER BY image.position DESC LIMIT 1
    ) AS image
  FROM listed JOIN journal_change AS change ON change.entry = listed.entry AND change.position IN (listed.first, listed.last)
  ORDER BY change.entry, change.position`)

/** What entries are about. An entry with several changes is about what its first and its last have in common, else about its first. */
export function subjectsOf(read: Reader, entries: readonly number[], translate: Translate): Output<'journal.subjects'> {
  const names = new Names(read, translate)
  const found = read.all(ends, { entries: JSON.stringify(entries), parts: JSON.stringify(Object.keys(partsOf)) })
  const byEntry = Map.groupBy(found, ({ entry }) => entry)
  return entries.map((entry) => {
    const [first, last] = byEntry.get(entry) ?? []
    if (!first) return { entry, about: [] }
    const about = namesIn(names, first)
    if (!last) return { entry, about }
    const others = namesIn(names, last)
    const shared = about.filter((name) => others.includes(name))
    return { entry, about: shared.length > 0 ? shared : about.slice(0, 1) }
  })
}

/** The names of what a row is about; of a row that is about nothing else, its own. */
function namesIn(names: Names, { table, key, image }: Ends): string[] {
  const row: Row = rowOf(image) ?? names.rows.ofKey(table, key)
  const about = Object.entries(readingOf(table)?.columns ?? {}).flatMap(([column, reading]) => {
    const named = reading.as === 'about' ? names.of(reading.thing, row, column) : undefined
    return named ? [named.name] : []
  })
  const own = row.name ?? row.title
  return about.length > 0 || typeof own !== 'string' ? about : [own]
}
