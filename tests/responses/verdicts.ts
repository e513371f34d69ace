import type { WorkbookAsRead } from '../../shared/exchange/workbook.ts'
import { translator } from '../../shared/messages/translate.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import type { VerdictRow } from '../../shared/responses/contract.ts'
import { readReturned } from '../../shared/responses/incoming/returned.ts'
import { type AnswersVerdict, type Attachments, type Recorded, verdictOf } from '../../shared/responses/incoming/verdict.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import type { Given, WorkbookFacts } from '../../shared/responses/workbook/facts.ts'
import { everyType } from './questionnaire.ts'

export const translate = translator('en')

export const facts: WorkbookFacts = {
  identity: { envelope: 'questionnaire', tender: 'tender-1', bid: 'bid-1', instrument: 'a'.repeat(64) },
  tender: {
    title: 'Customer support 2027',
    need: 'First and second line support in three languages.',
    deadline: '2026-12-01T12:00:00.000Z',
    createdAt: '2026-11-01T09:00:00.000Z',
  },
  lot: null,
  provider: 'Smith & Söhne <Ltd>',
  issuer: { name: 'Mara Lind', organisation: 'Nordwind AG' },
}

/** The questionnaire as it is sent out, with the answers that the bid has already. */
export function sentOut(given: ReadonlyMap<string, Given> = new Map(), instrument: Instrument = everyType) {
  return questionnaireLayout(facts, instrument, given, translate)
}

/** An answer as it is recorded, without files. */
export function recordedAnswer(value: Answer, comment: string | null = null): Recorded {
  return { answer: value, comment, files: [], contents: new Map() }
}

const noFiles: Attachments = { find: () => undefined, names: [] }

/** What an import of a returned workbook would do. */
export function verdictOn(
  workbook: WorkbookAsRead,
  {
    recorded = new Map(),
    attachments = noFiles,
    instrument = everyType,
  }: { recorded?: ReadonlyMap<string, Recorded>; attachments?: Attachments; instrument?: Instrument } = {},
): AnswersVerdict {
  const returned = readReturned(workbook, { ...facts.identity, providerOf: (bid) => `the bidder of ${bid}` })
  return verdictOf({ instrument, recorded, returned, attachments }, translate)
}

/** The row of a question, with the codes of its remarks. */
export function rowOf({ rows }: AnswersVerdict, subject: string) {
  const row = rows.find((candidate) => candidate.subject === subject)
  if (!row) throw new Error(`No row for ${subject}`)
  return brief(row)
}

export function brief({ verdict, cell, before, after, remarks }: VerdictRow) {
  return { verdict, cell, before, after, remarks: remarks.map(({ code }) => code) }
}

/** The sentences of a row's remarks. */
export function sentences({ rows }: AnswersVerdict, subject: string): string[] {
  return rows.filter((row) => row.subject === subject).flatMap(({ remarks }) => remarks.map(({ message }) => message))
}

export function codes({ remarks }: AnswersVerdict): string[] {
  return remarks.map(({ code }) => code)
}
