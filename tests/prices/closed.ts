import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { loadPriceSheet, loadPricesOfBid, priceSheetHash } from '../../electron/prices/prices.ts'
import { workbookFacts } from '../../electron/responses/workbook.ts'
import { createKey } from '../../electron/sealing/keys.ts'
import { priceLayout } from '../../shared/prices/layout.ts'
import type { PriceKeeping } from '../../shared/tenders/contract.ts'
import { testApplication } from '../application/support.ts'
import { openDesk } from '../responses/desk.ts'
import { fill } from '../responses/sheets.ts'
import { translate } from '../responses/verdicts.ts'
import { mara } from '../workspace/support.ts'

/** Words and a figure that stand in the price envelope alone. */
export const markers = ['quetzalcoatlus', '48151623']

/**
 * A workspace in which prices are kept in some way, with a bidder, a package of its prices that is not recorded yet, and evaluators, Ada
 * and Ben unless others are named. Keys of two persons lie beside it.
 */
export async function closedPrices(kept: PriceKeeping['kept'], openers: 1 | 2 = 2, evaluators = ['Ada', 'Ben']) {
  const desk = await openDesk()
  const { call, tender, lot } = desk
  const bid = desk.bid('Nordlicht')
  for (const name of evaluators) await call('evaluator.add', { name })
  const keys = [join(desk.folder, 'one.key'), join(desk.folder, 'two.key')] as const
  const recipients = kept === 'sealed' ? [await createKey(keys[0], 'first secret words'), await createKey(keys[1], null)] : []
  await call('tender.prices', { tender, prices: { kept, openers, recipients } })
  const sheet = loadPriceSheet(desk.workspace.read, lot)
  const facts = workbookFacts(desk.workspace.read, bid, 'price', mara)
  const identity = { ...facts.identity, instrument: priceSheetHash(sheet) }
  const layout = priceLayout({ ...facts, identity }, sheet, kept, loadPricesOfBid(desk.workspace.read, bid), translate)
  const filled = fill(layout, { agent: { price: 48_151_623 }, hour: { price: 12, comment: 'quetzalcoatlus' } })
  const workbook = await writeWorkbook(filled)
  const paths = [await desk.package({ 'prices.xlsx': workbook, 'letter.txt': `We ask for 48151623, ${markers[0]}` })]
  const receive = { bid, envelope: 'price' as const, paths, sender: 'Nordlicht' }
  const given = [
    { path: keys[0], passphrase: 'first secret words' },
    { path: keys[1], passphrase: null },
  ]
  const file = desk.workspace.path
  /** The same file, with somebody else at the machine. */
  const as = async (name: string) => {
    await desk.close()
    const application = testApplication({ actingAs: name })
    await application.call('workspace.open', { path: file })
    return application
  }
  return { ...desk, bid, keys: given, receive, workbook, paths, file, as }
}

/** All files of a folder and the folders in it. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

/** Which of these files hold one of the pieces. */
export function holding(files: readonly string[], pieces: readonly (string | Uint8Array)[]): string[] {
  return files.filter((path) =>
    pieces.some((piece) => readFileSync(path).includes(typeof piece === 'string' ? piece : Buffer.from(piece))),
  )
}
