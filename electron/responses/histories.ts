import { type Histories, historyOf } from '../workspace/histories.ts'
import { everyId } from '../workspace/read-as.ts'

/** What belongs to the history of an object. */
export const responseHistories: Histories = {
  bidder: historyOf.bidder(
    `SELECT id, NULL AS follows FROM receipt WHERE bid_id IN ${everyId(':bid')}
     UNION ALL SELECT id, follows FROM receipt_correction WHERE bid_id IN ${everyId(':bid')}
     UNION ALL SELECT response.id, follows FROM submission JOIN response ON submission_id = submission.id WHERE bid_id IN ${everyId(':bid')}
     UNION ALL SELECT said.id, follows FROM submission JOIN confidentiality AS said ON submission_id = submission.id WHERE bid_id IN ${everyId(':bid')}`,
  ),
  answer: historyOf.answer(
    `SELECT response.id, follows FROM submission JOIN response ON submission_id = submission.id
     WHERE bid_id IN ${everyId(':bid')} AND question_id = :question
     UNION ALL SELECT said.id, follows FROM submission JOIN confidentiality AS said ON submission_id = submission.id
     WHERE bid_id IN ${everyId(':bid')} AND question_id = :question`,
  ),
  evidence: historyOf.evidence(
    `SELECT id, follows FROM response_file JOIN response ON response.id = response_id WHERE evidence_id = :evidence`,
  ),
  receipt: historyOf.receipt(
    `SELECT id, NULL AS follows FROM receipt WHERE id = :receipt
     UNION ALL SELECT id, follows FROM receipt_correction WHERE receipt_id = :receipt
     UNION ALL SELECT id, follows FROM receipt_admission WHERE receipt_id = :receipt`,
  ),
}
