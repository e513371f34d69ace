import { randomUUID } from 'node:crypto'
import type { PriceLine } from '../../shared/questionnaires/model.ts'
import { priceLineKinds } from '../../shared/questionnaires/price-line-kinds.ts'
import { Refusal } from '../../shared/result.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { integer, oneOf, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { joinOthers } from '../workspace/heads.ts'
import { lotTerms, priceSheetFact, type priceSheetOrigins } from './tables.ts'

const columns = { id: text, tender: text, position: integer, title: text }
// A removed lot of which somebody else says something else is there until that is decided.
const byTender = sql(
  `SELECT lot.id, lot.tender_id AS tender, lot.position, terms.title
   FROM lot JOIN current_lot_terms AS terms ON terms.lot_id = lot.id
   WHERE lot.tender_id = :tender AND (terms.removed = 0 OR terms.in_conflict = 1)
   ORDER BY lot.position, lot.id`,
  { tender: text },
  columns,
)
const byId = sql(
  `SELECT lot.id, lot.tender_id AS tender, lot.position, terms.title, terms.removed = 1 AND terms.in_conflict = 0 AS removed
   FROM lot JOIN current_lot_terms AS terms ON terms.lot_id = lot.id WHERE lot.id = :id`,
  { id: text },
  { ...columns, removed: integer },
)
const insert = sql('INSERT INTO lot (id, tender_id, position) VALUES (:id, :tender, :position)', {
  id: text,
  tender: text,
  position: integer,
})
const storedLine = { id: text, title: text, unit: text, quantity: text, kind: oneOf(priceLineKinds) }
const tierColumns = { tierOf: optional(text), tierFrom: optional(text), tierTo: optional(text) }
const lineColumns = { ...storedLine, ...tierColumns, phases: optional(text) }
const lineSaid = `
  line.line_id AS id, line.title, line.unit, line.quantity, line.kind,
  line.tier_of AS tierOf, line.tier_from AS tierFrom, line.tier_to AS tierTo,
  (SELECT group_concat(months || ':' || percent, ';') FROM (
     SELECT months, percent FROM price_sheet_phase AS part
     WHERE part.sheet_id = line.sheet_id AND part.position = line.position ORDER BY phase)) AS phases`
const selectLines = `
  SELECT sheet.lot_id AS lot, ${lineSaid}
  FROM lot
    JOIN current_price_sheet AS sheet ON sheet.lot_id = lot.id
    JOIN price_sheet_line AS line ON line.sheet_id = sheet.id`
const linesByTender = sql(
  `${selectLines} WHERE lot.tender_id = :tender ORDER BY line.position`,
  { tender: text },
  { lot: text, ...lineColumns },
)
const linesByLot = sql(`${selectLines} WHERE lot.id = :lot ORDER BY line.position`, { lot: text }, { lot: text, ...lineColumns })
const linesOfEverySheet = sql(
  `SELECT sheet.id AS sheet, sheet.at, ${lineSaid}
   FROM price_sheet AS sheet JOIN price_sheet_line AS line ON line.sheet_id = sheet.id
   WHERE sheet.lot_id = :lot ORDER BY sheet.at, sheet.id, line.position`,
  { lot: text },
  { sheet: text, at: text, ...lineColumns },
)
const exampleSheets = sql(
  `SELECT sheet.lot_id AS lot FROM lot CROSS JOIN current_price_sheet AS sheet ON sheet.lot_id = lot.id
   WHERE lot.tender_id = :tender AND sheet.origin = 'example'`,
  { tender: text },
  { lot: text },
)
const disputedSheet = sql(
  `SELECT lot_id AS lot FROM current_price_sheet WHERE lot_id = :lot AND in_conflict = 1
   UNION ALL
   SELECT lot.id FROM lot JOIN current_tender_terms AS terms ON terms.tender_id = lot.tender_id ${joinOthers('tender_terms', 'terms')}
   WHERE lot.id = :lot AND (other.currency <> terms.currency OR other.term_months <> terms.term_months)`,
  { lot: text },
  { lot: text },
)
const insertLine = sql(
  `INSERT INTO price_sheet_line (sheet_id, position, line_id, title, unit, quantity, kind, tier_of, tier_from, tier_to)
   VALUES (:sheet, :position, :id, :title, :unit, :quantity, :kind, :tierOf, :tierFrom, :tierTo)`,
  { sheet: text, position: integer, ...storedLine, ...tierColumns },
)
const insertPhase = sql(
  `INSERT INTO price_sheet_phase (sheet_id, position, phase, months, percent)
   VALUES (:sheet, :position, :phase, :months, :percent)`,
  { sheet: text, position: integer, phase: integer, months: integer, percent: text },
)

