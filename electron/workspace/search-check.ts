import type { Connection } from './database.ts'
import { indexedText, searchSources } from './migrations/0003-search.ts'

/** A damaged part of the index, or how many texts of a source it does not have as they are. */
export type SearchProblem = { reason: string } | { source: string; count: number }

/** How SQLite's check of a file speaks of a full-text index. */
export const indexProblem = /fts5/i

/** Checks the full-text index in itself, then the texts it was made from against the tables; one piece for each source. */
export function* checkSearch(connection: Connection): Generator<{ examined: number; problems: SearchProblem[] }, void> {
  if (!connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'search_index'`).get()) return
  const found = connection.prepare<[], { integrity_check: string }>('PRAGMA integrity_check(search_index)').all()
  const problems = found.flatMap(({ integrity_check: reason }) => (reason === 'ok' ? [] : [{ reason }]))
  yield { examined: 0, problems }
  for (const source of searchSources) {
    const { examined, count } = compare(connection, source)
    yield { examined, problems: count > 0 ? [{ source, count }] : [] }
  }
}

/** How many documents a source has, and how many of them are missing, superfluous or other than its texts. */
function compare(connection: Connection, source: string): { examined: number; count: number } {
  const compared = connection
    .prepare<[], { present: number; right: number; wanted: number }>(`
      SELECT (SELECT count(*) FROM search_document WHERE source = '${source}') AS present,
        count(*) AS wanted,
        coalesce(sum(${indexedText('document.title', 'wanted.title')} AND ${indexedText('document.body', 'wanted.body')}
          AND document.at IS wanted.at AND document.id IN (SELECT id FROM search_index_docsize)), 0) AS right
      FROM search_${source} AS wanted LEFT JOIN search_document AS document
        USING (source, owner_id, subject, subject_id, part)
      WHERE wanted.title <> '' OR wanted.body <> ''`)
    .get() ?? { present: 0, right: 0, wanted: 0 }
  return { examined: compared.wanted, count: Math.max(compared.present, compared.wanted) - compared.right }
}
