export const progress = {
  'workspace.check.pages': 'The pages of the file',
  'workspace.check.references': 'References between tables',
  'workspace.check.chain': 'The chain of the journal',
  'workspace.check.rows': 'Rows against the journal',
  'workspace.check.current': 'What counts as current',
  'workspace.check.topics': 'Frozen questionnaires against their hashes',
  'workspace.check.content': 'The content of evidence',
  'workspace.check.search': 'The search index against the texts',
  'receive.recognising': 'Looking whose they are',
  'import.reading': 'Reading the workbook',
  'sealing.progress': 'Sealing or opening the file',
} as const
