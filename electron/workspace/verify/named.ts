import type { Named } from '../../../shared/workspace/model.ts'
import { bytes, integer, oneOf } from '../columns.ts'
import { type Reader, sql } from '../database.ts'
import { splitDigests } from '../journal.ts'

const kept = sql(
  `SELECT CASE WHEN gone.id IS NULL THEN 'present' WHEN gone.erased = 1 THEN 'erased' ELSE 'undone' END AS standing, count(*) AS count
   FROM proof LEFT JOIN (SELECT id, max(erased) AS erased FROM tombstone GROUP BY id) AS gone ON gone.id = row_key
   GROUP BY standing`,
  {},
  { standing: oneOf(['present', 'erased', 'undone']), count: integer },
)
const elsewhere = sql(
  `SELECT standing, digests FROM journal_named WHERE standing <> 'known'`,
  {},
  { standing: oneOf(['hidden', 'refused']), digests: bytes },
)

/**
 * What became of the rows whose digests the journal names, those of entries included that came with a pack or a copy: how many are here,
 * were undone or erased, were only shown in a pack, or were refused.
 */
export function countNamed(read: Reader): Named {
  const counts = new Map<string, number>(read.all(kept).map(({ standing, count }) => [standing, count]))
  const named = { hidden: new Set<string>(), refused: new Set<string>() }
  for (const { standing, digests } of read.all(elsewhere))
    for (const digest of splitDigests(digests)) named[standing].add(Buffer.from(digest).toString('hex'))
  const of = (standing: string) => counts.get(standing) ?? 0
  return {
    present: of('present'),
    undone: of('undone'),
    erased: of('erased'),
    hidden: named.hidden.size,
    refused: named.refused.size,
  }
}
