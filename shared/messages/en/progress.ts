export const progress = {
  'workspace.check.pages': 'The pages of the file',
  'workspace.check.references': 'References between tables',
  'workspace.check.chain': 'The chain of the journal',
  'workspace.check.images': 'Row images against their digests',
  'workspace.check.rows': 'Rows against the journal',
  'workspace.check.content': 'The content of evidence',
  'workspace.check.search': 'The search index against the texts',
  'import.reading': 'Reading the workbook',
} as const
