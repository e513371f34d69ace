import type { Revision } from '../../shared/reports/comparison/facts.ts'
import { type Reader, sql } from '../workspace/database.ts'

type OfLot = { lot: string }

/** Who wrote a row, by the journal: `key` are its primary key's columns. */
function writerOf(table: string, key: readonly string[]): string {
  return `coalesce((
    SELECT name FROM journal_change JOIN journal_entry ON journal_entry.id = journal_change.entry
    WHERE table_name = '${table}' AND operation = 'insert'
      AND row_key = json_array(${key.map((column) => `${table}.${column}`).join(', ')})
    ORDER BY journal_change.entry DESC LIMIT 1), '')`
}

/** The newest rows of a table of revisions that have one before them. `subject` are the columns of its key, without the revision. */
function revised(table: string, subject: readonly string[], columns: string): string {
  const same = (other: string) => subject.map((column) => `${other}.${column} = ${table}.${column}`).join(' AND ')
  return `SELECT ${table}.bid_id AS bid, ${table}.revision, ${table}.recorded_at AS at, ${writerOf(table, [...subject, 'revision'])} AS by,
                 ${columns}
          FROM ${table} JOIN ${table} AS earlier ON ${same('earlier')} AND earlier.revision = ${table}.revision - 1
          WHERE ${table}.bid_id IN (SELECT id FROM bid WHERE lot_id = :lot)
            AND NOT EXISTS (SELECT 1 FROM ${table} AS later WHERE ${same('later')} AND later.revision > ${table}.revision)
          ORDER BY ${[...subject].map((column) => `${table}.${column}`).join(', ')}`
}

const queries = [
  sql<Revision, OfLot>(
    revised(
      'response',
      ['bid_id', 'question_id'],
      `'answer' AS kind, 'question' AS "on", response.question_id AS subject, NULL AS evaluator, response.reason, NULL AS before, NULL AS now`,
    ),
  ),
  sql<Revision, OfLot>(
    revised(
      'score',
      ['bid_id', 'subject', 'subject_id', 'evaluator_id'],
      `'score' AS kind, score.subject AS "on", score.subject_id AS subject, score.evaluator_id AS evaluator, score.reason,
       CAST(earlier.points AS TEXT) AS before, CAST(score.points AS TEXT) AS now`,
    ),
  ),
  sql<Revision, OfLot>(
    revised(
      'consensus',
      ['bid_id', 'subject', 'subject_id'],
      `'consensus' AS kind, consensus.subject AS "on", consensus.subject_id AS subject, NULL AS evaluator, consensus.reason,
       CAST(earlier.points AS TEXT) AS before, CAST(consensus.points AS TEXT) AS now`,
    ),
  ),
  sql<Revision, OfLot>(
    revised(
      'price',
      ['bid_id', 'line_id'],
      `'price' AS kind, 'line' AS "on", price.line_id AS subject, NULL AS evaluator, NULL AS reason,
       earlier.unit_price AS before, price.unit_price AS now`,
    ),
  ),
]

/** What of a lot was changed after it was first recorded: the newest revision of each answer, score, consensus and price. */
export function loadRevisions(read: Reader, lot: string): Revision[] {
  return queries.flatMap((query) => read.all(query, { lot }))
}
