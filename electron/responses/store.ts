import type { Response } from '../../shared/responses/contract.ts'
import type { AnswerChange } from '../../shared/responses/incoming/judge.ts'
import { integer, optional, text } from '../workspace/columns.ts'
import { sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { responseFact } from './tables.ts'

const insertItem = sql(
  'INSERT INTO response_item (response_id, row, column_id, value) VALUES (:response, :row, :column, :value)',
  { response: text, row: integer, column: text, value: text },
)
const insertFile = sql(
  `INSERT INTO response_file (response_id, position, file_name, evidence_id)
   VALUES (:response, :position, :fileName, :evidence)`,
  { response: text, position: integer, fileName: text, evidence: optional(text) },
)

/** Where an answer comes from: a received workbook, or typed by hand for a reason. */
export type AnswerSource = { source: Response['source']; receipt: string | null; reason: string | null }

/** Records an answer of a submission. `evidenceOf` gives the id of a named file's evidence, null while it has not arrived. */
export function storeAnswer(
  context: Recording,
  submission: string,
  { question, answer, comment, files }: AnswerChange,
  { source, receipt, reason }: AnswerSource,
  evidenceOf: (fileName: string) => string | null,
): void {
  const { write } = context
  const given = answer.state === 'answered' ? answer.value : null
  const value = typeof given === 'string' ? given : null
  const response = record(
    write,
    responseFact,
    context,
    { submission_id: submission, question_id: question },
    { state: answer.state, value, comment, source, receipt_id: receipt, reason },
  )
  if (given !== null && typeof given !== 'string')
    for (const [row, item] of given.entries())
      for (const [column, value] of typeof item === 'string' ? [['', item] as const] : Object.entries(item))
        write.run(insertItem, { response, row: row + 1, column, value })
  for (const [position, fileName] of files.entries())
    write.run(insertFile, { response, position: position + 1, fileName, evidence: evidenceOf(fileName) })
}
