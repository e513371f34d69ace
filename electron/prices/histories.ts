import { type Histories, historyOf } from '../workspace/histories.ts'
import { everyId } from '../workspace/read-as.ts'

/** What belongs to the history of an object. */
export const priceHistories: Histories = {
  bidder: historyOf.bidder(`SELECT id, follows FROM price WHERE bid_id IN ${everyId(':bid')}`),
  price: historyOf.price(`SELECT id, follows FROM price WHERE bid_id IN ${everyId(':bid')} AND line_id = :line`),
}
