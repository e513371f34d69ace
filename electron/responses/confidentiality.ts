import type { Parsed } from '../../shared/contract.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import type { ConfidentialAnswer } from '../../shared/responses/confidential.ts'
import { Refusal } from '../../shared/result.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadInstrumentById } from '../tenders/instrument.ts'
import { text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { isCanonical, nameOfActor } from '../workspace/read-as.ts'
import { confidentialityFact } from './tables.ts'

/** Where people contradict each other on it, the answer counts as confidential until that is decided. */
const ofLot = sql(
  `SELECT bid.id AS bid, said.question_id AS question, said.reason, coalesce(${nameOfActor('said.author')}, '') AS "by", said.at
   FROM bid CROSS JOIN submission ON submission.bid_id = bid.id
     CROSS JOIN current_confidentiality AS said ON said.submission_id = submission.id
   WHERE bid.lot_id = :lot AND ${isCanonical('bid.id')} AND (said.confidential = 1 OR said.in_conflict = 1)
   ORDER BY bid.position, bid.id, said.question_id`,
  { lot: text },
  { bid: text, question: text, reason: text, by: text, at: text },
)

/** The answers of a lot that are marked confidential. */
export function loadConfidential(read: Reader, lot: string): ConfidentialAnswer[] {
  return read.all(ofLot, { lot })
}

/** Marks an answer confidential on the bidder's word, or no longer. Refuses what is so already. Returns the marks of the lot. */
export function setConfidential(
  context: Recording,
  { bid: id, question, confidential, reason }: Parsed<'confidential.set'>,
): ConfidentialAnswer[] {
  const { write } = context
  const bid = loadActiveBid(write, id)
  const asked = questionsOf(loadInstrumentById(write, bid.instrument).instrument).find((one) => one.id === question)
  if (!asked) throw new Refusal('score.unknownSubject', { subject: question })
  const isSo = loadConfidential(write, bid.lot).some((one) => one.bid === bid.id && one.question === question)
  if (isSo === confidential)
    throw new Refusal(confidential ? 'confidential.already' : 'confidential.none', {
      provider: bid.provider.name,
      question: asked.text,
    })
  const thing = { submission_id: bid.submission, question_id: question }
  record(write, confidentialityFact, context, thing, { confidential: confidential ? 1 : 0, reason })
  return loadConfidential(write, bid.lot)
}
