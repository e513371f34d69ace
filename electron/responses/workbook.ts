import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { Output, Parsed } from '../../shared/contract.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import { languageTag } from '../../shared/questionnaires/translations/language.ts'
import { inLanguage, textPairs, translationCounts } from '../../shared/questionnaires/translations/translated.ts'
import type { Envelope } from '../../shared/responses/contract.ts'
import { questionnaireLayout } from '../../shared/responses/outgoing/layout.ts'
import type { WorkbookFacts } from '../../shared/responses/workbook/facts.ts'
import { Refusal } from '../../shared/result.ts'
import type { Profile } from '../../shared/workspace/model.ts'
import type { TaskContext } from '../endpoint.ts'
import { writeWorkbook } from '../exchange/workbook-writer.ts'
import { giveOut } from '../giving-out.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { loadTender } from '../tenders/tenders.ts'
import type { Reader } from '../workspace/database.ts'
import { checkOutput } from '../workspace/output.ts'
import { currentAnswers } from './answers.ts'

/** Writes the questionnaire workbook of a bid, in a language of the questionnaire, with the answers that it has already. */
export async function writeQuestionnaire(
  context: TaskContext,
  { bid, path, language: asked }: Parsed<'bid.workbook'>,
): Promise<Output<'bid.workbook'>> {
  const { session, profile, translate } = context
  const { read } = session.workspace()
  checkWorkbookPath(path)
  const own = workbookFacts(read, bid, 'questionnaire', profile)
  const { instrument } = loadInstrument(read, own.identity.tender)
  const language = asked === undefined ? instrument.locale : languageOf(instrument, asked)
  const isTranslated = language !== instrument.locale
  const facts = isTranslated ? { ...own, language } : own
  const layout = questionnaireLayout(
    facts,
    inLanguage(instrument, language),
    currentAnswers(read, bid),
    (isTranslated && translate.in(language)) || translate,
  )
  const bytes = await writeWorkbook(layout)
  const { registered } = giveOut(
    context,
    { command: 'bid.workbook', kind: 'workbook', about: bid, language },
    { path },
    (temporary) => writeFileSync(temporary, bytes),
  )
  const { questions } = loadTender(read, facts.identity.tender).instrument
  const { missing, outdated } = translationCounts(textPairs(instrument, language))
  return {
    path,
    sheets: layout.sheets.filter(({ visibility }) => visibility !== 'veryHidden').length,
    questions,
    registered,
    language,
    untranslated: isTranslated ? missing + outdated : 0,
  }
}

/** The language of a questionnaire that a tag names: its own, or one that it was frozen with; refuses any other, naming these. */
function languageOf({ locale, translations = [] }: Instrument, asked: string): string {
  const tag = languageTag(asked)
  const known = [locale, ...translations.map(({ language }) => language)]
  if (tag === undefined || !known.includes(tag))
    throw new Refusal('workbook.language', { language: asked, known: known.join(', ') })
  return tag
}

/** Refuses a name that no spreadsheet program would open, and a place that cannot be written. */
export function checkWorkbookPath(path: string): void {
  if (extname(path).toLowerCase() !== '.xlsx') throw new Refusal('workbook.extension', { path })
  checkOutput(path)
}

/** What the cover of a bid's workbook says. Refuses a bid that was withdrawn. */
export function workbookFacts(read: Reader, bidId: string, envelope: Envelope, profile: Profile): WorkbookFacts {
  const bid = loadActiveBid(read, bidId)
  const tender = loadTender(read, bid.tender)
  const lot = tender.lots.find(({ id }) => id === bid.lot)
  return {
    identity: { envelope, tender: tender.id, bid: bid.id, instrument: tender.instrument.hash },
    tender: { title: tender.title, need: tender.need, deadline: tender.deadline, createdAt: tender.createdAt },
    lot: tender.lots.length > 1 && lot ? lot.title : null,
    provider: bid.provider.name,
    issuer: { name: profile.name, organisation: profile.organisation },
  }
}
