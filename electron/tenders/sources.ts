import { amongIds, type SearchSource, searchSource } from '../workspace/full-text/source.ts'
import { canonical } from '../workspace/read-as.ts'
import { questionnaireIn } from './questionnaire.ts'

/** What can be found of tenders, of the questions that they ask, and of withdrawals. */
export const tenderSources: readonly SearchSource[] = [
  searchSource(
    { name: 'tender', kind: 'tender' },
    `SELECT tender_id AS owner, '' AS subject, '' AS subjectId, '' AS part, title,
       concat_ws(char(10), need, (
         SELECT group_concat(lot_terms.title, char(10) ORDER BY lot.position, lot.id)
         FROM lot JOIN current_lot_terms AS lot_terms ON lot_terms.lot_id = lot.id WHERE lot.tender_id = tender.id AND lot_terms.removed = 0
       )) AS body,
       tender.created_at AS at
     FROM current_tender_terms JOIN tender ON tender.id = tender_id`,
    {
      tender_terms: `SELECT tender_id AS owner, '' AS subject, '' AS subjectId, '' AS part FROM tender_terms WHERE id ${amongIds}`,
      lot_terms: `
        SELECT tender_id AS owner, '' AS subject, '' AS subjectId, '' AS part
        FROM lot_terms JOIN lot ON lot.id = lot_id WHERE lot_terms.id ${amongIds}`,
    },
  ),
  searchSource(
    { name: 'question', kind: 'question' },
    `SELECT tender_id AS owner, 'question' AS subject, question.id AS subjectId, '' AS part, text AS title,
       concat_ws(char(10), guidance, evidence, knock_out_reason, (
         SELECT group_concat(label, char(10) ORDER BY position) FROM question_choice AS choice
         WHERE choice.instrument_id = question.instrument_id AND choice.question_id = question.id
       )) AS body,
       frozen_at AS at
     FROM instrument JOIN question ON question.instrument_id = instrument.id
     WHERE instrument.id = ${questionnaireIn('instrument.tender_id')}`,
    {
      tender_questionnaire: `
        SELECT tender_questionnaire.tender_id AS owner, 'question' AS subject, question.id AS subjectId, '' AS part
        FROM tender_questionnaire JOIN instrument ON instrument.tender_id = tender_questionnaire.tender_id
          JOIN question ON question.instrument_id = instrument.id
        WHERE tender_questionnaire.id ${amongIds}`,
      instrument: `
        SELECT tender_id AS owner, 'question' AS subject, question.id AS subjectId, '' AS part
        FROM instrument JOIN question ON question.instrument_id = instrument.id
        WHERE instrument.id ${amongIds} AND instrument.kind = 'questionnaire' AND tender_id IS NOT NULL`,
    },
  ),
  searchSource(
    { name: 'bid', kind: 'reason' },
    `SELECT bid_id AS owner, '' AS subject, '' AS subjectId, '' AS part, '' AS title, reason AS body, at
     FROM current_bid_standing WHERE standing = 'withdrawn'`,
    {
      bid_standing: `SELECT ${canonical('bid_id')} AS owner, '' AS subject, '' AS subjectId, '' AS part FROM bid_standing WHERE id ${amongIds}`,
    },
  ),
  searchSource(
    { name: 'procedure', kind: 'tender' },
    `SELECT tender_id AS owner, '' AS subject, '' AS subjectId, '' AS part, '' AS title,
       concat_ws(char(10), authority, address, why, published_in, published_reference, selection, not_electronic) AS body, at
     FROM current_tender_procedure`,
    {
      tender_procedure: `SELECT tender_id AS owner, '' AS subject, '' AS subjectId, '' AS part FROM tender_procedure WHERE id ${amongIds}`,
    },
  ),
  searchSource(
    { name: 'subcontracting', kind: 'reason' },
    `SELECT bid_id AS owner, '' AS subject, '' AS subjectId, '' AS part, '' AS title, coalesce((
         SELECT group_concat(concat_ws(char(10), subcontractor, what), char(10) ORDER BY position) FROM subcontracted_part
         WHERE subcontracting_id = said.id
       ), '') AS body, at
     FROM current_subcontracting AS said`,
    {
      subcontracting: `SELECT ${canonical('bid_id')} AS owner, '' AS subject, '' AS subjectId, '' AS part FROM subcontracting WHERE id ${amongIds}`,
    },
  ),
  searchSource(
    { name: 'inquiry', kind: 'reason' },
    `SELECT bid_id AS owner, '' AS subject, '' AS subjectId, '' AS part, '' AS title,
       concat_ws(char(10), question, answer, reason) AS body, at
     FROM current_price_inquiry`,
    {
      price_inquiry: `SELECT ${canonical('bid_id')} AS owner, '' AS subject, '' AS subjectId, '' AS part FROM price_inquiry WHERE id ${amongIds}`,
    },
  ),
]
