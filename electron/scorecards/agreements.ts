import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { Agreement } from '../../shared/scorecards/contract.ts'
import type { CommandContext } from '../endpoint.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { loadLot } from '../tenders/lots.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { loadEvaluator } from './evaluators.ts'
import { findQuestion } from './subjects.ts'

type Row = {
  lot: string
  question: string
  bid: string
  revision: number
  agreed: number
  reason: string
  recordedAt: string
  evaluatorId: string
  name: string
  role: string
  organisation: string
}

const current = sql<Row, { lot: string }>(
  `SELECT lot_id AS lot, question_id AS question, bid_id AS bid, revision, agreed, reason, recorded_at AS recordedAt,
          evaluator_id AS evaluatorId, name, role, organisation
   FROM agreement JOIN evaluator ON evaluator.id = evaluator_id
   WHERE lot_id = :lot
     AND NOT EXISTS (
       SELECT 1 FROM agreement AS later
       WHERE later.lot_id = agreement.lot_id AND later.question_id = agreement.question_id
         AND later.bid_id = agreement.bid_id AND later.revision > agreement.revision)
   ORDER BY question_id, bid_id`,
)
const next = sql<{ revision: number }, { lot: string; question: string; bid: string }>(
  `SELECT 1 + coalesce(max(revision), 0) AS revision FROM agreement
   WHERE lot_id = :lot AND question_id = :question AND bid_id = :bid`,
)
const insert = sql<
  never,
  Record<'lot' | 'question' | 'bid' | 'evaluator' | 'reason' | 'recordedAt', string> & Record<'revision' | 'agreed', number>
>(
  `INSERT INTO agreement (lot_id, question_id, bid_id, revision, agreed, evaluator_id, reason, recorded_at)
   VALUES (:lot, :question, :bid, :revision, :agreed, :evaluator, :reason, :recordedAt)`,
)

/** The newest revision of every agreement in a lot, those taken back included. */
export function loadAgreements(read: Reader, lot: string): Agreement[] {
  return read.all(current, { lot }).map(({ bid, agreed, evaluatorId, name, role, organisation, ...agreement }) => ({
    ...agreement,
    bid: bid || null,
    agreed: agreed === 1,
    evaluator: { id: evaluatorId, name, role, organisation },
  }))
}

/** Records that a question does, or after all does not, count as not applicable. */
export function setAgreement({ write, at }: CommandContext, input: Parsed<'agreement.set'>): Agreement {
  const lot = loadLot(write, input.lot)
  const evaluator = loadEvaluator(write, input.evaluator)
  const question = findQuestion(loadInstrument(write, lot.tender).instrument, input.question)
  if (!question.notApplicable) throw new Refusal('agreement.notOffered', { question: question.id })
  if (input.bid !== null && loadActiveBid(write, input.bid).lot !== lot.id) throw new Refusal('bid.notFound', { bid: input.bid })
  const key = { lot: lot.id, question: question.id, bid: input.bid ?? '' }
  const { revision = 1 } = write.get(next, key) ?? {}
  const { agreed, reason } = input
  write.run(insert, { ...key, revision, agreed: agreed ? 1 : 0, evaluator: evaluator.id, reason, recordedAt: at })
  return { ...key, bid: input.bid, revision, agreed, evaluator, reason, recordedAt: at }
}
