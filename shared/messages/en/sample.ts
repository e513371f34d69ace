export const sample = {
  'sample.workspace': 'Workspace: {path}',
  'sample.folder': 'Workbooks and evidence of the bidders: {path}',
  'sample.report': 'Comparison report: {path} ({pages, plural, one {# page} other {# pages}})',
  'sample.counts':
    '{bids, number} bids with {answers, number} answers read in and {rejected, number} rejected, {evidence, number} pieces of evidence, {scores, number} scores by {evaluators, number} evaluators, {consensus, number} consensus scores.',
  'sample.headless': 'No window opens, as asked.',
  'sample.built': 'The sample tender is built instead; every command of assay works on its file.',
  'sample.next': 'Look further: npx assay compare {path}',
  'sample.kept': 'The earlier sample was changed, or holds files of yours. It is kept as {path}.',
  'error.sample.folderExists':
    'The sample puts its workbooks and evidence into {folder}, and that exists already. Move it away, or choose another name for the workspace.',
} as const
