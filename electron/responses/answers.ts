import type { Answer } from '../../shared/responses/answer.ts'
import type { Response } from '../../shared/responses/contract.ts'
import type { Recorded } from '../../shared/responses/incoming/judge.ts'
import { type Reader, sql } from '../workspace/database.ts'

/** The current answer of a bid to a question, with where it comes from. `evidence` is the id; null: the file has not arrived. */
export type CurrentAnswer = Recorded & {
  revision: number
  source: Response['source']
  receipt: string | null
  reason: string | null
  recordedAt: string
  evidence: ReadonlyMap<string, string | null>
}

type Key = { bid: string; question: string; revision: number }
type AnswerRow = Key & { state: Answer['state']; value: string | null }
type ResponseRow = AnswerRow & {
  comment: string | null
  source: Response['source']
  receipt: string | null
  reason: string | null
  recordedAt: string
}
type Part = { row: number; column: string; value: string }
type ItemRow = Key & Part
type FileRow = Key & { fileName: string; evidence: string | null; sha256: string | null }
type OfLot = { lot: string }
type OfBid = { bid: string }

// With max() as the only aggregate, SQLite takes the other columns from the row that holds the maximum.
const responses = `
  SELECT bid_id AS bid, question_id AS question, max(revision) AS revision, state, value, comment, source,
         receipt_id AS receipt, reason, recorded_at AS recordedAt
  FROM response`
const items = 'SELECT bid_id AS bid, question_id AS question, revision, row, column_id AS "column", value FROM response_item'
const files = `
  SELECT bid_id AS bid, question_id AS question, revision, response_file.file_name AS fileName, evidence_id AS evidence, sha256
  FROM response_file LEFT JOIN evidence ON evidence.id = evidence_id`
const inLot = 'WHERE bid_id IN (SELECT id FROM bid WHERE lot_id = :lot)'
const ofBid = 'WHERE bid_id = :bid'

const lotResponses = sql<ResponseRow, OfLot>(`${responses} ${inLot} GROUP BY bid_id, question_id`)
const lotItems = sql<ItemRow, OfLot>(`${items} ${inLot} ORDER BY bid_id, question_id, revision, row, column_id`)
const lotFiles = sql<FileRow, OfLot>(`${files} ${inLot} ORDER BY bid_id, question_id, revision, position`)
const lotAnswers = sql<AnswerRow, OfLot>(
  `SELECT bid_id AS bid, question_id AS question, revision, state, value FROM response ${inLot}
   ORDER BY bid_id, question_id, revision`,
)
const bidResponses = sql<ResponseRow, OfBid>(`${responses} ${ofBid} GROUP BY bid_id, question_id`)
const bidItems = sql<ItemRow, OfBid>(`${items} ${ofBid} ORDER BY question_id, revision, row, column_id`)
const bidFiles = sql<FileRow, OfBid>(`${files} ${ofBid} ORDER BY question_id, revision, position`)
const historyResponses = sql<ResponseRow, OfBid & { question: string }>(
  `${responses} ${ofBid} AND question_id = :question GROUP BY bid_id, question_id, revision ORDER BY revision`,
)

/** The current answers of a bid, by question. Questions never answered have no entry. */
export function currentAnswers(read: Reader, bid: string): Map<string, CurrentAnswer> {
  const rows = read.all(bidResponses, { bid })
  return assembled(rows, read.all(bidItems, { bid }), read.all(bidFiles, { bid })).get(bid) ?? new Map()
}

/** The current answers of all bids of a lot, by bid and question. */
export function currentAnswersOfLot(read: Reader, lot: string): Map<string, Map<string, CurrentAnswer>> {
  return assembled(read.all(lotResponses, { lot }), read.all(lotItems, { lot }), read.all(lotFiles, { lot }))
}

/** All revisions of an answer, oldest first. */
export function answerHistory(read: Reader, bid: string, question: string): CurrentAnswer[] {
  const rows = read.all(historyResponses, { bid, question })
  const [itemRows, fileRows] = [read.all(bidItems, { bid }), read.all(bidFiles, { bid })]
  return rows.flatMap((row) => assembled([row], itemRows, fileRows).get(bid)?.get(question) ?? [])
}

function assembled(
  rows: readonly ResponseRow[],
  itemRows: readonly ItemRow[],
  fileRows: readonly FileRow[],
): Map<string, Map<string, CurrentAnswer>> {
  const listed = Map.groupBy(itemRows, keyOf)
  const named = Map.groupBy(fileRows, keyOf)
  const result = new Map<string, Map<string, CurrentAnswer>>()
  for (const row of rows) {
    const key = keyOf(row)
    const files = named.get(key) ?? []
    const { bid, question, state: _state, value: _value, ...facts } = row
    const answers = result.get(bid) ?? new Map<string, CurrentAnswer>()
    result.set(bid, answers)
    answers.set(question, {
      ...facts,
      answer: answerOf(row, listed.get(key) ?? []),
      files: files.map(({ fileName }) => fileName),
      contents: new Map(files.map(({ fileName, sha256 }) => [fileName, sha256])),
      evidence: new Map(files.map(({ fileName, evidence }) => [fileName, evidence])),
    })
  }
  return result
}

function keyOf({ bid, question, revision }: Key): string {
  return `${bid} ${question} ${revision}`
}

/** Chosen options and file names have no column; the cells of a table have. */
function listOf(rows: readonly Part[]): string[] | Record<string, string>[] {
  if (rows.every(({ column }) => column === '')) return rows.map(({ value }) => value)
  const records = Map.groupBy(rows, ({ row }) => row)
  return [...records.values()].map((cells) => Object.fromEntries(cells.map(({ column, value }) => [column, value])))
}

/** The bare current answers of all bids of a lot, by bid and question: what scoring needs. */
export function loadAnswers(read: Reader, lot: string): Map<string, Map<string, Answer>> {
  const parts = read.all(lotItems, { lot })
  const result = new Map<string, Map<string, Answer>>()
  let next = 0
  // Answers and their parts come in the order of one key. Revisions do too, so that the last one stays.
  for (const row of read.all(lotAnswers, { lot })) {
    const first = next
    while (isPartOf(parts[next], row)) next++
    const answers = result.get(row.bid) ?? new Map<string, Answer>()
    result.set(row.bid, answers)
    answers.set(row.question, answerOf(row, parts.slice(first, next)))
  }
  return result
}

function isPartOf(part: ItemRow | undefined, { bid, question, revision }: Key): boolean {
  return part?.question === question && part.revision === revision && part.bid === bid
}

/** An answer from its row and the rows of its parts. */
export function answerOf({ state, value }: Pick<AnswerRow, 'state' | 'value'>, parts: readonly Part[]): Answer {
  return state === 'answered' ? { state, value: value ?? listOf(parts) } : { state }
}
