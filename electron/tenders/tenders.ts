import { createHash, randomUUID } from 'node:crypto'
import { canonicalJson } from '../../shared/canonical.ts'
import type { Parsed } from '../../shared/contract.ts'
import { checkTemplate } from '../../shared/questionnaires/check.ts'
import { Refusal } from '../../shared/result.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import type { CommandContext } from '../endpoint.ts'
import { findTemplate } from '../questionnaires/templates.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { storeInstrument } from './instrument-store.ts'
import { addLot, loadLots } from './lots.ts'

type Row = {
  id: string
  title: string
  need: string
  currency: string
  termMonths: number
  deadline: string | null
  createdAt: string
  instrumentTitle: string
  templateKey: string
  templateVersion: string
  hash: string
  questions: number
}

const select = `
  SELECT tender.id, tender.title, need, currency, term_months AS termMonths, deadline, created_at AS createdAt,
         instrument.title AS instrumentTitle, template_key AS templateKey, template_version AS templateVersion, hash,
         (SELECT count(*) FROM question WHERE question.tender_id = tender.id) AS questions
  FROM tender JOIN instrument ON instrument.tender_id = tender.id`
const all = sql<Row>(`${select} ORDER BY tender.position`)
const byId = sql<Row, { id: string }>(`${select} WHERE tender.id = :id`)
const insert = sql<
  never,
  { id: string; title: string; need: string; currency: string; termMonths: number; deadline: string | null; at: string }
>(
  `INSERT INTO tender (id, position, title, need, currency, term_months, deadline, created_at)
   VALUES (:id, 1 + (SELECT coalesce(max(position), 0) FROM tender), :title, :need, :currency, :termMonths, :deadline, :at)`,
)

/** Creates a tender: freezes the template into its instrument, and opens its lots with their price sheets. */
export function createTender({ write, at, translate }: CommandContext, input: Parsed<'tender.create'>): Tender {
  const { priceLines, ...instrument } = findTemplate(input.template)
  const [problem] = checkTemplate({ ...instrument, priceLines })
  if (problem)
    throw new Refusal('template.unsound', { template: instrument.title, reason: translate(problem.message, problem.details) })
  const { title, need, currency, termMonths, deadline = null } = input
  const id = randomUUID()
  write.run(insert, { id, title, need, currency, termMonths, deadline, at })
  storeInstrument(write, id, { instrument, hash: instrumentHash(instrument), frozenAt: at })
  const lots = input.lots ?? [{ title: translate('tender.wholeScope') }]
  for (const [index, lot] of lots.entries())
    addLot(write, { tender: id, position: index + 1, title: lot.title, priceLines: lot.priceLines ?? priceLines })
  return loadTender(write, id)
}

export function loadTenders(read: Reader): Tender[] {
  return read.all(all).map((row) => toTender(read, row))
}

export function loadTender(read: Reader, id: string): Tender {
  const row = read.get(byId, { id })
  if (!row) throw new Refusal('tender.notFound', { tender: id })
  return toTender(read, row)
}

/** SHA-256 over the instrument's canonical JSON, in hexadecimal. */
export function instrumentHash(instrument: object): string {
  return createHash('sha256').update(canonicalJson(instrument)).digest('hex')
}

function toTender(read: Reader, row: Row): Tender {
  const { instrumentTitle, templateKey, templateVersion, hash, questions, ...tender } = row
  const lots = loadLots(read, row.id).map(({ id, position, title, priceLines }) => ({ id, position, title, priceLines }))
  return { ...tender, instrument: { title: instrumentTitle, templateKey, templateVersion, hash, questions }, lots }
}
