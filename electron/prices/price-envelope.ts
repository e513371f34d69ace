import { type PriceChange, priceVerdict } from '../../shared/prices/verdict.ts'
import type { Judge } from '../responses/envelope.ts'
import { earlierSheetHashes } from './added-lines.ts'
import { loadPriceSheet, loadPricesOfBid, priceSheetHash, storePrice } from './prices.ts'

/** The envelope of prices: a filled price sheet. */
export const priceJudge: Judge<PriceChange> = {
  envelope: 'price',
  instrumentOf: (read, bid) => priceSheetHash(loadPriceSheet(read, bid.lot)),
  earlierOf: (read, bid) => earlierSheetHashes(read, bid.lot),
  judge(read, { bid, returned, attachments }, translate) {
    const sheet = loadPriceSheet(read, bid.lot)
    const recorded = loadPricesOfBid(read, bid.id)
    return { ...priceVerdict({ sheet, recorded, returned, attachments: attachments.names }, translate), files: [] }
  },
  take(context, { receipt, bid }, changes) {
    for (const change of changes) storePrice(context, bid.id, change, receipt.id)
  },
}
