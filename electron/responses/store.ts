import type { Response } from '../../shared/responses/contract.ts'
import type { AnswerChange } from '../../shared/responses/incoming/judge.ts'
import { sql, type Writer } from '../workspace/database.ts'

type Key = { bid: string; question: string; revision: number }

const nextRevision = sql<{ revision: number }, { bid: string; question: string }>(
  'SELECT 1 + coalesce(max(revision), 0) AS revision FROM response WHERE bid_id = :bid AND question_id = :question',
)
const insertResponse = sql<
  never,
  Key &
    Record<'tender' | 'state' | 'source' | 'recordedAt', string> &
    Record<'value' | 'comment' | 'receipt' | 'reason', string | null>
>(
  `INSERT INTO response (bid_id, question_id, revision, tender_id, state, value, comment, source, receipt_id, reason, recorded_at)
   VALUES (:bid, :question, :revision, :tender, :state, :value, :comment, :source, :receipt, :reason, :recordedAt)`,
)
const insertItem = sql<never, Key & { row: number; column: string; value: string }>(
  `INSERT INTO response_item (bid_id, question_id, revision, row, column_id, value)
   VALUES (:bid, :question, :revision, :row, :column, :value)`,
)
const insertFile = sql<never, Key & { position: number; fileName: string; evidence: string | null }>(
  `INSERT INTO response_file (bid_id, question_id, revision, position, file_name, evidence_id)
   VALUES (:bid, :question, :revision, :position, :fileName, :evidence)`,
)

/** Where an answer comes from: a received workbook, or typed by hand for a reason. */
export type AnswerSource = {
  source: Response['source']
  receipt: string | null
  reason: string | null
  recordedAt: string
}

/** Writes the next revision of an answer. `evidenceOf` gives the id of a named file's evidence, null while it has not arrived. */
export function storeAnswer(
  write: Writer,
  { bid, tender }: { bid: string; tender: string },
  { question, answer, comment, files }: AnswerChange,
  from: AnswerSource,
  evidenceOf: (fileName: string) => string | null,
): void {
  const revision = write.get(nextRevision, { bid, question })?.revision ?? 1
  const key: Key = { bid, question, revision }
  const value = answer.state === 'answered' ? answer.value : null
  write.run(insertResponse, {
    ...key,
    tender,
    state: answer.state,
    value: typeof value === 'string' ? value : null,
    comment,
    ...from,
  })
  if (value !== null && typeof value !== 'string')
    for (const [row, item] of value.entries())
      for (const [column, text] of typeof item === 'string' ? [['', item] as const] : Object.entries(item))
        write.run(insertItem, { ...key, row: row + 1, column, value: text })
  for (const [position, fileName] of files.entries())
    write.run(insertFile, { ...key, position: position + 1, fileName, evidence: evidenceOf(fileName) })
}
