import { type Histories, historyOf } from '../workspace/histories.ts'
import { everyId } from '../workspace/read-as.ts'

/** What belongs to the history of an object. */
export const scorecardHistories: Histories = {
  bidder: historyOf.bidder(
    `SELECT score.id, follows FROM submission JOIN score ON submission_id = submission.id WHERE bid_id IN ${everyId(':bid')}
     UNION ALL SELECT consensus.id, follows FROM submission JOIN consensus ON submission_id = submission.id WHERE bid_id IN ${everyId(':bid')}
     UNION ALL SELECT agreement.id, follows FROM bid JOIN agreement USING (lot_id) WHERE bid.id IN ${everyId(':bid')} AND bid_id IN ${everyId(':bid')}
     UNION ALL SELECT exclusion.id, follows FROM bid JOIN exclusion USING (lot_id) WHERE bid.id IN ${everyId(':bid')} AND bid_id IN ${everyId(':bid')}
     UNION ALL SELECT remark.id, NULL FROM submission JOIN remark ON submission_id = submission.id WHERE bid_id IN ${everyId(':bid')}`,
  ),
  answer: historyOf.answer(
    `SELECT score.id, follows FROM submission JOIN score ON submission_id = submission.id
     WHERE bid_id IN ${everyId(':bid')} AND subject = 'question' AND subject_id = :question
     UNION ALL SELECT consensus.id, follows FROM submission JOIN consensus ON submission_id = submission.id
     WHERE bid_id IN ${everyId(':bid')} AND subject = 'question' AND subject_id = :question
     UNION ALL SELECT agreement.id, follows FROM bid JOIN agreement USING (lot_id)
     WHERE bid.id IN ${everyId(':bid')} AND question_id = :question AND (bid_id = '' OR bid_id IN ${everyId(':bid')})
     UNION ALL SELECT remark.id, NULL FROM submission JOIN remark ON submission_id = submission.id
     WHERE bid_id IN ${everyId(':bid')} AND subject = 'question' AND subject_id = :question`,
  ),
  criterion: historyOf.criterion(
    `SELECT score.id, follows FROM submission JOIN score ON submission_id = submission.id
     WHERE bid_id IN ${everyId(':bid')} AND subject = 'criterion' AND subject_id = :criterion
     UNION ALL SELECT consensus.id, follows FROM submission JOIN consensus ON submission_id = submission.id
     WHERE bid_id IN ${everyId(':bid')} AND subject = 'criterion' AND subject_id = :criterion
     UNION ALL SELECT remark.id, NULL FROM submission JOIN remark ON submission_id = submission.id
     WHERE bid_id IN ${everyId(':bid')} AND subject = 'criterion' AND subject_id = :criterion`,
  ),
}
