import { integer, optional, text } from '../columns.ts'
import { type Reader, sql } from '../database.ts'
import { entryColumns, recomputed, wordsDigest } from '../journal.ts'
import { type Piece, sound, wrong } from './piece.ts'

const entries = sql('SELECT * FROM journal_entry ORDER BY number', {}, entryColumns)
const parents = sql(
  `SELECT count(*) AS count, max(latest) AS latest, (SELECT count(*) FROM journal_cited WHERE entry = :entry) AS cited
   FROM journal_parent JOIN journal_entry ON number = parent WHERE entry = :entry`,
  { entry: integer },
  { count: integer, latest: optional(text), cited: integer },
)
const strays = sql(
  `SELECT DISTINCT entry FROM (SELECT entry FROM proof UNION SELECT entry FROM tombstone UNION SELECT entry FROM journal_parent
     UNION SELECT entry FROM journal_cited UNION SELECT entry FROM journal_named)
   WHERE entry NOT IN (SELECT number FROM journal_entry)`,
  {},
  { entry: integer },
)

/** Computes the digest of every entry again, from the first on, with the rows, tombstones and parents that it names. */
export function* chain(read: Reader): Generator<Piece, void> {
  let expected = 1
  for (const entry of read.iterate(entries)) {
    const values = { entry: entry.number }
    if (entry.number !== expected) yield wrong('workspace.problem.gap', { entry: expected })
    const before = read.get(parents, values)
    if ((before?.count ?? 0) + (before?.cited ?? 0) === 0 && entry.number > 1) yield wrong('workspace.problem.link', values)
    const latest = before?.latest && before.latest > entry.at ? before.latest : entry.at
    const { salt, author, why } = entry
    const wordsHold = salt === null ? author === null && why === null : wordsDigest(salt, author ?? '', why ?? '') === entry.words
    if (recomputed(read, entry) !== entry.digest || !wordsHold || latest !== entry.latest)
      yield wrong('workspace.problem.entry', values)
    expected = entry.number + 1
    yield sound
  }
  if (expected === 1) yield wrong('workspace.problem.gap', { entry: 1 })
  for (const { entry } of read.all(strays)) yield wrong('workspace.problem.entry', { entry })
}
