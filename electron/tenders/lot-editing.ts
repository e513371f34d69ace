import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import type { Reader } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { loadBids } from './bids.ts'
import { checkNotFirm } from './editing.ts'
import { addLot, loadLot, loadLots } from './lots.ts'
import { lotTerms } from './tables.ts'
import { loadTender } from './tenders.ts'

/** Adds a lot, while no bidder rests on the lots. */
export function addLotTo(context: Recording, lot: Parsed<'lot.add'>): Tender {
  checkNotFirm(context.write, loadTender(context.write, lot.tender).id)
  return appendLot(context, lot)
}

/** Adds a lot behind the others; without lines of its own it has those of the first. */
export function appendLot(context: Recording, { tender, title, priceLines }: Parsed<'lot.add'>): Tender {
  const { id, lots } = loadTender(context.write, tender)
  checkTitle(context.write, id, title)
  const position = 1 + Math.max(0, ...lots.map((lot) => lot.position))
  addLot(context, {
    tender: id,
    position,
    title,
    priceLines: priceLines ?? lots[0]?.priceLines ?? [],
    priceExample: priceLines === undefined && lots[0]?.priceExample === true,
  })
  return loadTender(context.write, id)
}

export function renameLot(context: Recording, { lot: id, title }: Parsed<'lot.edit'>): Tender {
  const lot = loadLot(context.write, id)
  if (lot.title !== title) {
    checkNotFirm(context.write, lot.tender)
    checkTitle(context.write, lot.tender, title, id)
    record(context.write, lotTerms, context, { lot_id: id }, { title, removed: 0 })
  }
  return loadTender(context.write, lot.tender)
}

/** Takes a lot out of its tender, while no bidder rests on the lots. */
export function removeLot(context: Recording, id: string): Tender {
  const after = takeLotOut(context, id)
  checkNotFirm(context.write, after.id)
  return after
}

/** Takes a lot out of its tender, for which nobody bids. */
export function takeLotOut(context: Recording, id: string): Tender {
  const { tender, title } = loadLot(context.write, id)
  const lots = loadLots(context.write, tender)
  const count = loadBids(context.write, id).length
  if (count > 0) throw new Refusal('lot.hasBids', { lot: title, count })
  if (lots.length === 1) throw new Refusal('lot.last', { lot: title })
  record(context.write, lotTerms, context, { lot_id: id }, { title, removed: 1 })
  return loadTender(context.write, tender)
}

/** Refuses a title that another lot of the tender has, whatever its case: by it people name the lot. */
function checkTitle(read: Reader, tender: string, title: string, own?: string): void {
  const plain = (name: string) => name.normalize('NFC').toLocaleLowerCase('und')
  const same = loadLots(read, tender).find((lot) => lot.id !== own && plain(lot.title) === plain(title))
  if (same) throw new Refusal('lot.exists', { lot: same.title })
}
