import { writeFileSync } from 'node:fs'
import type { Output, Parsed } from '../../shared/contract.ts'
import { priceLayout } from '../../shared/prices/layout.ts'
import { Refusal } from '../../shared/result.ts'
import type { TaskContext } from '../endpoint.ts'
import { writeWorkbook } from '../exchange/workbook-writer.ts'
import { giveOut } from '../giving-out.ts'
import { checkWorkbookPath, workbookFacts } from '../responses/workbook.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadLot } from '../tenders/lots.ts'
import { loadPriceKeeping } from '../tenders/price-keeping.ts'
import { loadPriceSheet, loadPricesOfBid, priceSheetHash } from './prices.ts'

/** Writes the price workbook of a bid, with the prices that it has already. */
export async function writePriceWorkbook(
  context: TaskContext,
  { bid: bidId, path }: Parsed<'price.workbook'>,
): Promise<Output<'price.workbook'>> {
  const { session, profile, translate } = context
  const { read } = session.workspace()
  checkWorkbookPath(path)
  const bid = loadActiveBid(read, bidId)
  const sheet = loadPriceSheet(read, bid.lot)
  if (sheet.lines.length === 0) throw new Refusal('price.noLines', { lot: loadLot(read, bid.lot).title })
  const facts = workbookFacts(read, bid.id, 'price', profile)
  const identity = { ...facts.identity, instrument: priceSheetHash(sheet) }
  const { kept } = loadPriceKeeping(read, bid.tender)
  const layout = priceLayout({ ...facts, identity }, sheet, kept, loadPricesOfBid(read, bid.id), translate)
  const bytes = await writeWorkbook(layout)
  const { registered } = giveOut(
    context,
    { command: 'price.workbook', kind: 'priceWorkbook', about: bid.id },
    { path },
    (temporary) => writeFileSync(temporary, bytes),
  )
  return { path, lines: sheet.lines.length, registered }
}
