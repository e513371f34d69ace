export const windowTrouble = {
  'trouble.title': 'The file needs you',
  'trouble.status': 'Not saving',
  'trouble.copy': 'Save a copy and go on with it',
  'trouble.reopen': 'Open it again',
  'trouble.saving': 'Saving a copy',
  'trouble.saved': '{path}, {size}',
  'shell.gone': 'It is not there',
  'shell.goneHelp': 'What you came for may have been undone. Choose another one in the table.',
  'left.done': 'The window was loaded again during “{work}”. It was finished all the same.',
  'left.refused': 'The window was loaded again during “{work}”. {reason}',

  'verify.start': 'Check the file',
  'verify.running': 'Checking the file',
  'verify.named':
    'Of the rows that the journal names, {present, number} are here, {undone, number} were undone, {erased, number} erased, {hidden, number} only shown in packs, and {refused, number} refused.',
  'verify.sound':
    'Sound: {checks, plural, one {# check} other {# checks}} of pages, journal, rows and evidence found nothing wrong. Head of the journal: entry {entry, number}, {digest}',

  'error.unexpected': 'Something went wrong inside Assay: {reason}. Nothing was changed.',
} as const
