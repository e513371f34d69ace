import { type Histories, historyOf } from '../workspace/histories.ts'
import { everyId } from '../workspace/read-as.ts'

/** What belongs to the history of an object. */
export const tenderHistories: Histories = {
  bidder: historyOf.bidder(
    `SELECT id, NULL AS follows FROM bid WHERE id IN ${everyId(':bid')}
     UNION ALL SELECT id, follows FROM bid_standing WHERE bid_id IN ${everyId(':bid')}
     UNION ALL SELECT id, follows FROM subcontracting WHERE bid_id IN ${everyId(':bid')}
     UNION ALL SELECT id, follows FROM price_inquiry WHERE bid_id IN ${everyId(':bid')}
     UNION ALL SELECT provider_id, NULL FROM bid WHERE id IN ${everyId(':bid')}
     UNION ALL SELECT details.id, follows FROM bid JOIN provider_details AS details USING (provider_id) WHERE bid.id IN ${everyId(':bid')}
     UNION ALL SELECT id, NULL FROM submission WHERE bid_id IN ${everyId(':bid')}`,
  ),
}
