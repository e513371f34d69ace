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
} as const
