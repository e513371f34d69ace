export const files = {
  'error.file.notGiven':
    '{path} was not chosen in a dialog, dropped here or named on the command line, so nothing was done with it. Choose it again.',
  'error.file.exists': '{path} exists already. Choose another name, or move that file away.',
  'error.file.folderMissing': '{path} cannot be written: the folder {folder} is not there.',
  'error.file.ending': '{path} must end in {ending}, so that people and programs know what it is.',
  'error.file.isFolder': '{path} is a folder. Name a file in it.',
  'error.file.isWorkspace': '{path} belongs to a workspace. Nothing was written; choose another name.',
  'error.file.nameTooLong': 'The name {path} is too long for this disk. Choose a shorter one.',
  'error.file.full': 'There is no room on the disk for {path}. Nothing was written.',
  'error.file.forbidden': '{path} cannot be written: the folder or the file is protected, or another program holds it.',
  'error.file.missing': '{path} is not there. Check the name and the folder.',
  'error.file.unreadable': '{path} cannot be read ({reason}).',
  'error.file.notRegular': '{path} is not a file.',
  'error.file.tooLarge': '{path} has {size, number} bytes; at most {limit, number} are taken in. Make it smaller, or split it.',
} as const
