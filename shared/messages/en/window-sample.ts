export const windowSample = {
  'sample.look': 'Look around',
  'sample.promise':
    'A made-up tender with its bidders, scores and prices, as a workspace of its own. Change in it what you like.',
  'sample.build': 'Build the sample tender',
  'sample.building': 'Building the sample tender',
  'sample.fileName': 'customer-support.assay',
  'sample.opened': 'The bidders’ workbooks and evidence are in {folder}.',
} as const
