/** SQL: the id of the questionnaire that a tender asks: the version that it took last, or the one that it began with. */
export const questionnaireIn = (tender: string): string => `coalesce(
  (SELECT taken.instrument_id FROM current_tender_questionnaire AS taken WHERE taken.tender_id = ${tender}),
  (SELECT first.id FROM instrument AS first WHERE first.tender_id = ${tender} AND first.kind = 'questionnaire'
   ORDER BY first.frozen_at, first.id LIMIT 1))`

/** SQL: the questionnaire in which the submission of a bid is read now. */
export const questionnaireOfBid = (bid: string): string =>
  `(SELECT ${questionnaireIn('lot.tender_id')} FROM bid AS asked JOIN lot ON lot.id = asked.lot_id WHERE asked.id = ${bid})`
