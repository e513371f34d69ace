import { type Histories, historyOf } from '../workspace/histories.ts'

/** What belongs to the history of an object. */
export const priceHistories: Histories = {
  bidder: historyOf.bidder(`SELECT id, follows FROM price WHERE bid_id = :bid`),
  price: historyOf.price(`SELECT id, follows FROM price WHERE bid_id = :bid AND line_id = :line`),
}
