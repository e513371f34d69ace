export const reports = {
  'reports.page': '{page} of {pages}',
  'reports.link': 'Go to {target}',
  'error.reports.anchor.unknown': 'The report links to "{anchor}", but nothing in it carries that name.',
} as const
