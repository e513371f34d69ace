import { bytes, integer, optional, text } from '../columns.ts'
import { type Reader, sql } from '../database.ts'
import { entryColumns, recomputed, splitDigests, wordsDigest } from '../journal.ts'
import { type Piece, sound, wrong } from './piece.ts'

const entries = sql('SELECT * FROM journal_entry ORDER BY number', {}, entryColumns)
const parents = sql(
  `SELECT count(*) AS count, max(latest) AS latest, (SELECT count(*) FROM journal_cited WHERE entry = :entry) AS cited
   FROM journal_parent JOIN journal_entry ON number = parent WHERE entry = :entry`,
  { entry: integer },
  { count: integer, latest: optional(text), cited: integer },
)
const knownElsewhere = sql(
  `SELECT digests FROM journal_named WHERE entry = :entry AND standing = 'known'`,
  { entry: integer },
  { digests: bytes },
)
const allDigests = sql('SELECT digest FROM proof UNION ALL SELECT digest FROM tombstone', {}, { digest: bytes })
const strays = sql(
  `SELECT DISTINCT entry FROM (SELECT entry FROM proof UNION SELECT entry FROM tombstone UNION SELECT entry FROM journal_parent
     UNION SELECT entry FROM journal_cited UNION SELECT entry FROM journal_named)
   WHERE entry NOT IN (SELECT number FROM journal_entry)`,
  {},
  { entry: integer },
)

/**
 * Computes the digest of every entry again, from the first on, with the rows, tombstones and parents that it names. What an entry of another
 * copy names as known must be here, be it taken away since.
 */
export function* chain(read: Reader): Generator<Piece, void> {
  let expected = 1
  let here: ReadonlySet<string> | undefined
  const isHere = (digest: Uint8Array) => {
    here ??= new Set(read.all(allDigests).map((each) => Buffer.from(each.digest).toString('hex')))
    return here.has(Buffer.from(digest).toString('hex'))
  }
  for (const entry of read.iterate(entries)) {
    const values = { entry: entry.number }
    if (entry.number !== expected) yield wrong('workspace.problem.gap', { entry: expected })
    const before = read.get(parents, values)
    if ((before?.count ?? 0) + (before?.cited ?? 0) === 0 && entry.number > 1) yield wrong('workspace.problem.link', values)
    const latest = before?.latest && before.latest > entry.at ? before.latest : entry.at
    const { salt, author, why } = entry
    const wordsHold = salt === null ? author === null && why === null : wordsDigest(salt, author ?? '', why ?? '') === entry.words
    const known = read.all(knownElsewhere, values).flatMap(({ digests }) => splitDigests(digests))
    if (recomputed(read, entry) !== entry.digest || !wordsHold || latest !== entry.latest || !known.every(isHere))
      yield wrong('workspace.problem.entry', values)
    expected = entry.number + 1
    yield sound
  }
  if (expected === 1) yield wrong('workspace.problem.gap', { entry: 1 })
  for (const { entry } of read.all(strays)) yield wrong('workspace.problem.entry', { entry })
}
