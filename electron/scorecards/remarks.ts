import { randomUUID } from 'node:crypto'
import type { Parsed } from '../../shared/contract.ts'
import { criteriaOf } from '../../shared/questionnaires/walk.ts'
import { Refusal } from '../../shared/result.ts'
import { type Remark, remarkAbouts, remarkKinds } from '../../shared/scorecards/remark-model.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadInstrumentById } from '../tenders/instrument.ts'
import { integer, oneOf, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { canonical, canonicalId, everyId, isCanonical, nameOfActor } from '../workspace/read-as.ts'
import { loadEvaluator } from './evaluators.ts'
import { remarkClosing, remarkPrinting } from './remark-tables.ts'
import { findQuestion } from './subjects.ts'

/** SQL: what was said of the bids of a lot, `remark` under a name, under whatever id of the bid's submission. */
const ofLotFrom = (name: string) => `
  bid CROSS JOIN submission ON submission.bid_id = bid.id
    CROSS JOIN remark AS ${name} ON ${name}.submission_id IN ${everyId('submission.id')}`

const columns = {
  id: text,
  bid: text,
  subject: oneOf(['question', 'criterion']),
  subjectId: text,
  about: oneOf(remarkAbouts),
  kind: oneOf(remarkKinds),
  text,
  by: text,
  at: text,
  evaluatorId: optional(text),
  evaluator: optional(text),
  closedWhy: optional(text),
  closedBy: optional(text),
  closedAt: optional(text),
  printed: integer,
}
const select = `
  SELECT remark.id, bid.id AS bid, remark.subject, remark.subject_id AS subjectId, remark.about, remark.kind,
    remark.text, coalesce(${nameOfActor('remark.author')}, '') AS "by", remark.at,
    ${canonical('remark.evaluator_id')} AS evaluatorId, ${nameOfActor('remark.evaluator_id')} AS evaluator,
    closing.reason AS closedWhy, coalesce(${nameOfActor('closing.author')}, '') AS closedBy, closing.at AS closedAt,
    coalesce((SELECT max(printed) FROM current_remark_printing AS printing WHERE printing.remark_id = remark.id), 0) AS printed
  FROM ${ofLotFrom('remark')}
    LEFT JOIN remark_closing_head AS head ON head.remark_id = remark.id
    LEFT JOIN remark_closing AS closing ON closing.place = head.place`
const ofLot = sql(
  `${select} WHERE bid.lot_id = :lot AND ${isCanonical('bid.id')} AND remark.kind <> 'reply' AND ${isCanonical('remark.id')} ORDER BY remark.at, remark.id`,
  { lot: text },
  columns,
)
const replyColumns = { to: text, id: text, text, by: text, at: text }
const selectReplies = `
  SELECT ${canonical('reply.parent_id')} AS "to", reply.id, reply.text, coalesce(${nameOfActor('reply.author')}, '') AS "by", reply.at
  FROM ${ofLotFrom('reply')}`
const repliesOfLot = sql(
  `${selectReplies} WHERE bid.lot_id = :lot AND ${isCanonical('bid.id')} AND reply.kind = 'reply' AND ${isCanonical('reply.id')} ORDER BY reply.at, reply.id`,
  { lot: text },
  replyColumns,
)
const placeOf = sql(
  `SELECT remark.kind, bid.lot_id AS lot FROM remark JOIN submission ON submission.id = ${canonical('remark.submission_id')}
     JOIN bid ON bid.id = ${canonical('submission.bid_id')} WHERE remark.id = :id`,
  { id: text },
  { kind: text, lot: text },
)
const insertColumns = {
  id: text,
  author: text,
  at: text,
  submission: text,
  subject: oneOf(['question', 'criterion']),
  subjectId: text,
  about: oneOf(remarkAbouts),
  evaluator: optional(text),
  kind: oneOf(['comment', 'question', 'reply']),
  repliesTo: optional(text),
  text,
}
const insert = sql(
  `INSERT INTO remark (id, author, at, submission_id, subject, subject_id, about, evaluator_id, kind, parent_id, text)
   VALUES (:id, :author, :at, :submission, :subject, :subjectId, :about, :evaluator, :kind, :repliesTo, :text)`,
  insertColumns,
)
const insertReply = sql(
  `INSERT INTO remark (id, author, at, submission_id, subject, subject_id, about, evaluator_id, kind, parent_id, text)
   SELECT :id, :author, :at, ${canonical('submission_id')}, subject, subject_id, about, evaluator_id, 'reply', id, :text
   FROM remark WHERE id = :to`,
  { id: text, author: text, at: text, to: text, text },
)

/** What was said of the answers and scores of a lot, with its replies, in the order of time. */
export function loadRemarks(read: Reader, lot: string): Remark[] {
  const replies = Map.groupBy(read.all(repliesOfLot, { lot }), ({ to }) => to)
  return read.all(ofLot, { lot }).map((row) => toRemark(row, replies.get(row.id) ?? []))
}

/** A comment or a question. Refuses what is none, such as a reply. */
function loadRemark(read: Reader, said: string): Remark {
  const id = canonicalId(read, said)
  const place = read.get(placeOf, { id })
  const found = place && loadRemarks(read, place.lot).find((remark) => remark.id === id)
  if (!found) throw new Refusal('remark.notFound', { remark: said })
  return found
}

function toRemark(row: RowOf<typeof columns>, replies: readonly RowOf<typeof replyColumns>[]): Remark {
  const { subject, subjectId, evaluatorId, evaluator, closedWhy, closedBy, closedAt, printed, ...said } = row
  const closed = closedWhy === null || closedAt === null ? null : { reason: closedWhy, by: closedBy ?? '', at: closedAt }
  return {
    ...said,
    subject: { kind: subject, id: subjectId },
    evaluator: evaluatorId === null ? null : { id: evaluatorId, name: evaluator ?? '' },
    replies: replies.map(({ to: _, ...reply }) => reply),
    closed,
    open: said.kind === 'question' && replies.length === 0 && closed === null,
    printed: printed === 1,
  }
}

/** Records a comment or a question. Refuses what is not in the questionnaire. */
export function addRemark(context: Recording, input: Parsed<'remark.add'>): Remark {
  const { write, author, at } = context
  const bid = loadActiveBid(write, input.bid)
  const { instrument } = loadInstrumentById(write, bid.instrument)
  const { subject, about, kind } = input
  if (subject.kind === 'question') findQuestion(instrument, subject.id)
  else if (!criteriaOf(instrument).some(({ id }) => id === subject.id))
    throw new Refusal('score.unknownSubject', { subject: subject.id })
  const evaluator = input.evaluator === null ? null : loadEvaluator(write, input.evaluator).id
  const id = randomUUID()
  const place = { submission: bid.submission, subject: subject.kind, subjectId: subject.id }
  write.run(insert, { id, author, at, ...place, about, evaluator, kind, repliesTo: null, text: input.text })
  return loadRemark(write, id)
}

export function replyTo(context: Recording, input: Parsed<'remark.reply'>): Remark {
  const { write, author, at } = context
  const { id } = loadRemark(write, input.remark)
  write.run(insertReply, { id: randomUUID(), author, at, to: id, text: input.text })
  return loadRemark(write, id)
}

/** Closes a question that waits for a reply. */
export function closeRemark(context: Recording, input: Parsed<'remark.close'>): Remark {
  const { write } = context
  const { id, open } = loadRemark(write, input.remark)
  if (!open) throw new Refusal('remark.notOpen')
  record(write, remarkClosing, context, { remark_id: id }, { reason: input.reason })
  return loadRemark(write, id)
}

/** Has reports print it or not. The same again is not recorded. */
export function printRemark(context: Recording, input: Parsed<'remark.print'>): Remark {
  const { write } = context
  const before = loadRemark(write, input.remark)
  if (before.printed === input.printed) return before
  record(write, remarkPrinting, context, { remark_id: before.id }, { printed: input.printed ? 1 : 0 })
  return loadRemark(write, before.id)
}
