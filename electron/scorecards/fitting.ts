import { isLevel, scaleOf } from '../../shared/questionnaires/scale.ts'
import { Refusal } from '../../shared/result.ts'
import { loadInstrumentById } from '../tenders/instrument.ts'
import { questionnaireOfBid } from '../tenders/questionnaire.ts'
import { optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { canonicalId } from '../workspace/read-as.ts'
import { checkSubject } from './subjects.ts'

const instrumentOf = sql(
  `SELECT ${questionnaireOfBid('submission.bid_id')} AS instrument FROM submission WHERE id = :id`,
  { id: text },
  { instrument: optional(text) },
)

/**
 * Whether a row of `score` that somebody else brings says what `score.set` would have taken: a level of the scale, or none, for something
 * that evaluators score.
 */
export function isFittingScore(read: Reader, row: Readonly<Record<string, string | number | null>>): boolean {
  const found = read.get(instrumentOf, { id: canonicalId(read, String(row.submission_id)) })
  const { subject: kind, points } = row
  if (!found?.instrument || (kind !== 'question' && kind !== 'criterion')) return false
  const { instrument } = loadInstrumentById(read, found.instrument)
  try {
    checkSubject(instrument, { kind, id: String(row.subject_id) })
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
  return typeof points !== 'number' || isLevel(scaleOf(instrument), points / 1000)
}
