import { questionnaireOfBid } from '../tenders/questionnaire.ts'
import { amongIds, type SearchSource, searchSource } from '../workspace/full-text/source.ts'
import { canonical } from '../workspace/read-as.ts'

/** The label of what was chosen among the options of the question of an answer. */
const choiceLabel = (value: string) => `
  SELECT label FROM question_choice AS choice
  WHERE choice.instrument_id = question.instrument_id AND choice.question_id = response.question_id AND choice.id = ${value}`

/** What can be found of answers: of those that are codes (yes, partly, no) only the words beside them. */
export const responseSources: readonly SearchSource[] = [
  searchSource(
    { name: 'response', kind: 'answer' },
    `SELECT bid_id AS owner, 'question' AS subject, response.question_id AS subjectId, '' AS part, '' AS title,
       concat_ws(char(10),
         CASE
           WHEN value IS NULL OR type IN ('yesNo', 'yesPartlyNo') THEN NULL
           WHEN type = 'singleChoice' THEN (${choiceLabel('response.value')})
           ELSE concat_ws(' ', value, unit, currency)
         END,
         (
           SELECT group_concat(
             coalesce(CASE item.column_id WHEN '' THEN (${choiceLabel('item.value')}) END, item.value),
             char(10) ORDER BY item.row, item.column_id
           )
           FROM response_item AS item WHERE item.response_id = response.id
         ),
         comment, reason) AS body,
       response.at AS at
     FROM submission
     JOIN current_response AS response ON response.submission_id = submission.id
     JOIN question ON question.instrument_id = ${questionnaireOfBid('submission.bid_id')} AND question.id = response.question_id
     WHERE bid_id IS NOT NULL`,
    {
      response: `
        SELECT bid_id AS owner, 'question' AS subject, question_id AS subjectId, '' AS part
        FROM response JOIN submission ON submission.id = ${canonical('submission_id')} WHERE response.id ${amongIds} AND bid_id IS NOT NULL`,
      tender_questionnaire: `
        SELECT submission.bid_id AS owner, 'question' AS subject, response.question_id AS subjectId, '' AS part
        FROM tender_questionnaire JOIN lot USING (tender_id) JOIN bid ON bid.lot_id = lot.id
          JOIN submission ON submission.bid_id = bid.id JOIN response ON response.submission_id = submission.id
        WHERE tender_questionnaire.id ${amongIds}`,
    },
  ),
]
