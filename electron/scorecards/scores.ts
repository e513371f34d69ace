import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { Consensus, Score, Subject } from '../../shared/scorecards/contract.ts'
import type { AgreedScore, GivenScore } from '../../shared/scorecards/scorecard.ts'
import type { CommandContext } from '../endpoint.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { loadEvaluator } from './evaluators.ts'
import { checkSubject } from './subjects.ts'

type SubjectRow = { bid: string; subject: Subject['kind']; subjectId: string }
type StandingRow = SubjectRow & { points: number | null; reason: string }
type ConsensusRow = StandingRow & { revision: number; recordedAt: string }
type ScoreRow = ConsensusRow & { evaluatorId: string; name: string; role: string; organisation: string }

const currentScores = sql<ScoreRow, { lot: string }>(
  `SELECT bid_id AS bid, subject, subject_id AS subjectId, evaluator_id AS evaluatorId, revision, points, reason,
          recorded_at AS recordedAt, name, role, organisation
   FROM score JOIN evaluator ON evaluator.id = evaluator_id
   WHERE bid_id IN (SELECT id FROM bid WHERE lot_id = :lot)
     AND NOT EXISTS (
       SELECT 1 FROM score AS later
       WHERE later.bid_id = score.bid_id AND later.subject = score.subject AND later.subject_id = score.subject_id
         AND later.evaluator_id = score.evaluator_id AND later.revision > score.revision)
   ORDER BY bid_id, subject, subject_id, evaluator.position`,
)
const currentConsensus = sql<ConsensusRow, { lot: string }>(
  `SELECT bid_id AS bid, subject, subject_id AS subjectId, revision, points, reason, recorded_at AS recordedAt
   FROM consensus
   WHERE bid_id IN (SELECT id FROM bid WHERE lot_id = :lot)
     AND NOT EXISTS (
       SELECT 1 FROM consensus AS later
       WHERE later.bid_id = consensus.bid_id AND later.subject = consensus.subject
         AND later.subject_id = consensus.subject_id AND later.revision > consensus.revision)
   ORDER BY bid_id, subject, subject_id`,
)
// With max() as the only aggregate, SQLite takes the other columns from the row that holds the maximum.
const standingScores = sql<StandingRow & { evaluator: string }, { lot: string }>(
  `SELECT bid_id AS bid, subject, subject_id AS subjectId, evaluator_id AS evaluator, max(revision), points, reason
   FROM score JOIN evaluator ON evaluator.id = evaluator_id
   WHERE bid_id IN (SELECT id FROM bid WHERE lot_id = :lot)
   GROUP BY bid_id, subject, subject_id, evaluator_id
   ORDER BY evaluator.position`,
)
const standingConsensus = sql<StandingRow, { lot: string }>(
  `SELECT bid_id AS bid, subject, subject_id AS subjectId, max(revision), points, reason
   FROM consensus
   WHERE bid_id IN (SELECT id FROM bid WHERE lot_id = :lot)
   GROUP BY bid_id, subject, subject_id`,
)
const currentState = sql<{ state: string }, { bid: string; question: string }>(
  'SELECT state FROM response WHERE bid_id = :bid AND question_id = :question ORDER BY revision DESC LIMIT 1',
)
const nextScore = sql<{ revision: number }, SubjectRow & { evaluator: string }>(
  `SELECT 1 + coalesce(max(revision), 0) AS revision FROM score
   WHERE bid_id = :bid AND subject = :subject AND subject_id = :subjectId AND evaluator_id = :evaluator`,
)
const insertScore = sql<never, Omit<ConsensusRow, 'evaluatorId'> & { evaluator: string }>(
  `INSERT INTO score (bid_id, subject, subject_id, evaluator_id, revision, points, reason, recorded_at)
   VALUES (:bid, :subject, :subjectId, :evaluator, :revision, :points, :reason, :recordedAt)`,
)
const nextConsensus = sql<{ revision: number }, SubjectRow>(
  `SELECT 1 + coalesce(max(revision), 0) AS revision FROM consensus
   WHERE bid_id = :bid AND subject = :subject AND subject_id = :subjectId`,
)
const insertConsensus = sql<never, ConsensusRow>(
  `INSERT INTO consensus (bid_id, subject, subject_id, revision, points, reason, recorded_at)
   VALUES (:bid, :subject, :subjectId, :revision, :points, :reason, :recordedAt)`,
)

