import type { Revision } from '../../shared/reports/comparison/facts.ts'
import { decimal, integer, oneOf, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { nameOfActor } from '../workspace/read-as.ts'

const columns = {
  bid: text,
  revision: integer,
  at: text,
  by: text,
  reason: optional(text),
  on: oneOf(['question', 'criterion', 'line']),
  subject: text,
  evaluator: optional(text),
}
const pointsColumns = { ...columns, before: optional(decimal), now: optional(decimal) }
const textColumns = { ...columns, before: optional(text), now: optional(text) }

const ofBid = (table: string) => `bid JOIN current_${table} AS now ON now.bid_id = bid.id`
const ofSubmission = (table: string) =>
  `bid JOIN submission ON submission.bid_id = bid.id AND submission.round = 1
     JOIN current_${table} AS now ON now.submission_id = submission.id`

/** The current facts in `from`, as `now`, that took the place of an `earlier` one of the same table, with who recorded them. */
function revised(table: string, from: string, said: string, order: string): string {
  return `SELECT bid.id AS bid, now.revision, now.at, now.reason, ${said},
                 coalesce(${nameOfActor('now.author')}, '') AS "by"
          FROM ${from}
            JOIN ${table} AS earlier ON earlier.id = now.follows ->> 0
          WHERE bid.lot_id = :lot ORDER BY bid.id, ${order}`
}

const points = 'earlier.points / 1000.0 AS before, now.points / 1000.0 AS now'
const answers = sql(
  revised(
    'response',
    ofSubmission('response'),
    `'question' AS "on", now.question_id AS subject, NULL AS evaluator, NULL AS before, NULL AS now`,
    'now.question_id',
  ),
  { lot: text },
  textColumns,
)
const scores = sql(
  revised(
    'score',
    ofSubmission('score'),
    `now.subject AS "on", now.subject_id AS subject, now.evaluator_id AS evaluator, ${points}`,
    'now.subject, now.subject_id, now.evaluator_id',
  ),
  { lot: text },
  pointsColumns,
)
const consensus = sql(
  revised(
    'consensus',
    ofSubmission('consensus'),
    `now.subject AS "on", now.subject_id AS subject, NULL AS evaluator, ${points}`,
    'now.subject, now.subject_id',
  ),
  { lot: text },
  pointsColumns,
)
const prices = sql(
  revised(
    'price',
    ofBid('price'),
    `'line' AS "on", now.line_id AS subject, NULL AS evaluator, earlier.unit_price AS before, now.unit_price AS now`,
    'now.line_id',
  ),
  { lot: text },
  textColumns,
)

/** What of a lot was changed after it was first recorded: the newest revision of each answer, score, consensus and price. */
export function loadRevisions(read: Reader, lot: string): Revision[] {
  return [
    ...read.all(answers, { lot }).map((row): Revision => ({ ...row, kind: 'answer' })),
    ...read.all(scores, { lot }).map((row): Revision => ({ ...row, ...inWords(row), kind: 'score' })),
    ...read.all(consensus, { lot }).map((row): Revision => ({ ...row, ...inWords(row), kind: 'consensus' })),
    ...read.all(prices, { lot }).map((row): Revision => ({ ...row, kind: 'price' })),
  ]
}

function inWords({ before, now }: { before: number | null; now: number | null }): Pick<Revision, 'before' | 'now'> {
  return { before: before === null ? null : String(before), now: now === null ? null : String(now) }
}
