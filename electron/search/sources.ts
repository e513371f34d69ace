import { type SearchSource, searchSource } from '../workspace/full-text/source.ts'

/** The label of what was chosen among the options of the question of an answer. */
const choiceLabel = (value: string) => `
  SELECT label FROM question_choice AS choice
  WHERE choice.instrument_id = submission.instrument_id AND choice.question_id = response.question_id AND choice.id = ${value}`

/** One of the rows that are asked about. */
const isAmong = 'IN (SELECT value FROM json_each(:ids))'

/** What can be found: the current text of each thing. Of answers that are codes (yes, partly, no) only the words beside them are found. */
export const searchSources: readonly SearchSource[] = [
  searchSource(
    'tender',
    `SELECT tender_id AS owner, '' AS subject, '' AS subjectId, '' AS part, title,
       concat_ws(char(10), need, (
         SELECT group_concat(lot_terms.title, char(10) ORDER BY lot.position, lot.id)
         FROM lot JOIN current_lot_terms AS lot_terms ON lot_terms.lot_id = lot.id WHERE lot.tender_id = tender.id
       )) AS body,
       tender.created_at AS at
     FROM current_tender_terms JOIN tender ON tender.id = tender_id`,
    {
      tender_terms: `SELECT tender_id AS owner, '' AS subject, '' AS subjectId, '' AS part FROM tender_terms WHERE id ${isAmong}`,
      lot_terms: `
        SELECT tender_id AS owner, '' AS subject, '' AS subjectId, '' AS part
        FROM lot_terms JOIN lot ON lot.id = lot_id WHERE lot_terms.id ${isAmong}`,
    },
  ),
  searchSource(
    'provider',
    `SELECT provider_id AS owner, '' AS subject, '' AS subjectId, '' AS part, name AS title,
       concat_ws(char(10), country, summary) AS body, NULL AS at
     FROM current_provider_details`,
    {
      provider_details: `
        SELECT provider_id AS owner, '' AS subject, '' AS subjectId, '' AS part FROM provider_details WHERE id ${isAmong}`,
    },
  ),
  searchSource(
    'evidence',
    `SELECT id AS owner, '' AS subject, '' AS subjectId, '' AS part, file_name AS title,
       coalesce((SELECT note FROM current_evidence_note WHERE evidence_id = evidence.id), '') AS body, at
     FROM evidence`,
    {
      evidence: `SELECT id AS owner, '' AS subject, '' AS subjectId, '' AS part FROM evidence WHERE id ${isAmong}`,
      evidence_note: `SELECT evidence_id AS owner, '' AS subject, '' AS subjectId, '' AS part FROM evidence_note WHERE id ${isAmong}`,
    },
  ),
  searchSource(
    'question',
    `SELECT tender_id AS owner, 'question' AS subject, question.id AS subjectId, '' AS part, text AS title,
       concat_ws(char(10), guidance, evidence, knock_out_reason, (
         SELECT group_concat(label, char(10) ORDER BY position) FROM question_choice AS choice
         WHERE choice.instrument_id = question.instrument_id AND choice.question_id = question.id
       )) AS body,
       frozen_at AS at
     FROM instrument JOIN question ON question.instrument_id = instrument.id
     WHERE instrument.kind = 'questionnaire' AND tender_id IS NOT NULL`,
    {
      instrument: `
        SELECT tender_id AS owner, 'question' AS subject, question.id AS subjectId, '' AS part
        FROM instrument JOIN question ON question.instrument_id = instrument.id
        WHERE instrument.id ${isAmong} AND instrument.kind = 'questionnaire' AND tender_id IS NOT NULL`,
    },
  ),
  searchSource(
    'bid',
    `SELECT bid_id AS owner, '' AS subject, '' AS subjectId, '' AS part, '' AS title, reason AS body, at
     FROM current_bid_standing WHERE standing = 'withdrawn'`,
    { bid_standing: `SELECT bid_id AS owner, '' AS subject, '' AS subjectId, '' AS part FROM bid_standing WHERE id ${isAmong}` },
  ),
  searchSource(
    'response',
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
     JOIN question ON question.instrument_id = submission.instrument_id AND question.id = response.question_id
     WHERE bid_id IS NOT NULL`,
    {
      response: `
        SELECT bid_id AS owner, 'question' AS subject, question_id AS subjectId, '' AS part
        FROM response JOIN submission ON submission.id = submission_id WHERE response.id ${isAmong} AND bid_id IS NOT NULL`,
    },
  ),
  searchSource(
    'score',
    `SELECT bid_id AS owner, subject, subject_id AS subjectId, evaluator_id AS part, '' AS title,
       concat_ws(char(10), reason, releasable) AS body, at
     FROM submission JOIN current_score AS score ON score.submission_id = submission.id WHERE bid_id IS NOT NULL`,
    {
      score: `
        SELECT bid_id AS owner, subject, subject_id AS subjectId, evaluator_id AS part
        FROM score JOIN submission ON submission.id = submission_id WHERE score.id ${isAmong} AND bid_id IS NOT NULL`,
    },
  ),
  searchSource(
    'consensus',
    `SELECT bid_id AS owner, subject, subject_id AS subjectId, '' AS part, '' AS title,
       concat_ws(char(10), reason, releasable) AS body, at
     FROM submission JOIN current_consensus AS consensus ON consensus.submission_id = submission.id WHERE bid_id IS NOT NULL`,
    {
      consensus: `
        SELECT bid_id AS owner, subject, subject_id AS subjectId, '' AS part
        FROM consensus JOIN submission ON submission.id = submission_id WHERE consensus.id ${isAmong} AND bid_id IS NOT NULL`,
    },
  ),
  searchSource(
    'agreement',
    `SELECT lot_id AS owner, 'question' AS subject, question_id AS subjectId, bid_id AS part, '' AS title, reason AS body, at
     FROM current_agreement`,
    {
      agreement: `
        SELECT lot_id AS owner, 'question' AS subject, question_id AS subjectId, bid_id AS part FROM agreement WHERE id ${isAmong}`,
    },
  ),
]