/** The newest revision of every evaluator's scores in a lot, those taken back included. */
export function loadScores(read: Reader, lot: string): Score[] {
  return read.all(currentScores, { lot }).map(({ subject, subjectId, evaluatorId, name, role, organisation, ...score }) => ({
    ...score,
    subject: { kind: subject, id: subjectId },
    evaluator: { id: evaluatorId, name, role, organisation },
  }))
}

/** The newest revision of every consensus in a lot, those taken back included. */
export function loadConsensus(read: Reader, lot: string): Consensus[] {
  return read.all(currentConsensus, { lot }).map(({ subject, subjectId, ...consensus }) => ({
    ...consensus,
    subject: { kind: subject, id: subjectId },
  }))
}

/** The scores of a lot that stand, by bid: of each subject in the order of the evaluators. */
export function loadStandingScores(read: Reader, lot: string): Map<string, GivenScore[]> {
  return byBid(read.all(standingScores, { lot }), ({ evaluator }, given) => ({ ...given, evaluator }))
}

/** Each consensus of a lot that stands, by bid. */
export function loadStandingConsensus(read: Reader, lot: string): Map<string, AgreedScore[]> {
  return byBid(read.all(standingConsensus, { lot }), (_row, agreed) => agreed)
}

/** Leaves out what was taken back. */
function byBid<Row extends StandingRow, Standing>(
  rows: readonly Row[],
  toStanding: (row: Row, score: AgreedScore) => Standing,
): Map<string, Standing[]> {
  const bids = new Map<string, Standing[]>()
  for (const row of rows) {
    const { bid, subject, subjectId, points, reason } = row
    if (points === null) continue
    const scores = bids.get(bid) ?? []
    bids.set(bid, scores)
    scores.push(toStanding(row, { subject: { kind: subject, id: subjectId }, points, reason }))
  }
  return bids
}

/** Records an evaluator's score as a new revision. */
export function setScore({ write, at }: CommandContext, input: Parsed<'score.set'>): Score {
  const bid = loadActiveBid(write, input.bid)
  const evaluator = loadEvaluator(write, input.evaluator)
  checkSubject(loadInstrument(write, bid.tender).instrument, input.subject)
  if (input.points !== null) checkAnswered(write, bid.id, input.subject)
  const key = { bid: bid.id, subject: input.subject.kind, subjectId: input.subject.id }
  const { revision = 1 } = write.get(nextScore, { ...key, evaluator: evaluator.id }) ?? {}
  const { points, reason } = input
  write.run(insertScore, { ...key, evaluator: evaluator.id, revision, points, reason, recordedAt: at })
  return { bid: bid.id, subject: input.subject, evaluator, revision, points, reason, recordedAt: at }
}

/** Refuses to score a question that the bidder left blank: the blank counts as the lowest value, whatever anybody gives. */
function checkAnswered(read: Reader, bid: string, { kind, id }: Subject): void {
  if (kind === 'question' && (read.get(currentState, { bid, question: id })?.state ?? 'blank') === 'blank')
    throw new Refusal('score.blank', { question: id })
}

/** Records the consensus of the evaluators as a new revision. */
export function setConsensus({ write, at }: CommandContext, input: Parsed<'consensus.set'>): Consensus {
  const bid = loadActiveBid(write, input.bid)
  checkSubject(loadInstrument(write, bid.tender).instrument, input.subject)
  if (input.points !== null) checkAnswered(write, bid.id, input.subject)
  const key = { bid: bid.id, subject: input.subject.kind, subjectId: input.subject.id }
  const { revision = 1 } = write.get(nextConsensus, key) ?? {}
  const { points, reason } = input
  write.run(insertConsensus, { ...key, revision, points, reason, recordedAt: at })
  return { bid: bid.id, subject: input.subject, revision, points, reason, recordedAt: at }
}
