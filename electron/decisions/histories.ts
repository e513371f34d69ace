import { type Histories, historyOf } from '../workspace/histories.ts'
import { everyId } from '../workspace/read-as.ts'

/** What was recommended and awarded belongs to the history of the bidder whom it names. */
export const decisionHistories: Histories = {
  bidder: historyOf.bidder(
    `SELECT id, follows FROM recommendation WHERE bid_id IN ${everyId(':bid')}
     UNION ALL SELECT id, follows FROM award WHERE bid_id IN ${everyId(':bid')}`,
  ),
}
