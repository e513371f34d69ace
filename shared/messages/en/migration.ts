/** What becomes of answers where a questionnaire is taken in another version. */
export const migration = {
  'migration.lost.removed': 'The question is not asked any more.',
  'migration.lost.type': 'The question takes another kind of answer: {names}. Ask it again.',
  'migration.lost.notApplicable': 'The question does not offer “not applicable” any more. Ask for an answer.',
  'migration.lost.choice': 'What was chosen is not offered any more: {names}. Ask it again.',
  'migration.lost.unit': 'The number was given in another unit: {names}. Ask it again.',
  'migration.lost.bounds': 'The number {names} lies outside what the question takes now. Ask it again.',
  'migration.lost.currency': 'The amount was given in another currency: {names}. Ask it again.',
  'migration.lost.columns': 'The columns of the table are others: {names}. Ask it again.',
  'migration.remark.reworded': 'The question was reworded. See whether the answer still answers it.',
  'migration.remark.guidance': 'Guidance or the evidence that is asked for changed.',
  'migration.remark.choiceReworded': 'What was chosen is worded otherwise now. See whether it still means the same.',
  'migration.remark.moreChoices': 'Choices were added that the bidder did not have.',
  'migration.remark.points': 'The answer earns by other points or weights.',
  'migration.remark.knockOut': 'What excludes changed.',
  'migration.remark.notAsked': 'Under the conditions of this version the question is not put to this bidder.',
  'migration.notCarried': 'Not carried over to version {version}: {why}',
  'error.migration.same': 'The tender asks version {version} already, word for word. Change the template first, or take another.',
  'error.migration.reason':
    'Bidders have rested on the questionnaire since {at}, so that another version is an amendment. Say why.',
  'error.migration.scaleScored':
    '{count, plural, one {Something was} other {# things were}} scored on the present scale, and the other version has another one. Keep the scale.',
  'error.migration.scored':
    'People have scored {names}, which the other version does not have them score. Keep these questions and criteria.',
} as const
