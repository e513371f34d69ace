export const sealing = {
  'error.sealing.notUnderstood':
    'No key was made. What a lost key means has to be read first; “assay key lost” tells it. Then make the key with --understood.',
  'error.sealing.passphraseEmpty': 'The passphrase is empty. Choose one, such as “assay key suggest” offers.',
  'error.sealing.passphrasesDiffer': 'The two passphrases are not the same. Nothing was done; try again.',
  'error.sealing.noPassphrase':
    'A passphrase is missing. Give one line for each that is asked for, with --passphrase-file or ASSAY_PASSPHRASE_FILE.',
  'error.sealing.noRecipient': 'It is not said for whom this is sealed. Name at least one recipient in each group.',
  'error.sealing.recipientTwice':
    'The recipient {recipient} is in two groups, so that this one key would open both. Name it once.',
  'error.sealing.recipient':
    '“{recipient}…” is no recipient. A recipient begins with age1; “assay key recipient” prints that of a key.',
  'error.sealing.recipientUseless': 'One of the recipients is none for which anything can be sealed. Ask for it again.',
  'error.sealing.keyAsRecipient':
    'A secret key was given as a recipient. Nothing was done. Give its recipient, which begins with age1, and keep the key to yourself: if others may have seen it here, make a new one.',
  'error.sealing.openWorkspace':
    '{path} is open, or was not closed, so its last changes would be missing. Close it, or save a copy and seal that.',
  'error.sealing.changed': '{path} changed while it was being read. Close it in other programs and do it again.',
  'error.sealing.notSealed': '{name} is not sealed, or only its first bytes are left.',
  'error.sealing.otherVersion': '{name} is sealed in a way that this version does not know, or its beginning is damaged.',
  'error.sealing.textTooLarge':
    '{name} is sealed as text and larger than {limit, number} MB. Have it sent as bytes, without armor.',
  'error.sealing.cut': 'The end of {name} is missing. Nothing was opened. Get it again from whoever sent it.',
  'error.sealing.damaged':
    '{name} is damaged: bytes were changed, or its end is missing. Nothing was opened. Get it again from whoever sent it.',
  'error.sealing.needsPassphrase': '{name} is sealed with a passphrase. Give it.',
  'error.sealing.wrongPassphrase': 'The passphrase does not open {name}. Mind capitals, and the layout of the keyboard.',
  'error.sealing.needsKey':
    '{name} is sealed for {recipients, plural, one {one key} other {# keys, of which any opens it}}{layers, plural, one {} other {; # keys of different persons are needed in all}}. Give a key.',
  'error.sealing.wrongKey':
    'No key that was given opens {name}. It is sealed for {recipients, plural, one {another key} other {# other keys, of which any opens it}}{layers, plural, one {} other {; # keys of different persons are needed in all}}.',
  'error.sealing.needsAnotherKey':
    '{name} needs {layers, number} keys of different persons together; what was given opens {opened, number}. The next is sealed for {recipients, plural, one {one key} other {# keys, of which any will do}}. Give that as well.',
  'error.sealing.identity': 'One of the keys cannot be read. Use the key file as it was made.',
  'error.sealing.notAKey':
    '{path} is no key file. A key file is one that “assay key create” or age-keygen has made; a recipient, age1…, opens nothing.',
  'error.sealing.severalKeys': '{path} holds more than one key. Keep each in a file of its own.',
  'error.sealing.keyDamaged': 'The key in {path} is damaged. Use another copy, or type it in again from paper.',
  'error.sealing.keyNeedsPassphrase': 'The key {path} is protected by a passphrase. Give it.',
  'error.sealing.keyWrongPassphrase':
    'The passphrase does not open the key {path}. Mind capitals, and the layout of the keyboard.',

  'commandLine.key.create': 'make a key in a file of its own; “key lost” tells first what that means',
  'commandLine.key.test': 'prove that a key opens what is sealed for it',
  'commandLine.key.recipient': 'print the recipient by which others seal for a key',
  'commandLine.key.suggest': 'suggest a passphrase of random words',
  'commandLine.key.lost': 'tell what to do before a key is lost, when it is lost, and when it is stolen',
  'commandLine.seal': 'seal a file for recipients or with a passphrase',
  'commandLine.unseal': 'open a sealed file into another',
  'commandLine.option.understood': 'what “key lost” tells was read',
  'commandLine.option.withoutPassphrase': 'leave the key unprotected: whoever reads the file has it',
  'commandLine.option.passphraseFile':
    'the passphrases, one a line in the order in which they are asked for; - is what is piped in; ASSAY_PASSPHRASE_FILE does the same',
  'commandLine.option.recipients':
    'recipients, with commas between them, of whom any one opens it; repeated: one of each is needed',
  'commandLine.option.withPassphrase': 'seal with a passphrase, which is asked for',
  'commandLine.option.key': 'a key file; may be repeated',

  'sealing.ask.keyNew': 'Passphrase for the new key (not shown):',
  'sealing.ask.new': 'Passphrase to seal with (not shown):',
  'sealing.ask.again': 'The same again:',
  'sealing.ask.key': 'Passphrase of the key {path} (not shown):',
  'sealing.ask.file': 'Passphrase of {name} (not shown):',
  'sealing.keyMade': 'The key is in {path}. Copy it to a second place now, and test both with “assay key test”.',
  'sealing.keyBare': 'It has no passphrase: whoever reads the file has the key.',
  'sealing.recipientIs': 'Its recipient, to give to whoever seals for you: {recipient}',
  'sealing.weak':
    'The passphrase is short: somebody who has the file can find it by trying. {characters, number} characters or more hold; “assay key suggest” offers one.',
  'sealing.keyWorks': 'The key opens what is sealed for it. Recipient: {recipient}',
  'sealing.keyExposed': 'Others on this computer may read its file. Take their rights away.',
  'sealing.sealed':
    '{path}: {layers, plural, one {sealed} other {sealed; # keys are needed to open it, one of each group}}, {size, number} bytes.',
  'sealing.unsealed': '{path}: opened, {size, number} bytes.',
  'sealing.stillSealed': 'What it holds is itself sealed, by whoever handed it in.',
  'commandLine.toOrPassphrase': 'Say either for whom it is sealed, with --to, or --with-passphrase.',
} as const
