import type { Parsed } from '../../shared/contract.ts'
import type { Evidence } from '../../shared/evidence/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { Question } from '../../shared/questionnaires/model.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { type Answer, blank, notApplicable, sameAnswer } from '../../shared/responses/answer.ts'
import type { Response } from '../../shared/responses/contract.ts'
import { shown } from '../../shared/responses/incoming/judge.ts'
import { answeredOf } from '../../shared/responses/outline.ts'
import { explainRejection, parseAnswer } from '../../shared/responses/text/parse.ts'
import { Refusal } from '../../shared/result.ts'
import type { CommandContext } from '../endpoint.ts'
import { loadEvidence, loadEvidenceAmong } from '../evidence/evidence.ts'
import { type LoadedBid, loadActiveBid, loadBid, wasRemoved } from '../tenders/bids.ts'
import { loadInstrument, loadInstrumentById } from '../tenders/instrument.ts'
import { loadLot } from '../tenders/lots.ts'
import { questionnaireOfBid } from '../tenders/questionnaire.ts'
import { integer, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { canonical, isCanonical } from '../workspace/read-as.ts'
import { answerHistory, type CurrentAnswer, currentAnswers, loadAnswers } from './answers.ts'
import { loadReceipts } from './receipts.ts'
import { storeAnswer } from './store.ts'

const bidsOf = sql(
  `SELECT bid.id AS bid, submission.id AS submission
   FROM bid JOIN submission ON submission.bid_id = bid.id AND submission.round = 1
   WHERE bid.lot_id = :lot AND ${isCanonical('bid.id')} AND NOT ${wasRemoved('bid.id')} ORDER BY bid.position, bid.id`,
  { lot: text },
  { bid: text, submission: text },
)

const naming = (which: string) => `
  SELECT file.evidence_id AS evidence, bid.lot_id AS lot, bid.id AS bid, provider.name AS provider, question.id AS question,
         question.text, max(current.id = response.id) AS current
  FROM response_file AS file
    JOIN response ON response.id = file.response_id
    JOIN submission ON submission.id = ${canonical('response.submission_id')}
    JOIN bid ON bid.id = ${canonical('submission.bid_id')}
    JOIN current_provider_details AS provider ON provider.provider_id = ${canonical('bid.provider_id')}
    JOIN question ON question.instrument_id = ${questionnaireOfBid('bid.id')} AND question.id = response.question_id
    JOIN current_response AS current
      ON current.submission_id = submission.id AND current.question_id = response.question_id
  WHERE file.evidence_id ${which}
  GROUP BY file.evidence_id, bid.id, question.id ORDER BY bid.lot_id, bid.position, bid.id, question.position`
const namingColumns = {
  evidence: text,
  lot: text,
  bid: text,
  provider: text,
  question: text,
  text,
  current: integer,
}
const namingOne = sql(naming('= :evidence'), { evidence: text }, namingColumns)
const namingAny = sql(naming('IS NOT NULL'), {}, namingColumns)

/** The answers that name evidence, one piece or any, bid by bid in the order of the questionnaire. */
export function answersNaming(read: Reader, evidence: string | undefined) {
  const rows = evidence === undefined ? read.all(namingAny) : read.all(namingOne, { evidence: loadEvidence(read, evidence).id })
  return rows.map((row) => ({ ...row, current: row.current === 1 }))
}

/** How far each bid of a lot has come. */
export function loadProgress(read: Reader, lot: string) {
  const questions = questionsOf(loadInstrument(read, loadLot(read, lot).tender).instrument)
  const receipts = Map.groupBy(loadReceipts(read, lot), ({ bid }) => bid)
  return read.all(bidsOf, { lot }).map(({ bid, submission }) => {
    const { answered, asked } = answeredOf(questions, loadAnswers(read, submission))
    return { bid, receipts: receipts.get(bid)?.length ?? 0, answered, questions: asked }
  })
}

/** The current answers of a bid in the order of the questionnaire. */
export function loadResponses(read: Reader, bidId: string, translate: Translate): Response[] {
  const bid = loadBid(read, bidId)
  const current = currentAnswers(read, bid.id)
  const evidence = evidenceIn(read, [...current.values()])
  return questionsIn(read, bid).flatMap((question) => {
    const answer = current.get(question.id)
    return answer ? [toResponse({ bid: bid.id, question, answer, evidence }, translate)] : []
  })
}

/** All revisions of an answer, oldest first. */
export function loadHistory(read: Reader, bidId: string, questionId: string, translate: Translate): Response[] {
  const bid = loadBid(read, bidId)
  const question = questionIn(read, bid, questionId)
  const answers = answerHistory(read, bid.id, question.id)
  const evidence = evidenceIn(read, answers)
  return answers.map((answer) => toResponse({ bid: bid.id, question, answer, evidence }, translate))
}

/** Records an answer that was typed by hand. The comment stays as it was where none is given; so do the files. */
export function setAnswer(context: CommandContext, input: Parsed<'response.set'>): Response {
  const { write, translate } = context
  const bid = loadActiveBid(write, input.bid)
  const question = questionIn(write, bid, input.question)
  const before = currentAnswers(write, bid.id).get(question.id)
  const answer = typedAnswer(question, input, translate)
  const comment = input.comment ?? before?.comment ?? null
  const names = question.type === 'files' && answer.state === 'answered' ? answer.value : (before?.files ?? [])
  const files = typeof names === 'string' ? [] : names.filter((name) => typeof name === 'string')
  if (!before || !sameAnswer(before.answer, answer) || before.comment !== comment) {
    storeAnswer(
      context,
      bid.submission,
      { question: question.id, answer, comment, files },
      { source: 'typed', receipt: null, reason: input.reason },
      (name) => before?.evidence.get(name) ?? null,
    )
  }
  const after = currentAnswers(write, bid.id).get(question.id)
  if (!after) throw new Error('an answer was written and is not there')
  return toResponse({ bid: bid.id, question, answer: after, evidence: evidenceIn(write, [after]) }, translate)
}

function typedAnswer(question: Question, input: Parsed<'response.set'>, translate: Translate): Answer {
  if (input.notApplicable) {
    if (!question.notApplicable) throw new Refusal('response.notOffered', { question: question.text })
    if (input.answer !== null) throw new Refusal('response.contradiction', { question: question.text })
    return notApplicable
  }
  if (input.answer === null) return blank
  const parsed = parseAnswer(question, input.answer, translate)
  if (!parsed.ok)
    throw new Refusal('response.rejected', { question: question.text, reason: explainRejection(parsed.rejection, translate) })
  return parsed.answer
}

function questionsIn(read: Reader, bid: LoadedBid): Question[] {
  return questionsOf(loadInstrumentById(read, bid.instrument).instrument)
}

function questionIn(read: Reader, bid: LoadedBid, id: string): Question {
  const question = questionsIn(read, bid).find((candidate) => candidate.id === id)
  if (!question) throw new Refusal('question.notFound', { question: id })
  return question
}

/** The evidence that answers name, by its id. */
function evidenceIn(read: Reader, answers: readonly CurrentAnswer[]): Map<string, Evidence> {
  const ids = answers.flatMap(({ evidence }) => [...evidence.values()].filter((id) => id !== null))
  return new Map(loadEvidenceAmong(read, ids).map((piece) => [piece.id, piece]))
}

function toResponse(
  given: { bid: string; question: Question; answer: CurrentAnswer; evidence: ReadonlyMap<string, Evidence> },
  translate: Translate,
): Response {
  const { answer, revision, comment, source, receipt, reason, recordedAt, files, evidence } = given.answer
  return {
    bid: given.bid,
    question: given.question.id,
    revision,
    state: answer.state,
    display: shown(given.question, answer, translate),
    comment,
    source,
    receipt,
    reason,
    recordedAt,
    files: files.map((fileName) => ({ fileName, evidence: given.evidence.get(evidence.get(fileName) ?? '') ?? null })),
  }
}
