import Database from 'better-sqlite3'
import type { LoadedBid } from '../../electron/tenders/bids.ts'

const providers = 10_000
const answers = 1_000_000
const at = '2026-01-01T00:00:00.000Z'

/** A random id, made by SQLite. */
const id = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a'
  || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`
const fact = `${id}, (SELECT id FROM actor LIMIT 1), '${at}', '[]'`

/** Fills a workspace with 10,000 providers and a million answers, in one entry without an end: its digests are of nothing. */
export function fillPortfolio(path: string, [bid]: readonly LoadedBid[]): void {
  if (!bid) throw new Error('There is no bid')
  const database = new Database(path)
  const run = (statement: string, bind: object = {}) => database.prepare(statement).run(bind)
  const numbers = (count: number) =>
    `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${count})`
  database.pragma('foreign_keys = ON')
  database.exec('BEGIN')
  run(`INSERT INTO journal_open VALUES (1, 'act')`)
  run(`INSERT INTO provider (id) ${numbers(providers)} SELECT ${id} FROM number`)
  run(
    `INSERT INTO provider_details (id, author, at, follows, provider_id, name)
     SELECT ${fact}, id, 'Provider ' || rowid FROM provider WHERE id NOT IN (SELECT provider_id FROM provider_details)`,
  )
  const perSubmission = Number(database.prepare('SELECT count(*) FROM question').pluck().get())
  const more = Math.ceil(answers / perSubmission)
  run(`INSERT INTO bid (id, lot_id, provider_id, position) SELECT ${id}, :lot, id, 100 + rowid FROM provider LIMIT ${more}`, {
    lot: bid.lot,
  })
  run(
    `INSERT INTO submission (id, instrument_id, bid_id, round)
     SELECT ${id}, :instrument, id, 1 FROM bid WHERE id NOT IN (SELECT bid_id FROM submission)`,
    { instrument: bid.instrument },
  )
  run(
    `INSERT INTO response (id, author, at, follows, submission_id, question_id, state, value, source, reason)
     SELECT ${fact}, submission.id, question.id, 'answered', 'We follow a written procedure.', 'typed', 'From a letter'
     FROM submission JOIN question ON question.instrument_id = submission.instrument_id LIMIT ${answers}`,
  )
  run(
    `INSERT INTO proof (row_key, table_name, entry, salt, digest)
     SELECT row_key, table_name, (SELECT max(number) FROM journal_entry), randomblob(16), randomblob(32) FROM journal_brought`,
  )
  run('DELETE FROM journal_brought')
  run('DELETE FROM journal_open')
  database.exec('COMMIT')
  database.close()
}
