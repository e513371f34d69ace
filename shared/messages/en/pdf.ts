export const pdf = {
  'error.pdf.tooLarge':
    '“{file}” is larger than {limit, number} MB, and its pages are not shown here. Export it and open the copy with another program.',
  'error.pdf.tooManyPages':
    '“{file}” says that it has {pages, number} pages; documents of up to {limit, number} are shown here. Export it and open the copy with another program.',
  'error.pdf.encrypted':
    '“{file}” is protected by a password, and its pages cannot be shown. Ask its sender for a copy without one.',
  'error.pdf.damaged': '“{file}” is damaged: its pages cannot be read. Ask its sender to send it again.',
  'error.pdf.damagedPage':
    'Page {page, number} of “{file}” is damaged and cannot be shown. Look at another page, or ask its sender to send the file again.',
  'error.pdf.noSuchPage': '“{file}” has no page {page, number}; it has {pages, plural, one {# page} other {# pages}}.',
  'error.pdf.timeout':
    'Drawing page {page, number} of “{file}” was stopped after {seconds, number} seconds. Look at another page, or export the file and open the copy with another program.',
  'error.pdf.memory':
    'Drawing page {page, number} of “{file}” was stopped because it needs more than {limit, number} MB of memory. Look at another page, or export the file and open the copy with another program.',
} as const
