/** What came of checking a report, in the window and on the command line. */
export const reportCheck = {
  'reportCheck.verdict':
    '{verdict, select, agrees {It agrees with this workspace.} consistent {It is consistent in itself; nobody asked whether a workspace gives it.} altered {It was altered.} unknown {This workspace does not know it.} other {It cannot be made again here, so nobody can say whether it is as it was written.}}',
  'reportCheck.figures':
    '{differing, plural, =0 {All {figures, plural, one {# figure follows} other {# figures follow}} from the answers, scores and prices that the report carries.} one {One value does not follow from the answers, scores and prices that the report carries:} other {# values do not follow from the answers, scores and prices that the report carries:}}',
  'reportCheck.state':
    'It says to show entry {entry, number} of “{title}”, written on {at}, with the head {digest} and the state root {root}.',
  'reportCheck.obstacle':
    '{obstacle, select, otherWorkspace {It is of another workspace: of one with another identity.} olderCopy {The journal here ends before the entry that it shows: this is an older copy, or the report is not of this workspace.} otherPast {The journal here has no entry with its head: its past was written anew, or the report is not of this workspace.} otherVersion {Version {program} of Assay wrote it, and this is version {own}: pages may differ for that reason alone.} language {It is in a language that is not installed here, so its pages cannot be made.} other {Something that was recorded then is gone from this workspace: it was erased, or undone. What rests on it cannot be compared.}}',
  'reportCheck.facts':
    '{differing, plural, =0 {What it rests on is what the journal of this workspace proves at that state.} one {In what it rests on, one value is not what the journal of this workspace proves at that state:} other {In what it rests on, # values are not what the journal of this workspace proves at that state:}}',
  'reportCheck.pages':
    '{differing, plural, =0 {All {pages, plural, one {# page is} other {# pages are}} as this state gives them.} one {One of {pages, plural, one {# page} other {# pages}} is not as this state gives it:} other {# of {pages, plural, one {# page} other {# pages}} are not as this state gives them:}}',
  'reportCheck.saved':
    '{saved, select, asWritten {The file is as it was written, byte for byte.} addedTo {The first revision is as it was written, byte for byte; something was added behind it since, as a signature or a note is.} other {Another program saved it again: facts, pages and what a screen reader is told of them were compared, and nothing else of the file.}}',
  'reportCheck.registered': 'This workspace registered on {at} that these very bytes were given out.',
  'reportCheck.value': '{place}: {found} in the report, {expected} {by, select, figures {recomputed} other {in the workspace}}',
  'reportCheck.page':
    'Page {page, number}: {kind, select, text {“{found}” where “{expected}” belongs} heard {a screen reader is told “{found}” where “{expected}” belongs} looks {the same words, but it looks otherwise} missing {it is missing} other {it was added}}',
  'reportCheck.place': '{outer} › {inner}',
  'reportCheck.nothing': 'nothing',
  'reportCheck.more': '{count, plural, one {One more is} other {# more are}} not listed.',
} as const
