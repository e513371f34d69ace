import { integer, text } from '../columns.ts'
import { type Reader, sql } from '../database.ts'
import type { ContentName } from '../door/answers.ts'
import type { BundleRow, Cells } from './bundle.ts'

const isHereOrGone = sql(
  `SELECT EXISTS (SELECT 1 FROM content WHERE sha256 = :sha256)
     OR EXISTS (SELECT 1 FROM tombstone WHERE id = :sha256) AS found`,
  { sha256: text },
  { found: integer },
)

/** SHA-256 of the contents that belong to a row or its parts. */
export function sha256sIn({ table, row, parts }: BundleRow): string[] {
  // Of what was given out no workspace keeps the content.
  if (table === 'giving_out') return []
  const cells: readonly Cells[] = [...(row ? [row] : []), ...Object.values(parts).flat()]
  return cells.flatMap(({ sha256 }) => (typeof sha256 === 'string' ? [sha256] : []))
}

/** Those contents of another file that its rows name and this one lacks, whether or not these rows are going to be taken. */
export function lackingContents(read: Reader, rows: readonly BundleRow[], contents: readonly ContentName[]): ContentName[] {
  const named = new Set(rows.flatMap(sha256sIn))
  return contents.filter(({ sha256 }) => named.has(sha256) && read.get(isHereOrGone, { sha256 })?.found === 0)
}
