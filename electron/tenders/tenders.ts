import { createHash, randomUUID } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical.ts'
import type { Parsed } from '../../shared/contract.ts'
import type { Instrument, PriceLine } from '../../shared/questionnaires/model.ts'
import { isDefaultScale } from '../../shared/questionnaires/scale.ts'
import { Refusal } from '../../shared/result.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import type { CommandContext } from '../endpoint.ts'
import { usableTemplate } from '../questionnaires/editing.ts'
import { integer, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { storeInstrument } from './instrument-store.ts'
import { addLot, loadLots } from './lots.ts'
import { setPriceKeeping } from './price-keeping.ts'
import { questionnaireIn } from './questionnaire.ts'
import { tenderQuestionnaire, tenderTerms } from './tables.ts'

const columns = {
  id: text,
  title: text,
  need: text,
  currency: text,
  termMonths: integer,
  deadline: optional(text),
  createdAt: text,
  instrumentTitle: text,
  templateKey: text,
  templateVersion: text,
  hash: text,
  questions: integer,
}
const select = `
  SELECT tender.id, terms.title, terms.need, terms.currency, terms.term_months AS termMonths, terms.deadline,
         tender.created_at AS createdAt, instrument.title AS instrumentTitle, instrument.template_key AS templateKey,
         instrument.template_version AS templateVersion, instrument.hash,
         (SELECT count(*) FROM question WHERE question.instrument_id = instrument.id) AS questions
  FROM tender
    JOIN current_tender_terms AS terms ON terms.tender_id = tender.id
    JOIN instrument ON instrument.id = ${questionnaireIn('tender.id')}`
const all = sql(`${select} ORDER BY tender.position, tender.id`, {}, columns)
const byId = sql(`${select} WHERE tender.id = :id`, { id: text }, columns)
const priceTerms = sql(
  'SELECT currency, term_months AS termMonths FROM current_tender_terms WHERE tender_id = :tender',
  { tender: text },
  { currency: text, termMonths: integer },
)
const insert = sql(
  `INSERT INTO tender (id, position, created_at)
   VALUES (:id, 1 + (SELECT coalesce(max(position), 0) FROM tender), :at)`,
  { id: text, at: text },
)

/** Creates a tender from a template, with the lots of the input or one that covers all. */
export function createTender(context: CommandContext, input: Parsed<'tender.create'>): Tender {
  const { write, translate } = context
  const { priceLines, ...instrument } = usableTemplate(context, input.template)
  const { title, need, currency, termMonths, deadline = null } = input
  const lots = input.lots ?? [{ title: translate('tender.wholeScope') }]
  const id = addTender(
    context,
    { title, need, currency, termMonths, deadline },
    instrument,
    lots.map((lot) => ({
      title: lot.title,
      priceLines: lot.priceLines ?? priceLines,
      priceExample: lot.priceLines === undefined && priceLines.length > 0,
    })),
  )
  if (input.prices) setPriceKeeping(context, id, input.prices)
  return loadTender(write, id)
}

/** The same where the default scale goes without saying, so that one questionnaire has one hash. */
function withOwnScale({ scale, ...instrument }: Instrument): Instrument {
  return scale && !isDefaultScale(scale) ? { ...instrument, scale } : instrument
}

/** Records a tender: its terms, the frozen questionnaire, and its lots with their price sheets. Returns its id. */
export function addTender(
  context: Recording,
  { title, need, currency, termMonths, deadline }: Pick<Tender, 'title' | 'need' | 'currency' | 'termMonths' | 'deadline'>,
  instrument: Instrument,
  lots: readonly { title: string; priceLines: readonly PriceLine[]; priceExample?: boolean }[],
): string {
  const { write, at } = context
  const id = randomUUID()
  write.run(insert, { id, at })
  const terms = { title, need, currency, term_months: termMonths, deadline, reason: null }
  record(write, tenderTerms, context, { tender_id: id }, terms)
  const frozen = withOwnScale(instrument)
  storeInstrument(write, id, { instrument: frozen, hash: instrumentHash(frozen), frozenAt: at })
  for (const [index, lot] of lots.entries()) addLot(context, { ...lot, tender: id, position: index + 1 })
  return id
}

/** Freezes another version of the questionnaire of a tender, which asks it from now on. Refuses the one that it asks already. */
export function takeQuestionnaire(
  context: Recording,
  { tender, instrument, reason }: { tender: string; instrument: Instrument; reason: string | null },
): void {
  const { write, at } = context
  const frozen = withOwnScale(instrument)
  const hash = instrumentHash(frozen)
  if (loadTender(write, tender).instrument.hash === hash) throw new Refusal('migration.same', { version: frozen.version })
  const id = storeInstrument(write, tender, { instrument: frozen, hash, frozenAt: at })
  const said = { instrument_id: id, version: `${frozen.key} ${frozen.version}`, reason }
  record(write, tenderQuestionnaire, context, { tender_id: tender }, said)
}

export function loadTenders(read: Reader): Tender[] {
  return read.all(all).map((row) => toTender(read, row))
}

export function loadTender(read: Reader, id: string): Tender {
  const row = read.get(byId, { id })
  if (!row) throw new Refusal('tender.notFound', { tender: id })
  return toTender(read, row)
}

/** What the prices of a tender are in, and for how many months. */
export function loadPriceTerms(read: Reader, tender: string): Pick<Tender, 'currency' | 'termMonths'> {
  const terms = read.get(priceTerms, { tender })
  if (!terms) throw new Refusal('tender.notFound', { tender })
  return terms
}

/** SHA-256 over the instrument's canonical JSON, in hexadecimal. */
export function instrumentHash(instrument: object): string {
  return createHash('sha256').update(canonicalJson(instrument)).digest('hex')
}

function toTender(read: Reader, row: RowOf<typeof columns>): Tender {
  const { instrumentTitle, templateKey, templateVersion, hash, questions, ...tender } = row
  const lots = loadLots(read, row.id).map(({ tender: _, ...lot }) => lot)
  return { ...tender, instrument: { title: instrumentTitle, templateKey, templateVersion, hash, questions }, lots }
}
