import type { Parsed } from '../../shared/contract.ts'
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
import { loadEvidence } from '../evidence/evidence.ts'
import { type LoadedBid, loadActiveBid, loadBid } from '../tenders/bids.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { loadLot } from '../tenders/lots.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { answerHistory, type CurrentAnswer, currentAnswers, loadAnswers } from './answers.ts'
import { storeAnswer } from './store.ts'

const receiptsOf = sql<{ bid: string; receipts: number }, { lot: string }>(
  `SELECT bid.id AS bid,
     (SELECT count(*) FROM receipt WHERE receipt.bid_id = bid.id) AS receipts
   FROM bid WHERE lot_id = :lot ORDER BY position`,
)

type Naming = { evidence: string; lot: string; bid: string; provider: string; question: string; text: string; current: number }
const namingOf = sql<Naming, { evidence: string | null }>(
  `SELECT evidence_id AS evidence, bid.lot_id AS lot, bid.id AS bid, provider.name AS provider, question.id AS question, question.text,
     max(NOT EXISTS (SELECT 1 FROM response AS later WHERE later.bid_id = bid.id
       AND later.question_id = question.id AND later.revision > response_file.revision)) AS current
   FROM response_file JOIN bid ON bid.id = response_file.bid_id JOIN provider ON provider.id = bid.provider_id
     JOIN question ON question.tender_id = bid.tender_id AND question.id = response_file.question_id
   WHERE evidence_id = coalesce(:evidence, evidence_id) GROUP BY evidence_id, bid.id, question.id ORDER BY bid.lot_id, bid.position, question.position`,
)

/** The answers that name evidence, one piece or any, bid by bid in the order of the questionnaire. */
export function answersNaming(read: Reader, evidence: string | undefined) {
  const id = evidence === undefined ? null : loadEvidence(read, evidence).id
  return read.all(namingOf, { evidence: id }).map((row) => ({ ...row, current: row.current === 1 }))
}

/** How far each bid of a lot has come. */
export function loadProgress(read: Reader, lot: string) {
  const questions = questionsOf(loadInstrument(read, loadLot(read, lot).tender).instrument)
  const answers = loadAnswers(read, lot)
  return read.all(receiptsOf, { lot }).map((row) => {
    const { answered, asked } = answeredOf(questions, answers.get(row.bid) ?? new Map())
    return { ...row, answered, questions: asked }
  })
}

/** The current answers of a bid in the order of the questionnaire. */
export function loadResponses(read: Reader, bidId: string, translate: Translate): Response[] {
  const bid = loadBid(read, bidId)
  const current = currentAnswers(read, bid.id)
  return questionsIn(read, bid).flatMap((question) => {
    const answer = current.get(question.id)
    return answer ? [toResponse(read, bid.id, question, answer, translate)] : []
  })
}

/** All revisions of an answer, oldest first. */
export function loadHistory(read: Reader, bidId: string, questionId: string, translate: Translate): Response[] {
  const bid = loadBid(read, bidId)
  const question = questionIn(read, bid, questionId)
  return answerHistory(read, bid.id, question.id).map((answer) => toResponse(read, bid.id, question, answer, translate))
}

/** Records an answer that was typed by hand. The comment stays as it was where none is given; so do the files. */
export function setAnswer({ write, at, translate }: CommandContext, input: Parsed<'response.set'>): Response {
  const bid = loadActiveBid(write, input.bid)
  const question = questionIn(write, bid, input.question)
  const before = currentAnswers(write, bid.id).get(question.id)
  const answer = typedAnswer(question, input, translate)
  const comment = input.comment ?? before?.comment ?? null
  const names = question.type === 'files' && answer.state === 'answered' ? answer.value : (before?.files ?? [])
  const files = typeof names === 'string' ? [] : names.filter((name) => typeof name === 'string')
  if (!before || !sameAnswer(before.answer, answer) || before.comment !== comment) {
    storeAnswer(
      write,
      { bid: bid.id, tender: bid.tender },
      { question: question.id, answer, comment, files },
      { source: 'typed', receipt: null, reason: input.reason, recordedAt: at },
      (name) => before?.evidence.get(name) ?? null,
    )
  }
  const after = currentAnswers(write, bid.id).get(question.id)
  if (!after) throw new Error('an answer was written and is not there')
  return toResponse(write, bid.id, question, after, translate)
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
  return questionsOf(loadInstrument(read, bid.tender).instrument)
}

function questionIn(read: Reader, bid: LoadedBid, id: string): Question {
  const question = questionsIn(read, bid).find((candidate) => candidate.id === id)
  if (!question) throw new Refusal('question.notFound', { question: id })
  return question
}

function toResponse(read: Reader, bid: string, question: Question, current: CurrentAnswer, translate: Translate): Response {
  const { answer, revision, comment, source, receipt, reason, recordedAt, files, evidence } = current
  return {
    bid,
    question: question.id,
    revision,
    state: answer.state,
    display: shown(question, answer, translate),
    comment,
    source,
    receipt,
    reason,
    recordedAt,
    files: files.map((fileName) => {
      const id = evidence.get(fileName)
      return { fileName, evidence: id ? loadEvidence(read, id) : null }
    }),
  }
}
