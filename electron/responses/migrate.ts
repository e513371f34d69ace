import { canonicalJson } from '../../shared/canonical.ts'
import type { Output, Parsed } from '../../shared/contract.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import { scaleOf } from '../../shared/questionnaires/scale.ts'
import { type TemplateChange, templateDifference } from '../../shared/questionnaires/template-difference.ts'
import { criteriaOf, questionsOf } from '../../shared/questionnaires/walk.ts'
import { blank } from '../../shared/responses/answer.ts'
import { migrateAnswers, migrationWords } from '../../shared/responses/migration.ts'
import { Refusal } from '../../shared/result.ts'
import { isDeviation } from '../../shared/tenders/amendment.ts'
import type { AmendmentChange } from '../../shared/tenders/amendment-model.ts'
import { firmSince } from '../../shared/tenders/firm.ts'
import type { CommandContext, QueryContext } from '../endpoint.ts'
import { usableTemplate } from '../questionnaires/editing.ts'
import { findTemplate } from '../questionnaires/find.ts'
import { recordAmendment } from '../tenders/amendments.ts'
import { loadBids } from '../tenders/bids.ts'
import { loadStanding } from '../tenders/editing.ts'
import { readInstrument } from '../tenders/instrument.ts'
import { loadLots } from '../tenders/lots.ts'
import { takeQuestionnaire } from '../tenders/tenders.ts'
import { oneOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { loadAnswers } from './answers.ts'
import { storeAnswer } from './store.ts'

type Report = Output<'tender.migration'>

const scoredIn = (table: string) => `
  SELECT given.subject, given.subject_id AS id
  FROM lot CROSS JOIN bid ON bid.lot_id = lot.id CROSS JOIN submission ON submission.bid_id = bid.id
    CROSS JOIN ${table} AS given ON given.submission_id = submission.id
  WHERE lot.tender_id = :tender`
const scored = sql(
  `${scoredIn('current_score')} UNION ${scoredIn('current_consensus')} ORDER BY 1, 2`,
  { tender: text },
  { subject: oneOf(['question', 'criterion']), id: text },
)

/** What would come of it if a tender took another version of its questionnaire. Nothing is changed. */
export function previewMigration(context: QueryContext, { tender, template: named }: Parsed<'tender.migration'>): Report {
  const { priceLines: _, ...after } = findTemplate(context.read, named).template
  return reported(context, tender, readInstrument(context.read, tender), after).report
}

/**
 * Has a tender take another version of its questionnaire: at once while no bidder rests on the present one, by an amendment afterwards.
 * Answers that fit stay as they are; of the others it is recorded that they do not carry over, and why.
 */
export function migrateTender(
  context: CommandContext,
  { tender, template: named, reason, deviation: asked }: Parsed<'tender.migrate'>,
): Output<'tender.migrate'> {
  const { write, translate } = context
  const before = readInstrument(write, tender)
  const { priceLines: _, ...after } = usableTemplate(context, named)
  const { report, submissions } = reported({ read: write, translate }, tender, before, after)
  checkScores(write, tender, before, after)
  if (report.firm !== null && reason === undefined) throw new Refusal('migration.reason', { at: report.firm })
  const changes = amendmentChanges(before, after, report.changes)
  const deviation = report.firm === null ? false : isDeviation(changes, loadStanding(write, tender), asked)
  takeQuestionnaire(context, { tender, instrument: after, reason: reason ?? null })
  for (const { submission, lost } of submissions)
    for (const { question, said } of lost)
      storeAnswer(
        context,
        submission,
        { question, answer: blank, comment: null, files: [] },
        {
          source: 'typed',
          receipt: null,
          reason: translate('migration.notCarried', { version: after.version, why: said.join(' ') }),
        },
        () => null,
      )
  const amended =
    report.firm !== null && reason !== undefined ? recordAmendment(context, tender, { reason, deviation, changes }) : null
  return { ...report, amendment: amended?.number ?? null }
}

type Lost = { submission: string; lost: { question: string; said: string[] }[] }

/** What becomes of each bid's answers, and the answers that are still asked for and do not carry over. */
function reported(
  { read, translate }: Pick<QueryContext, 'read' | 'translate'>,
  tender: string,
  before: Instrument,
  after: Instrument,
): { report: Report; submissions: Lost[] } {
  const asked = new Set(questionsOf(after).map(({ id }) => id))
  const bids = loadLots(read, tender).flatMap(({ id }) => loadBids(read, id))
  const migrated = bids.map((bid) => {
    const { rows } = migrateAnswers(before, after, loadAnswers(read, bid.submission))
    const said = rows.map((row) => ({ question: row.question, verdict: row.verdict, said: migrationWords(row, translate) }))
    return { bid, said }
  })
  const count = (rows: readonly { verdict: string }[], ...verdicts: string[]) =>
    rows.filter(({ verdict }) => verdicts.includes(verdict)).length
  const report: Report = {
    from: { key: before.key, version: before.version },
    to: { key: after.key, version: after.version },
    firm: firmSince(loadStanding(read, tender)),
    changes: templateDifference({ ...before, priceLines: [] }, { ...after, priceLines: [] }),
    bids: migrated.map(({ bid, said }) => ({
      bid: bid.id,
      bidder: bid.provider.name,
      lot: bid.lot,
      carried: count(said, 'carried'),
      lost: count(said, 'lost'),
      open: count(said, 'new', 'unanswered'),
      rows: said.flatMap(({ question, verdict, said }) =>
        said.length > 0 && (verdict === 'carried' || verdict === 'lost') ? [{ question, verdict, said }] : [],
      ),
    })),
  }
  const submissions = migrated.map(({ bid, said }) => ({
    submission: bid.submission,
    lost: said.filter(({ question, verdict }) => verdict === 'lost' && asked.has(question)),
  }))
  return { report, submissions }
}

/** Refuses what would leave scores without what they are about, or on another scale. */
function checkScores(read: Reader, tender: string, before: Instrument, after: Instrument): void {
  const subjects = read.all(scored, { tender })
  if (subjects.length === 0) return
  if (canonicalJson(scaleOf(before)) !== canonicalJson(scaleOf(after)))
    throw new Refusal('migration.scaleScored', { count: subjects.length })
  const questions = new Set(questionsOf(after).map(({ id }) => id))
  const wholes = new Set(criteriaOf(after).flatMap(({ id, scoring }) => (scoring === 'whole' ? [id] : [])))
  const gone = subjects.filter(({ subject, id }) => !(subject === 'question' ? questions : wholes).has(id))
  if (gone.length > 0) throw new Refusal('migration.scored', { names: gone.map(({ id }) => id).join(', ') })
}

/** What bidders are told of: the version, and each question and criterion that is asked or counts otherwise. */
function amendmentChanges(before: Instrument, after: Instrument, changes: readonly TemplateChange[]): AmendmentChange[] {
  const versionOf = ({ title, version }: Instrument) => `${title} ${version}`
  const parts = changes.flatMap((change): AmendmentChange[] => {
    const { subject, id, title } = change
    if (subject !== 'question' && subject !== 'criterion') return []
    const of = { field: subject, about: id }
    if (change.kind !== 'changed')
      return [change.kind === 'added' ? { ...of, before: null, after: title } : { ...of, before: title, after: null }]
    const { fields } = change
    const words = fields.find(({ field }) => field === (subject === 'question' ? 'text' : 'title'))
    if (words) return [{ ...of, before: words.before, after: words.after }]
    const said = (which: 'before' | 'after') => fields.map((one) => `${one.field} ${one[which] ?? '–'}`).join('; ')
    return fields.length === 0 ? [] : [{ ...of, before: said('before'), after: said('after') }]
  })
  return [{ field: 'questionnaire', about: null, before: versionOf(before), after: versionOf(after) }, ...parts]
}
