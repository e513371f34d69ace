/** The rooms of the house, in the one direction in which they may depend on one another: a later one on an earlier one. */
export const topics = [
  'workspace',
  'evidence',
  'providers',
  'questionnaires',
  'tenders',
  'responses',
  'scorecards',
  'prices',
  'decisions',
  'reports',
  'search',
  'journal',
] as const
export type Topic = (typeof topics)[number]
