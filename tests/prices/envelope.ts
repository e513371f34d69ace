import { loadPriceSheet, loadPricesOfBid, priceSheetHash } from '../../electron/prices/prices.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import type { Workbook } from '../../shared/exchange/workbook.ts'
import { priceLayout } from '../../shared/prices/layout.ts'
import type { openDesk } from '../responses/desk.ts'
import { translate } from '../responses/verdicts.ts'
import { mara } from '../workspace/support.ts'

type Desk = Awaited<ReturnType<typeof openDesk>>

/** The price workbook of a bid as it is sent out now. */
export function workbookOf(desk: Desk, bid: string, words = translate): Workbook {
  const { read } = desk.workspace
  const sheet = loadPriceSheet(read, desk.lot)
  const facts = workbookFacts(read, bid, 'price', mara)
  const identity = { ...facts.identity, instrument: priceSheetHash(sheet) }
  return priceLayout({ ...facts, identity }, sheet, 'open', loadPricesOfBid(read, bid), words)
}

/** Records a price workbook as it came back. */
export async function receive(desk: Desk, bid: string, workbook: Workbook) {
  const path = await desk.package({ 'prices.xlsx': workbook })
  return desk.call('bid.receive', { bid, envelope: 'price', paths: [path], sender: 'Smith' })
}
