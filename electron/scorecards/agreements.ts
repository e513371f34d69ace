import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { Agreement } from '../../shared/scorecards/contract.ts'
import type { AgreedNotApplicable } from '../../shared/scorecards/not-applicable.ts'
import type { CommandContext } from '../endpoint.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { loadLot } from '../tenders/lots.ts'
import { integer, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { record } from '../workspace/facts.ts'
import { joinOthers } from '../workspace/heads.ts'
import { canonical, nameOfActor } from '../workspace/read-as.ts'
import { loadActiveEvaluator } from './evaluators.ts'
import { checkRound } from './rounds.ts'
import { findQuestion } from './subjects.ts'
import { agreementFact } from './tables.ts'

const columns = {
  lot: text,
  question: text,
  bid: text,
  revision: integer,
  agreed: integer,
  reason: text,
  afterLock: optional(text),
  recordedAt: text,
  evaluatorId: text,
  name: text,
  role: text,
  organisation: text,
}
const current = sql(
  `SELECT agreement.lot_id AS lot, agreement.question_id AS question, agreement.bid_id AS bid, agreement.revision, agreement.agreed,
          agreement.reason, agreement.after_lock AS afterLock, agreement.at AS recordedAt,
          evaluator.actor_id AS evaluatorId, evaluator.name, evaluator.role, evaluator.organisation
   FROM current_agreement AS agreement JOIN current_actor_details AS evaluator ON evaluator.actor_id = ${canonical('agreement.evaluator_id')}
   WHERE agreement.lot_id = :lot ORDER BY agreement.question_id, agreement.bid_id`,
  { lot: text },
  columns,
)
const other = sql(
  `SELECT agreement.question_id AS question, agreement.bid_id AS bid, other.id AS fact, other.agreed, other.reason,
     other.at AS recordedAt, coalesce(${nameOfActor('other.author')}, '') AS "by"
   FROM agreement_head AS agreement ${joinOthers('agreement', 'agreement')}
   WHERE agreement.lot_id = :lot ORDER BY json_each.key`,
  { lot: text },
  { question: text, bid: text, fact: text, agreed: integer, reason: text, recordedAt: text, by: text },
)
const currentRevision = sql(
  'SELECT revision FROM current_agreement WHERE lot_id = :lot_id AND question_id = :question_id AND bid_id = :bid_id',
  { lot_id: text, question_id: text, bid_id: text },
  { revision: integer },
)

/** The newest revision of every agreement in a lot, those taken back included. */
export function loadAgreements(read: Reader, lot: string): Agreement[] {
  const groups = Map.groupBy(read.all(other, { lot }), ({ question, bid }) => JSON.stringify([question, bid]))
  return read.all(current, { lot }).map(({ bid, agreed, evaluatorId, name, role, organisation, ...agreement }) => {
    const others = groups.get(JSON.stringify([agreement.question, bid])) ?? []
    return {
      ...agreement,
      bid: bid || null,
      agreed: agreed === 1,
      evaluator: { id: evaluatorId, name, role, organisation },
      conflict: others.length > 0,
      others: others.map(({ question: _question, bid: _bid, ...fact }) => ({ ...fact, agreed: fact.agreed === 1 })),
    }
  })
}

/** The agreements of a lot that stand: everybody agrees, or people contradict each other on it. */
export function loadStandingAgreements(read: Reader, lot: string): AgreedNotApplicable[] {
  return loadAgreements(read, lot).flatMap(({ question, bid, agreed, others }) => {
    if (others.every((one) => one.agreed === agreed)) return agreed ? [{ question, bid }] : []
    return [{ question, bid, disputed: true as const }]
  })
}

/** Records that a question does, or after all does not, count as not applicable. */
export function setAgreement(context: CommandContext, input: Parsed<'agreement.set'>): Agreement {
  const { write, at } = context
  const lot = loadLot(write, input.lot)
  const evaluator = loadActiveEvaluator(write, input.evaluator)
  const question = findQuestion(loadInstrument(write, lot.tender).instrument, input.question)
  if (!question.notApplicable) throw new Refusal('agreement.notOffered', { question: question.id })
  if (input.bid !== null && loadActiveBid(write, input.bid).lot !== lot.id) throw new Refusal('bid.notFound', { bid: input.bid })
  checkRound(write, lot.id, evaluator.id, input.afterLock)
  const { bid, agreed, reason, afterLock = null } = input
  const key = { lot_id: lot.id, question_id: question.id, bid_id: bid ?? '' }
  const said = { agreed: agreed ? 1 : 0, evaluator_id: evaluator.id, reason, after_lock: afterLock }
  record(write, agreementFact, context, key, said)
  const { revision = 1 } = write.get(currentRevision, key) ?? {}
  return {
    lot: lot.id,
    question: question.id,
    bid,
    revision,
    agreed,
    evaluator,
    reason,
    afterLock,
    recordedAt: at,
    conflict: false,
    others: [],
  }
}