/** A lot with the tender it belongs to. */
export type LoadedLot = Lot & { tender: string }

export function loadLots(read: Reader, tender: string): LoadedLot[] {
  const lines = Map.groupBy(read.all(linesByTender, { tender }), ({ lot }) => lot)
  const examples = new Set(read.all(exampleSheets, { tender }).map(({ lot }) => lot))
  return read.all(byTender, { tender }).map((row) => ({
    ...row,
    priceLines: (lines.get(row.id) ?? []).map(toLine),
    priceExample: examples.has(row.id),
  }))
}

export function loadLot(read: Reader, id: string): LoadedLot {
  const row = read.get(byId, { id })
  if (!row) throw new Refusal('lot.notFound', { lot: id })
  const { removed, ...lot } = row
  if (removed === 1) throw new Refusal('lot.removed', { lot: lot.title })
  const priceExample = read.all(exampleSheets, { tender: lot.tender }).some((sheet) => sheet.lot === id)
  return { ...lot, priceLines: loadPriceLines(read, id), priceExample }
}

export function addLot(
  context: Recording,
  lot: { tender: string; position: number; title: string; priceLines: readonly PriceLine[]; priceExample?: boolean },
): void {
  const { tender, position, title, priceLines, priceExample = false } = lot
  const id = randomUUID()
  context.write.run(insert, { id, tender, position })
  record(context.write, lotTerms, context, { lot_id: id }, { title, removed: 0 })
  storePriceLines(context, id, priceLines, priceExample ? 'example' : 'buyer')
}

/**
 * Whether people contradict each other on the price sheet of a lot, or on the currency or the term that its totals rest on, and nobody
 * has decided.
 */
export function isPriceSheetDisputed(read: Reader, lot: string): boolean {
  return read.get(disputedSheet, { lot }) !== undefined
}

/** The price sheet of a lot, in order. */
export function loadPriceLines(read: Reader, lot: string): PriceLine[] {
  return read.all(linesByLot, { lot }).map(toLine)
}

/** Every price sheet that a lot has had, the earliest first. */
export function loadEverySheet(read: Reader, lot: string): { at: string; lines: PriceLine[] }[] {
  const sheets = Map.groupBy(read.all(linesOfEverySheet, { lot }), ({ sheet }) => sheet)
  return [...sheets.values()].map((rows) => ({
    at: rows[0]?.at ?? '',
    lines: rows.map(toLine),
  }))
}

function toLine({ id, title, unit, quantity, kind, tierOf, tierFrom, tierTo, phases }: RowOf<typeof lineColumns>): PriceLine {
  const ramp = phases === null ? [] : phases.split(';').map(phaseOf)
  return {
    id,
    title,
    unit,
    quantity,
    kind,
    ...(tierOf !== null && tierFrom !== null && { tier: { of: tierOf, above: tierFrom, upTo: tierTo } }),
    ...(ramp.length > 0 && { ramp }),
  }
}

/** A phase as the statement gives it: `3:20`. */
function phaseOf(said: string): { months: number; percent: string } {
  const [months = '', percent = ''] = said.split(':')
  return { months: Number(months), percent }
}

/** Records the price sheet of a lot; the one before it no longer counts. */
export function storePriceLines(
  context: Recording,
  lot: string,
  priceLines: readonly PriceLine[],
  origin: (typeof priceSheetOrigins)[number] = 'buyer',
): void {
  const sheet = record(context.write, priceSheetFact, context, { lot_id: lot }, { origin })
  for (const [index, line] of priceLines.entries()) {
    const position = index + 1
    const { id, title, unit, quantity, kind, tier, ramp = [] } = line
    const inTier = { tierOf: tier?.of ?? null, tierFrom: tier?.above ?? null, tierTo: tier?.upTo ?? null }
    context.write.run(insertLine, { sheet, position, id, title, unit, quantity, kind, ...inTier })
    for (const [at, phase] of ramp.entries()) context.write.run(insertPhase, { sheet, position, phase: at + 1, ...phase })
  }
}
