import { join } from 'node:path'
import { loadEvaluation } from '../../electron/decisions/evaluation.ts'
import { bench } from './harness.ts'
import { openRaw } from './raw.ts'
import { answerAll, answered, benchFolder } from './tender.ts'

const revisions = 5

const ofLot = (response: string) => `
  SELECT response.id, submission.bid_id AS bid, response.question_id AS question, response.state, response.value, response.comment,
         response.source, response.receipt_id AS receipt, response.reason, response.at
  FROM bid JOIN submission ON submission.bid_id = bid.id JOIN ${response} AS response ON response.submission_id = submission.id
  WHERE bid.lot_id = ?`

bench('the current answers of 12 bidders × 400 questions with five revisions each, as against a bare table of the newest', () => {
  const path = join(benchFolder(), 'revised.assay')
  const { workspace, bids, lot } = answered(path)
  for (let revision = 2; revision <= revisions; revision++)
    for (const [index, bid] of bids.entries()) answerAll(workspace, bid, `${path}.policy.pdf`, index + revision)
  const expected = loadEvaluation(workspace.read, lot).bids.reduce((sum, { answers }) => sum + answers.size, 0)
  workspace.close()
  const raw = openRaw(path)
  raw.exec(`
    CREATE TABLE bare AS SELECT * FROM response WHERE place IN (SELECT place FROM response_head) ORDER BY place;
    CREATE INDEX bare_by_thing ON bare (submission_id, question_id);`)
  const read = (table: string) => {
    const statement = raw.prepare(ofLot(table))
    return () => {
      const { length } = statement.all(lot)
      if (length !== expected) throw new Error(`${length} answers in ${table}, not ${expected}`)
    }
  }
  return { floor: read('bare'), subject: read('current_response'), cleanUp: () => raw.close(), limit: { ratio: 1.3 } }
})
