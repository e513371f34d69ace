/** What is told of lost keys, in the window as on the command line. */
export const lostKeys = {
  'sealing.before': 'Before you seal anything',
  'sealing.before.alone':
    'What is sealed for a key opens with that key alone. Whoever loses the key file, or its passphrase, loses what was sealed for it: nobody can open it without them, neither the makers of Assay nor an administrator.',
  'sealing.before.copies':
    'Keep two copies of the key file in two places, such as a stick in a safe and another computer. Backups of a workspace do not hold it.',
  'sealing.before.paper':
    'Print the key file: it is a few lines of text that can be typed in again. Keep its passphrase somewhere else, because whoever has both opens everything.',
  'sealing.before.second':
    'Name a second recipient for all that matters, such as a colleague, or a key that stays in a safe. Either of the two then opens it. Where two persons must open something together, name a second recipient for each of them.',
  'sealing.before.test':
    'Test each copy of the key before anything is sealed for it, and once a year: under “Keys” in the window, or with “assay key test”.',
  'sealing.lost': 'When a key or its passphrase is lost',
  'sealing.lost.look': 'Look for the second copy, the paper copy and the second recipient.',
  'sealing.lost.tell':
    'Make a new key, and give its recipient to everybody who seals for you, so that nothing more is sealed for the lost one.',
  'sealing.lost.again':
    'Ask whoever sealed something to seal it again for the new key. They often have it still: a pack is made again from its workspace, a workspace sealed again from its original.',
  'sealing.lost.prices':
    'Prices that nobody can open any more have to be handed in again. Decide on a new deadline, record why, and tell all bidders the same at the same time.',
  'sealing.lost.keep': 'Keep what is sealed for the lost key. The key may turn up.',
  'sealing.stolen': 'When a key is stolen, or somebody else may have read it',
  'sealing.stolen.all':
    'Whoever has the key file and its passphrase opens everything that was ever sealed for it, in every copy. Sealing anew does not take that back. The passphrase holds up a thief who has the file alone, the longer it is the longer.',
  'sealing.stolen.replace':
    'Make a new key and give its recipient to everybody who seals for you. Seal anew what is still to be kept, and delete what is sealed for the stolen key.',
  'sealing.stolen.known':
    'Take what was sealed as known. If prices are among it, tell whoever decides on the tender before they are opened, and record it.',
} as const
