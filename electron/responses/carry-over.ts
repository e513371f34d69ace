import type { Output, Parsed } from '../../shared/contract.ts'
import { migrateAnswers, migrationWords } from '../../shared/responses/migration.ts'
import type { QueryContext } from '../endpoint.ts'
import { findTemplate } from '../questionnaires/find.ts'
import { loadBid } from '../tenders/bids.ts'
import { readInstrument } from '../tenders/instrument.ts'
import { loadAnswers } from './answers.ts'

/** What another template would make of the answers of a bid. Nothing is changed. */
export function carryOver(
  { read, translate }: QueryContext,
  { bid: id, template: named }: Parsed<'response.carryOver'>,
): Output<'response.carryOver'> {
  const { submission, tender } = loadBid(read, id)
  const { template } = findTemplate(read, named)
  const { rows } = migrateAnswers(readInstrument(read, tender), template, loadAnswers(read, submission))
  return rows.map((row) => ({ question: row.question, verdict: row.verdict, said: migrationWords(row, translate) }))
}
