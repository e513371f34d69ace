export const workspace = {
  'error.journal.notFound': 'The journal has no entry {entry, number}.',
  'error.workspace.none': 'No workspace is open.',
  'error.workspace.untitled': 'The workspace needs a title.',
  'error.workspace.leftBeside':
    '“{left}” is left of another file that was called “{path}”, and would be read as part of a new one. Choose another name, or move it to another folder first.',
  'error.workspace.exists': '{path} exists already. Choose another name; Assay does not replace a file.',
  'error.workspace.missing':
    '{path} is not there. Check the name and the folder.{backup, select, none {} other { {of, select, this {Restore its backup {backup} to a new file and work with that.} other {There is no good backup of it beside it; the backup {backup} there is of another workspace, “{title}”.} unknown {The backup {backup} beside it is of the workspace “{title}”. If that is this one, restore it to a new file and work with that.}}}}',
  'error.workspace.foreign': '{path} is not an Assay workspace. Choose a file that Assay has written; it ends in .assay.',
  'error.workspace.sealed':
    '{path} is sealed. Open it with its key or its passphrase first: drop it on the window, or write what is in it to a new file with assay unseal; then open that file.',
  'error.workspace.isBackup':
    '{path} is a backup: it lacks the content of the evidence, which is kept beside it. Restore it to a new file, then open that file.',
  'error.workspace.newer':
    '{path} was written by a newer Assay (file format {version}); this one knows formats up to {latest}. Open it with that version or a later one.',
  'error.workspace.unknownSchema':
    '{path} contains something that Assay did not put there, or lacks something that it did: {object}. It was not opened. Use a copy from before another program changed it.',
  'error.workspace.damaged':
    '{path} is damaged ({reason, select, length {its length is not a whole number of pages} journal {its journal is empty} identity {its identity is missing} beginning {it does not begin as a workspace does} reader {the program that read it was ended by it} circles {its pages lead in circles} other {{reason}}}). Do not write to it. {backup, select, none {There is no good backup beside it; look for a copy elsewhere.} other {{of, select, this {Restore its backup {backup} to a new file and work with that.} other {There is no good backup of it beside it; the backup {backup} there is of another workspace, “{title}”.} unknown {The backup {backup} beside it is of the workspace “{title}”. If that is this one, restore it to a new file and work with that.}}}}',
  'error.workspace.tooLarge':
    '{path} is larger than {limit, number} MB, more than Assay reads of a file that others may have written. Check that it is the right file.',
  'error.workspace.valueTooLarge':
    '{path} holds a value of more than {limit, number} MB in “{column}” of “{table}”, which Assay never writes. It was not read. Use a copy from before another program changed it.',
  'error.workspace.timeout':
    'Reading {path} was stopped after {seconds, number} seconds. Nothing was taken from it. Copy it to a disk of this computer and try again; if that does not help, use another copy.',
  'error.workspace.memory':
    'Reading {path} was stopped because it needs more than {limit, number} MB of memory. Nothing was taken from it. Use another copy of it.',
  'error.workspace.locked':
    '{path} is open to write already: by process {pid} on {host} since {since}. Close it there, or open it to read. If that computer is gone for good, delete {lock}.',
  'error.workspace.openToRead':
    '{path} is open to read only, so nothing was recorded. Open it to write, or copy it to a folder of your own and open the copy.',
  'error.workspace.lockUnreadable':
    'Whether {path} is open elsewhere cannot be told: {lock} is unreadable. If nobody has it open, delete that file.',
  'error.workspace.removed':
    '{path} was moved, replaced or deleted while it was open. Nothing more can be recorded in it; all that was recorded is still here. Save a copy, for example as {suggestion}, and go on with the copy.',
  'error.workspace.changedOutside':
    '{path} was changed by another program while it was open. Nothing was recorded. Open it again to see what it holds now; verifying it lists the rows that were changed.',
  'error.workspace.walLeft':
    '{path} is closed, but its last changes could not be put into it ({reason}). {beside, select, true {They are in {wal}: keep the two files together. } other {}}{full, select, true {Free some space, then open and close the workspace again.} other {Copy what is there to another disk, and open and verify the copy before you go on.}}',
  'error.workspace.full':
    'The disk of {path} is full. Nothing was changed. Free some space and do it again, or save a copy elsewhere.',
  'error.workspace.readonly':
    '{path} cannot be written: its folder or file is read-only. Copy it to a folder of your own and open it there.',
  'error.workspace.leftOpen':
    'Another program has put a row into “{table}”, which is empty between actions, so that nothing can be recorded in this file. Verify it, and go on with a backup or a copy from before.',
  'error.workspace.unreachable': '{path} cannot be opened or created. Check that its folder exists and that you may write there.',
  'error.workspace.io': 'The disk failed to read or write {path} ({reason}). Save a copy to another disk and check this one.',
  'error.workspace.backupFailed':
    '{path} is closed, with everything that was done in it; but no backup could be taken in {folder} ({reason}). Make room or give yourself access there, then take one.',
  'error.workspace.backupUnreadable': 'The backup {path} cannot be read back. Check the disk, and take another one.',
  'error.workspace.busy': '{path} is in use by another program just now. Close it there and try again.',
  'error.undo.nothing': 'There is nothing to undo.',
  'error.undo.barrier':
    '“{command}” (entry {entry}) is on record for good, such as what arrived and when. It cannot be undone, nor can what came before it.',
  'error.undo.pruned':
    '“{command}” (entry {entry}) can no longer be undone or redone: some of what it brought was erased, or taken back otherwise.',
  'error.undo.changedSince': '“{command}” cannot be undone or redone: what it changed was changed since by something else.',
  'error.redo.nothing': 'There is nothing to redo.',
  'error.content.changed': '{path} changed while it was being read. Close it in other programs and add it again.',
  'error.content.missing': 'The content of a file (SHA-256 {sha256}) is not in this workspace.',
  'error.content.damaged':
    'The content of a file is damaged: it no longer has the SHA-256 {sha256}. Restore a backup to a new file and take it from there.',

  'workspace.problem.unreadable': 'This check could not be finished: {reason}.',
  'workspace.problem.page': 'SQLite reports: {reason}.',
  'workspace.problem.reference':
    '{count, plural, one {# row} other {# rows}} of “{table}” name a row of “{parent}” that is not there.',
  'workspace.problem.gap': 'Journal entry {entry} is missing.',
  'workspace.problem.link': 'Journal entry {entry} does not follow the entry before it.',
  'workspace.problem.entry': 'Journal entry {entry} or the list of its changes is not what was recorded.',
  'workspace.problem.changedRow': 'Row {key} of “{table}” was changed outside Assay.',
  'workspace.problem.unknownRow': 'Row {key} of “{table}” was added outside Assay.',
  'workspace.problem.missingRow': 'Row {key} of “{table}” was removed outside Assay.',
  'workspace.problem.tombstone': 'What is left of row {key} of “{table}” is not what was recorded when it was taken away.',
  'workspace.problem.readAs': 'As what “{key}” is read was changed outside Assay.',
  'workspace.problem.current': 'Which row of “{table}” is current ({key}) was changed outside Assay.',
  'workspace.problem.cover':
    '{pack, select, true {What makes this file a pack was removed outside Assay.} other {The file was made to look like a pack outside Assay.}}',
  'workspace.problem.redone':
    '“{key}” is said to be what was undone and done again, and is not: “redone” was changed outside Assay. Nothing can be redone.',
  'workspace.problem.leftOpen':
    '“{table}” holds {count, plural, one {# row} other {# rows}} that another program has put there; it is empty between actions.',
  'workspace.problem.step': 'The file does not say that it took step {version} (“{name}”) of its format.',
  'workspace.problem.instrument': 'The frozen questionnaire “{title}” is not what its hash says.',
  'workspace.problem.content':
    'The content with the SHA-256 {sha256} is damaged: {length, number} of {size, number} bytes are there, or bytes were changed.',
} as const
