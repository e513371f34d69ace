import type { Parsed } from '../../shared/contract.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import { isLevel, scaleOf } from '../../shared/questionnaires/scale.ts'
import { Refusal } from '../../shared/result.ts'
import type { Consensus, Score, Subject } from '../../shared/scorecards/contract.ts'
import type { AgreedScore, GivenScore } from '../../shared/scorecards/scorecard.ts'
import type { CommandContext } from '../endpoint.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadInstrumentById } from '../tenders/instrument.ts'
import { decimal, integer, oneOf, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { record } from '../workspace/facts.ts'
import { joinOthers } from '../workspace/heads.ts'
import { nameOfActor } from '../workspace/read-as.ts'
import { loadActiveEvaluator } from './evaluators.ts'
import { checkExclusion, exclusionsOf, type FindsExclusion } from './exclusions.ts'
import { checkRound, loadLateScores } from './rounds.ts'
import { checkSubject } from './subjects.ts'
import { consensusFact, scoreAdmission, scoreFact } from './tables.ts'

const subjectColumns = { bid: text, subject: oneOf(['question', 'criterion']), subjectId: text }
const standingColumns = { subject: subjectColumns.subject, subjectId: text, points: optional(decimal), reason: text }
const revisionColumns = {
  ...subjectColumns,
  revision: integer,
  points: optional(decimal),
  reason: text,
  releasable: optional(text),
  recordedAt: text,
}
const scoreColumns = {
  ...revisionColumns,
  id: text,
  afterLock: optional(text),
  admissionReason: optional(text),
  admissionBy: optional(text),
  admissionAt: optional(text),
  evaluatorId: text,
  name: text,
  role: text,
  organisation: text,
}

const subject = 'submission.bid_id AS bid, given.subject, given.subject_id AS subjectId'
const revision = `${subject}, given.revision, given.points / 1000.0 AS points, given.reason, given.releasable, given.at AS recordedAt`
const standing = 'given.subject, given.subject_id AS subjectId, given.points / 1000.0 AS points, given.reason'
const ofLot = (kind: 'score' | 'consensus') => `
  FROM bid JOIN submission ON submission.bid_id = bid.id AND submission.round = 1
    JOIN current_${kind} AS given ON given.submission_id = submission.id`
const inOrderOfEvaluators = `JOIN current_actor_role AS held ON held.actor_id = given.evaluator_id AND held.role = 'evaluator'`

/** The facts that contradict a current one, with who said them. */
const others = `
  SELECT ${subject}, other.id AS fact, other.points / 1000.0 AS points, other.reason, other.at AS recordedAt,
    coalesce(${nameOfActor('other.author')}, '') AS "by"`
const otherColumns = { ...subjectColumns, fact: text, points: optional(decimal), reason: text, recordedAt: text, by: text }
const otherScores = sql(
  `${others}, given.evaluator_id AS evaluator ${ofLot('score')} ${joinOthers('score', 'given')}
   WHERE bid.lot_id = :lot ORDER BY json_each.key`,
  { lot: text },
  { ...otherColumns, evaluator: text },
)
const otherConsensus = sql(
  `${others}, '' AS evaluator ${ofLot('consensus')} ${joinOthers('consensus', 'given')}
   WHERE bid.lot_id = :lot ORDER BY json_each.key`,
  { lot: text },
  { ...otherColumns, evaluator: text },
)
const admission = (column: string) => `(SELECT ${column} FROM current_score_admission WHERE score_id = given.id)`

const currentScores = sql(
  `SELECT ${revision}, given.id, given.after_lock AS afterLock,
     ${admission('reason')} AS admissionReason, ${admission('at')} AS admissionAt,
     ${nameOfActor(admission('author'))} AS admissionBy,
     given.evaluator_id AS evaluatorId, evaluator.name, evaluator.role, evaluator.organisation
   ${ofLot('score')}
     JOIN current_actor_details AS evaluator ON evaluator.actor_id = given.evaluator_id
     ${inOrderOfEvaluators}
   WHERE bid.lot_id = :lot ORDER BY bid.id, given.subject, given.subject_id, held.position, given.evaluator_id`,
  { lot: text },
  scoreColumns,
)
const currentConsensus = sql(
  `SELECT ${revision} ${ofLot('consensus')}
   WHERE bid.lot_id = :lot ORDER BY bid.id, given.subject, given.subject_id`,
  { lot: text },
  revisionColumns,
)
const standingScores = sql(
  `SELECT ${standing}, given.id, given.evaluator_id AS evaluator
   FROM current_score AS given WHERE given.submission_id = :submission
   ORDER BY given.subject, given.subject_id, given.evaluator_id`,
  { submission: text },
  { ...standingColumns, id: text, evaluator: text },
)
const evaluatorsInOrder = sql(
  `SELECT actor_id AS id FROM current_actor_role WHERE role = 'evaluator' ORDER BY position, actor_id`,
  {},
  { id: text },
)
const lotOfScore = sql(
  `SELECT bid.lot_id AS lot FROM score JOIN submission ON submission.id = score.submission_id JOIN bid ON bid.id = submission.bid_id
   WHERE score.id = :score`,
  { score: text },
  { lot: text },
)
const otherStandingScores = sql(
  `SELECT given.subject, given.subject_id AS subjectId, other.points / 1000.0 AS points, other.reason, given.evaluator_id AS evaluator
   FROM score_head AS given ${joinOthers('score', 'given')}
   WHERE given.submission_id = :submission ORDER BY json_each.key`,
  { submission: text },
  { ...standingColumns, evaluator: text },
)
const standingConsensus = sql(
  `SELECT ${standing} FROM current_consensus AS given
   WHERE given.submission_id = :submission AND (given.points IS NOT NULL OR given.in_conflict = 1)
   ORDER BY given.subject, given.subject_id`,
  { submission: text },
  standingColumns,
)
const otherStandingConsensus = sql(
  `SELECT given.subject, given.subject_id AS subjectId, other.points / 1000.0 AS points, other.reason
   FROM consensus_head AS given ${joinOthers('consensus', 'given')}
   WHERE given.submission_id = :submission ORDER BY json_each.key`,
  { submission: text },
  standingColumns,
)
const answered = sql(
  `SELECT question_id AS question FROM current_response AS response
   WHERE submission_id = :submission AND question_id = :question AND (state <> 'blank' OR EXISTS (
     SELECT 1 FROM json_each(response.others) JOIN response AS other ON other.id = json_each.value
     WHERE response.in_conflict = 1 AND other.state <> 'blank'))`,
  { submission: text, question: text },
  { question: text },
)
const subjectBinds = { submission_id: text, subject: oneOf(['question', 'criterion']), subject_id: text }
const nowColumns = { revision: integer, points: optional(integer), releasable: optional(text) }
const scoreNow = sql(
  `SELECT revision, points, releasable FROM current_score
   WHERE submission_id = :submission_id AND subject = :subject AND subject_id = :subject_id AND evaluator_id = :evaluator_id`,
  { ...subjectBinds, evaluator_id: text },
  nowColumns,
)
const consensusNow = sql(
  `SELECT revision, points, releasable FROM current_consensus
   WHERE submission_id = :submission_id AND subject = :subject AND subject_id = :subject_id`,
  subjectBinds,
  nowColumns,
)

/** The newest revision of every evaluator's scores in a lot, those taken back included. */
export function loadScores(read: Reader, lot: string): Score[] {
  const told = otherFacts(read.all(otherScores, { lot }))
  const late = loadLateScores(read, lot)
  const excludedFrom = exclusionsOf(read, lot)
  return read.all(currentScores, { lot }).map((row) => {
    const { subject, subjectId, evaluatorId, name, role, organisation, ...rest } = row
    const { admissionReason, admissionBy, admissionAt, ...score } = rest
    const excluded = excludedFrom(score.bid, evaluatorId) ?? null
    return {
      ...score,
      subject: { kind: subject, id: subjectId },
      evaluator: { id: evaluatorId, name, role, organisation },
      late: late.has(score.id) ? { before: late.get(score.id) ?? null } : null,
      admission:
        admissionReason === null || admissionAt === null
          ? null
          : { reason: admissionReason, by: admissionBy ?? '', at: admissionAt },
      excluded: excluded && { reason: excluded.reason, by: excluded.by, at: excluded.at },
      ...told(score.bid, subject, subjectId, evaluatorId),
    }
  })
}

/** The newest revision of every consensus in a lot, those taken back included. */
export function loadConsensus(read: Reader, lot: string): Consensus[] {
  const told = otherFacts(read.all(otherConsensus, { lot }))
  return read.all(currentConsensus, { lot }).map(({ subject, subjectId, ...consensus }) => ({
    ...consensus,
    subject: { kind: subject, id: subjectId },
    ...told(consensus.bid, subject, subjectId, ''),
  }))
}

/** Finds the facts that contradict the one about something. */
function otherFacts(rows: readonly RowOf<typeof otherColumns & { evaluator: typeof text }>[]) {
  const groups = Map.groupBy(rows, ({ bid, subject, subjectId, evaluator }) => keyOf(bid, subject, subjectId, evaluator))
  return (...about: [bid: string, subject: Subject['kind'], subjectId: string, evaluator: string]) => {
    const others = groups.get(keyOf(...about)) ?? []
    return {
      conflict: others.length > 0,
      others: others.map(({ fact, by, recordedAt, points, reason }) => ({ fact, by, recordedAt, points, reason })),
    }
  }
}

const keyOf = (...about: readonly string[]): string => JSON.stringify(about)

type Scored = { bid: string; submission: string }

/** What bears on which scores of a lot stand: which came late, see `loadLateScores`, and who is excluded from scoring which bid. */
export type Unsettling = { late: ReadonlyMap<string, number | null>; excluded: FindsExclusion }

export function loadUnsettling(read: Reader, lot: string): Unsettling {
  return { late: loadLateScores(read, lot), excluded: exclusionsOf(read, lot) }
}

/**
 * The scores of a submission that stand: of each subject in the order of the evaluators. One that came after its evaluator's lock, and that
 * nobody has admitted (`late`, with the points before it), stands beside what it would take the place of. One whose evaluator is excluded
 * from scoring the bid does not stand.
 */
export function loadStandingScores(read: Reader, { bid, submission }: Scored, { late, excluded }: Unsettling): GivenScore[] {
  const othersOf = findsOthers(read.all(otherStandingScores, { submission }))
  return inOrderOfPlaces(read, read.all(standingScores, { submission })).flatMap((row) => {
    if (excluded(bid, row.evaluator)) return []
    const before = late.get(row.id)
    const beside = before === undefined || before === row.points ? [] : [{ ...row, points: before }]
    const stands = toStanding(row, [...othersOf(row), ...beside])
    return stands ? [{ ...stands, evaluator: row.evaluator }] : []
  })
}

/** Scores, which come in the order of their subjects, of each subject in the order of the evaluators; of nobody else. */
function inOrderOfPlaces<Row extends StandingRow & { evaluator: string }>(read: Reader, rows: readonly Row[]): Row[] {
  const places = new Map(read.all(evaluatorsInOrder).map(({ id }, place) => [id, place]))
  const placed = rows.flatMap((row) => {
    const place = places.get(row.evaluator)
    return place === undefined ? [] : [{ row, place }]
  })
  // Looked up here once: a join would look up the same few evaluators for every score, and sort what lies in order nearly everywhere.
  return placed.sort((one, other) => bySubject(one.row, other.row) || one.place - other.place).map(({ row }) => row)
}

function bySubject(one: StandingRow, other: StandingRow): number {
  if (one.subject !== other.subject) return one.subject < other.subject ? -1 : 1
  return one.subjectId === other.subjectId ? 0 : one.subjectId < other.subjectId ? -1 : 1
}

/** Each consensus on a submission that stands. */
export function loadStandingConsensus(read: Reader, submission: string): AgreedScore[] {
  const othersOf = findsOthers(read.all(otherStandingConsensus, { submission }))
  return read.all(standingConsensus, { submission }).flatMap((row) => toStanding(row, othersOf(row)) ?? [])
}

type StandingRow = RowOf<typeof standingColumns> & { evaluator?: string }

const noOthers: readonly StandingRow[] = []

/** Finds what contradicts a score; in most files nothing does, and then nothing is looked for. */
function findsOthers(rows: readonly StandingRow[]): (row: StandingRow) => readonly StandingRow[] {
  if (rows.length === 0) return () => noOthers
  const groups = Map.groupBy(rows, standingKey)
  return (row) => groups.get(standingKey(row)) ?? noOthers
}

const standingKey = ({ subject, subjectId, evaluator = '' }: StandingRow): string => keyOf(subject, subjectId, evaluator)

/** What stands of a score: the latest that gives points, with what those give that contradict it. Nothing where none gives points. */
function toStanding(row: StandingRow, others: readonly StandingRow[]): AgreedScore | undefined {
  const all = [row, ...others]
  const stands = all.find(({ points }) => points !== null)
  if (!stands || stands.points === null) return undefined
  const { subject, subjectId, points, reason } = stands
  const score = { subject: { kind: subject, id: subjectId }, points, reason }
  return others.length === 0 ? score : { ...score, others: all.filter((one) => one !== stands).map((one) => one.points) }
}

/** Records an evaluator's score as a new revision. */
export function setScore(context: CommandContext, input: Parsed<'score.set'>): Score {
  const { write, at } = context
  const { bid, lot, thing } = scoredThing(write, input)
  const evaluator = loadActiveEvaluator(write, input.evaluator)
  checkExclusion(write, lot, bid, evaluator.id)
  checkRound(write, lot, evaluator.id, input.afterLock)
  const key = { ...thing, evaluator_id: evaluator.id }
  const { stored, told } = said(input, write.get(scoreNow, key))
  const afterLock = input.afterLock ?? null
  const id = record(write, scoreFact, context, key, { ...stored, after_lock: afterLock })
  return {
    id,
    bid,
    evaluator,
    ...told,
    afterLock,
    late: null,
    admission: null,
    excluded: null,
    recordedAt: at,
    conflict: false,
    others: [],
  }
}

/** Lets a score count that came after its evaluator's lock. Refuses one that counts already, and one that is not there. */
export function admitScore(context: CommandContext, { score: id, reason }: Parsed<'score.admit'>): Score {
  const { write } = context
  const lot = write.get(lotOfScore, { score: id })?.lot ?? ''
  const found = () => loadScores(write, lot).find((one) => one.id === id)
  const score = found()
  if (!score) throw new Refusal('score.notFound', { score: id })
  if (!score.late) throw new Refusal('score.notLate', { evaluator: score.evaluator.name })
  record(write, scoreAdmission, context, { score_id: id }, { reason })
  return found() ?? score
}

/** Records the consensus of the evaluators as a new revision. */
export function setConsensus(context: CommandContext, input: Parsed<'consensus.set'>): Consensus {
  const { write, at } = context
  const { bid, thing } = scoredThing(write, input)
  const { stored, told } = said(input, write.get(consensusNow, thing))
  record(write, consensusFact, context, thing, stored)
  return { bid, ...told, recordedAt: at, conflict: false, others: [] }
}

/** What a score is about. Refuses what evaluators do not score. */
function scoredThing(read: Reader, { bid: id, subject, points }: Parsed<'consensus.set'>) {
  const bid = loadActiveBid(read, id)
  const { instrument } = loadInstrumentById(read, bid.instrument)
  checkSubject(instrument, subject)
  if (points !== null) {
    checkLevel(instrument, points)
    checkAnswered(read, bid.submission, subject)
  }
  return { bid: bid.id, lot: bid.lot, thing: { submission_id: bid.submission, subject: subject.kind, subject_id: subject.id } }
}

/**
 * What somebody says of a score after what stood `before`: as it is stored, points in whole thousandths, and as it is told. Where nothing
 * is said of what the bidder may be told, what was said of the same points stays.
 */
function said({ subject, points, reason, releasable }: Parsed<'consensus.set'>, before: RowOf<typeof nowColumns> | undefined) {
  const thousandths = points === null ? null : Math.round(points * 1000)
  const kept = before?.points === thousandths ? before.releasable : null
  const words = { reason, releasable: releasable === undefined ? kept : releasable }
  const revision = (before?.revision ?? 0) + 1
  return { stored: { points: thousandths, ...words }, told: { subject, points, ...words, revision } }
}

/** Refuses points that are no level of the scale, and names those that are. */
function checkLevel(instrument: Instrument, points: number): void {
  const scale = scaleOf(instrument)
  if (!isLevel(scale, points))
    throw new Refusal('score.noLevel', { points: String(points), levels: scale.map((level) => level.points).join(', ') })
}

/** Refuses to score a question that the bidder left blank: the blank counts as the lowest value, whatever anybody gives. */
function checkAnswered(read: Reader, submission: string, { kind, id }: Subject): void {
  if (kind === 'question' && !read.get(answered, { submission, question: id })) throw new Refusal('score.blank', { question: id })
}
