import type { Answer } from '../../shared/responses/answer.ts'
import type { Response } from '../../shared/responses/contract.ts'
import type { Recorded } from '../../shared/responses/incoming/judge.ts'
import { type Columns, integer, oneOf, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { joinOthers } from '../workspace/heads.ts'
import { everyId } from '../workspace/read-as.ts'

/** The current answer of a bid to a question, with where it comes from. `evidence` is the id; null: the file has not arrived. */
export type CurrentAnswer = Recorded & {
  revision: number
  source: Response['source']
  receipt: string | null
  reason: string | null
  recordedAt: string
  evidence: ReadonlyMap<string, string | null>
}

const state = oneOf(['answered', 'blank', 'notApplicable'])
const responseColumns = {
  id: text,
  bid: text,
  question: text,
  revision: integer,
  state,
  value: optional(text),
  comment: optional(text),
  source: oneOf(['workbook', 'typed']),
  receipt: optional(text),
  reason: optional(text),
  recordedAt: text,
}
const itemColumns = { response: text, row: integer, column: text, value: text }
const fileColumns = { response: text, fileName: text, evidence: optional(text), sha256: optional(text) }

/** The parts of an answer that has none. */
const whole: readonly Part[] = []

type ResponseRow = RowOf<typeof responseColumns>
type Part = { row: number; column: string; value: string }
type ItemRow = RowOf<typeof itemColumns>
type FileRow = RowOf<typeof fileColumns>

/** Answers: those that `from` calls `response`, with their parts. `revision` numbers them. */
function answersFrom<Bind extends Columns>(
  bind: Bind,
  { from, where, revision, order }: { from: string; where: string; revision: string; order: string },
) {
  return {
    responses: sql(
      `SELECT response.id, submission.bid_id AS bid, response.question_id AS question, ${revision} AS revision, response.state,
              response.value, response.comment, response.source, response.receipt_id AS receipt, response.reason,
              response.at AS recordedAt
       ${from} ${where} ORDER BY ${order}`,
      bind,
      responseColumns,
    ),
    items: sql(
      `SELECT item.response_id AS response, item.row, item.column_id AS "column", item.value
       ${from} JOIN response_item AS item ON item.response_id = response.id
       ${where} ORDER BY item.response_id, item.row, item.column_id`,
      bind,
      itemColumns,
    ),
    files: sql(
      `SELECT file.response_id AS response, file.file_name AS fileName, evidence.id AS evidence, evidence.sha256
       ${from} JOIN response_file AS file ON file.response_id = response.id LEFT JOIN evidence ON evidence.id = file.evidence_id
       ${where} ORDER BY file.response_id, file.position`,
      bind,
      fileColumns,
    ),
  }
}

const ofLot = `
  FROM bid JOIN submission ON submission.bid_id = bid.id AND submission.round = 1
    JOIN current_response AS response ON response.submission_id = submission.id`
const currentOfLot = answersFrom(
  { lot: text },
  { from: ofLot, where: 'WHERE bid.lot_id = :lot', revision: 'response.revision', order: 'bid.id, response.question_id' },
)
const ofBid = {
  where: `WHERE submission.bid_id IN ${everyId(':bid')} AND submission.round = 1`,
  revision: 'response.revision',
  order: 'response.question_id',
}
const currentOfBid = answersFrom(
  { bid: text },
  { ...ofBid, from: 'FROM submission JOIN current_response AS response ON response.submission_id = submission.id' },
)
// In the order of the journal: clocks may have been set back.
const historyOfAnswer = answersFrom(
  { bid: text, question: text },
  {
    from: `FROM submission JOIN response ON response.submission_id = submission.id
             JOIN proof ON proof.row_key = response.id`,
    where: `${ofBid.where} AND response.question_id = :question`,
    revision: 'row_number() OVER (ORDER BY proof.entry)',
    order: 'proof.entry',
  },
)
const bare = sql(
  'SELECT question_id AS question, state, value FROM current_response WHERE submission_id = :submission ORDER BY question_id',
  { submission: text },
  { question: text, state, value: optional(text) },
)
const bareParts = sql(
  `SELECT response.question_id AS question, item.row, item.column_id AS "column", item.value
   FROM current_response AS response JOIN response_item AS item ON item.response_id = response.id
   WHERE response.submission_id = :submission AND response.value IS NULL
   ORDER BY response.question_id, item.row, item.column_id`,
  { submission: text },
  { question: text, row: integer, column: text, value: text },
)

const otherBare = sql(
  `SELECT other.id, response.question_id AS question, other.state, other.value
   FROM response_head AS response ${joinOthers('response', 'response')}
   WHERE response.submission_id = :submission ORDER BY response.question_id, json_each.key`,
  { submission: text },
  { id: text, question: text, state, value: optional(text) },
)
const otherParts = sql(
  `SELECT item.response_id AS response, item.row, item.column_id AS "column", item.value
   FROM response_head AS response ${joinOthers('response', 'response')} JOIN response_item AS item ON item.response_id = other.id
   WHERE response.submission_id = :submission ORDER BY item.response_id, item.row, item.column_id`,
  { submission: text },
  itemColumns,
)

/** The current answers of a bid, by question. Questions never answered have no entry. */
export function currentAnswers(read: Reader, bid: string): Map<string, CurrentAnswer> {
  const { responses, items, files } = currentOfBid
  const answers = assembled(read.all(responses, { bid }), read.all(items, { bid }), read.all(files, { bid }))
  return new Map(answers.map(([{ question }, answer]) => [question, answer]))
}

/** The current answers of all bids of a lot, by bid and question. */
export function currentAnswersOfLot(read: Reader, lot: string): Map<string, Map<string, CurrentAnswer>> {
  const { responses, items, files } = currentOfLot
  const answers = assembled(read.all(responses, { lot }), read.all(items, { lot }), read.all(files, { lot }))
  const bids = Map.groupBy(answers, ([{ bid }]) => bid)
  return new Map([...bids].map(([bid, own]) => [bid, new Map(own.map(([{ question }, answer]) => [question, answer]))]))
}

/** All revisions of an answer, oldest first. */
export function answerHistory(read: Reader, bid: string, question: string): CurrentAnswer[] {
  const { responses, items, files } = historyOfAnswer
  const key = { bid, question }
  return assembled(read.all(responses, key), read.all(items, key), read.all(files, key)).map(([, answer]) => answer)
}

function assembled(
  rows: readonly ResponseRow[],
  itemRows: readonly ItemRow[],
  fileRows: readonly FileRow[],
): [{ bid: string; question: string }, CurrentAnswer][] {
  const listed = Map.groupBy(itemRows, ({ response }) => response)
  const named = Map.groupBy(fileRows, ({ response }) => response)
  return rows.map(({ id, bid, question, state, value, ...facts }) => {
    const files = named.get(id) ?? []
    const answer = {
      ...facts,
      answer: answerOf({ state, value }, listed.get(id) ?? []),
      files: files.map(({ fileName }) => fileName),
      contents: new Map(files.map(({ fileName, sha256 }) => [fileName, sha256])),
      evidence: new Map(files.map(({ fileName, evidence }) => [fileName, evidence])),
    }
    return [{ bid, question }, answer]
  })
}

/** Chosen options and file names have no column; the cells of a table have. */
function listOf(rows: readonly Part[]): string[] | Record<string, string>[] {
  if (rows.every(({ column }) => column === '')) return rows.map(({ value }) => value)
  const records = Map.groupBy(rows, ({ row }) => row)
  return [...records.values()].map((cells) => Object.fromEntries(cells.map(({ column, value }) => [column, value])))
}

/** The bare current answers of a submission, by question: what scoring needs. */
export function loadAnswers(read: Reader, submission: string): Map<string, Answer> {
  const parts = read.all(bareParts, { submission })
  const answers = new Map<string, Answer>()
  // Both come in the order of the questions, so that no part has to be looked up.
  let at = 0
  for (const row of read.all(bare, { submission })) {
    const from = at
    while (parts[at]?.question === row.question) at += 1
    answers.set(row.question, answerOf(row, from === at ? whole : parts.slice(from, at)))
  }
  return answers
}

/** What else was said to be the answer, by question, where people contradict each other and nobody has decided; the latest first. */
export function loadOtherAnswers(read: Reader, submission: string): Map<string, Answer[]> {
  const rows = read.all(otherBare, { submission })
  if (rows.length === 0) return new Map()
  const parts = Map.groupBy(read.all(otherParts, { submission }), ({ response }) => response)
  const groups = Map.groupBy(rows, ({ question }) => question)
  return new Map([...groups].map(([question, own]) => [question, own.map((row) => answerOf(row, parts.get(row.id) ?? whole))]))
}

const amongIds = sql(
  'SELECT response.id, state, response.value FROM json_each(:ids) CROSS JOIN response ON response.id = json_each.value',
  { ids: text },
  { id: text, state, value: optional(text) },
)
const partsAmong = sql(
  `SELECT response_id AS response, row, column_id AS "column", item.value
   FROM json_each(:ids) CROSS JOIN response_item AS item ON item.response_id = json_each.value ORDER BY response_id, row, column_id`,
  { ids: text },
  itemColumns,
)

/** Answers by the ids of their facts, a JSON list. */
export function loadAnswersAmong(read: Reader, ids: string): Map<string, Answer> {
  const parts = Map.groupBy(read.all(partsAmong, { ids }), ({ response }) => response)
  return new Map(read.all(amongIds, { ids }).map((row) => [row.id, answerOf(row, parts.get(row.id) ?? whole)]))
}

/** An answer from its row and the rows of its parts. */
export function answerOf({ state, value }: Pick<ResponseRow, 'state' | 'value'>, parts: readonly Part[]): Answer {
  return state === 'answered' ? { state, value: value ?? listOf(parts) } : { state }
}
