/** Versions of a template side by side, and a tender that takes another one. */
export const windowVersions = {
  'templates.retire': 'Retire',
  'templates.return': 'Use again',
  'templates.showRetired': 'Retired ones too',
  'templates.retired': 'your own, retired',
  'templates.standing': '“{title}” is {retired, select, true {retired: no new tender takes it} other {in use again}}.',
  'versions.view': 'Versions',
  'versions.none': 'No version was kept yet',
  'versions.noneHelp':
    'Keep a version, or start a tender with the template, which keeps one. What was changed since then is shown here.',
  'versions.now': 'As it is now',
  'versions.version': '{version}, kept on {at}',
  'versions.same': 'They hold the same',
  'versions.differences': 'What differs',
  'versions.part': 'Where',
  'versions.named':
    '{subject, select, template {Template} section {Section} question {Question} criterion {Criterion} other {Price line}}: {title}',
  'versions.change': 'Change',
  'versions.kind': '{kind, select, added {added} removed {removed} moved {moved} other {changed}}',
  'versions.field': 'Field',
  'versions.before': 'Before',
  'versions.after': 'After',
  'versions.decides': 'Decides',
  'versions.yes': 'yes',
  'migrate.open': 'Take another version',
  'migrate.title': 'Another version of the questionnaire',
  'migrate.template': '{title}, {version}',
  'migrate.same': 'The tender asks this version already.',
  'migrate.firm': 'Bidders rest on the questionnaire, so that this is an amendment: tell them, and send them the new workbook.',
  'migrate.reason': 'Why',
  'migrate.take': 'Take this version',
  'migrate.done': 'The tender asks version {version}{amendment, plural, =0 {} other {, by amendment #}}',
  'migrate.row': '{verdict, select, lost {Lost} other {Look again}}: {question}: {said}',
  'migration.summary':
    'From {from} to {to}: {changes, plural, one {# part differs} other {# parts differ}}, {decides, plural, =0 {none} one {one} other {#}} of them in points, weights or exclusion.',
  'migration.bid':
    '{bidder}: {carried, plural, one {# answer carries} other {# answers carry}} over, {lost, plural, one {# is} other {# are}} lost, {open, plural, one {# question is} other {# questions are}} new or unanswered.',
} as const
