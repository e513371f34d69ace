import type { Parsed } from '../../shared/contract.ts'
import type { Price } from '../../shared/prices/contract.ts'
import { readUnitPrice } from '../../shared/prices/unit-price.ts'
import { Refusal } from '../../shared/result.ts'
import type { CommandContext } from '../endpoint.ts'
import { loadReadable } from '../responses/receipts.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadLot } from '../tenders/lots.ts'
import { arePricesClosed } from '../tenders/price-keeping.ts'
import { record } from '../workspace/facts.ts'
import { loadPriceSheet, loadPricesOfBid } from './prices.ts'
import { loadPermitted } from './rates.ts'
import { priceFact } from './tables.ts'

/** Records a price that was typed by hand, in the place of the one before it. The same again is not recorded. */
export function typePrice(context: CommandContext, input: Parsed<'price.set'>): Price {
  const { write, translate } = context
  const bid = loadActiveBid(write, input.bid)
  if (arePricesClosed(write, bid)) throw new Refusal('price.closed', { lot: loadLot(write, bid.lot).title })
  const sheet = loadPriceSheet(write, bid.lot)
  const line = sheet.lines.find(({ id }) => id === input.line)
  if (!line) throw new Refusal('price.noSuchLine', { line: input.line, lot: loadLot(write, bid.lot).title })
  const before = loadPricesOfBid(write, bid.id).get(line.id)
  const currency = input.currency ?? sheet.currency
  const permitted = [sheet.currency, ...loadPermitted(write, bid.tender)]
  if (!permitted.includes(currency))
    throw new Refusal('price.currencyNotPermitted', { currency, permitted: permitted.join(', ') })
  const read = readUnitPrice(input.unitPrice ?? '', line, currency, translate)
  if (!read.ok) throw new Refusal('price.notTaken', { line: line.title, reason: read.reason })
  if (read.unitPrice === null && input.unitPrice !== null)
    throw new Refusal('price.notTaken', { line: line.title, reason: translate('prices.blank') })
  const { unitPrice } = read
  const comment = input.comment ?? before?.comment ?? null
  const receipt = receiptOf(context, bid, input)
  const same =
    before && !before.conflict && before.unitPrice === unitPrice && before.currency === currency && before.comment === comment
  if (!same || before.cameBy !== input.cameBy || before.receipt !== receipt || before.reason !== input.reason)
    record(
      write,
      priceFact,
      context,
      { bid_id: bid.id, line_id: line.id },
      {
        unit_price: unitPrice,
        currency,
        comment,
        source: 'typed',
        receipt_id: receipt,
        came_by: input.cameBy,
        reason: input.reason,
      },
    )
  const after = loadPricesOfBid(write, bid.id).get(line.id)
  if (!after) throw new Error('a price was written and is not there')
  return after
}

/** The package in whose workbook the cell stands that a price was typed from. */
function receiptOf(
  { write }: CommandContext,
  bid: { id: string; provider: { name: string } },
  { cameBy, receipt: id }: Parsed<'price.set'>,
): string | null {
  if ((cameBy === 'cell') !== (id !== undefined)) throw new Refusal('price.cellReceipt', { cameBy })
  if (id === undefined) return null
  const receipt = loadReadable(write, id)
  if (receipt.bid !== bid.id || receipt.envelope !== 'price')
    throw new Refusal('price.otherReceipt', { bidder: bid.provider.name, position: receipt.position })
  return receipt.id
}
