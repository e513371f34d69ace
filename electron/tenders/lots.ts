import { randomUUID } from 'node:crypto'
import type { PriceLine } from '../../shared/questionnaires/model.ts'
import { Refusal } from '../../shared/result.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { type Reader, sql, type Writer } from '../workspace/database.ts'

type LotRow = { id: string; tender: string; position: number; title: string }

const select = 'SELECT id, tender_id AS tender, position, title FROM lot'
const byTender = sql<LotRow, { tender: string }>(`${select} WHERE tender_id = :tender ORDER BY position`)
const byId = sql<LotRow, { id: string }>(`${select} WHERE id = :id`)
const insert = sql<never, LotRow>('INSERT INTO lot (id, tender_id, position, title) VALUES (:id, :tender, :position, :title)')
const lines = sql<PriceLine, { lot: string }>(
  'SELECT id, title, unit, quantity, kind FROM price_line WHERE lot_id = :lot ORDER BY position',
)
const deleteLines = sql<never, { lot: string }>('DELETE FROM price_line WHERE lot_id = :lot')
const insertLine = sql<never, PriceLine & { lot: string; position: number }>(
  `INSERT INTO price_line (lot_id, id, position, title, unit, quantity, kind)
   VALUES (:lot, :id, :position, :title, :unit, :quantity, :kind)`,
)

/** A lot with the tender it belongs to. */
export type LoadedLot = Lot & { tender: string }

export function loadLots(read: Reader, tender: string): LoadedLot[] {
  return read.all(byTender, { tender }).map((row) => ({ ...row, priceLines: loadPriceLines(read, row.id) }))
}

export function loadLot(read: Reader, id: string): LoadedLot {
  const row = read.get(byId, { id })
  if (!row) throw new Refusal('lot.notFound', { lot: id })
  return { ...row, priceLines: loadPriceLines(read, id) }
}

export function addLot(
  write: Writer,
  lot: { tender: string; position: number; title: string; priceLines: readonly PriceLine[] },
): void {
  const id = randomUUID()
  write.run(insert, { id, tender: lot.tender, position: lot.position, title: lot.title })
  storePriceLines(write, id, lot.priceLines)
}

/** The price sheet of a lot, in order. */
export function loadPriceLines(read: Reader, lot: string): PriceLine[] {
  return read.all(lines, { lot })
}

/** Replaces the price sheet of a lot. */
export function storePriceLines(write: Writer, lot: string, priceLines: readonly PriceLine[]): void {
  write.run(deleteLines, { lot })
  for (const [index, line] of priceLines.entries()) write.run(insertLine, { ...line, lot, position: index + 1 })
}
