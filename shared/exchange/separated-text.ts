import { isFormula } from './table-text.ts'

/**
 * A table as separated values (RFC 4180). A text that a spreadsheet would compute gets an apostrophe before it, and so does one that has
 * such apostrophes already, so that `unneutralised` gives every text back as it was.
 */
export function separatedText(rows: readonly (readonly string[])[], separator: ',' | '\t'): string {
  const end = separator === ',' ? '\r\n' : '\n'
  return rows.map((cells) => `${cells.map((cell) => quoted(neutralised(cell), separator)).join(separator)}${end}`).join('')
}

/** The rows of cells in a text as `separatedText` writes it, or a spreadsheet puts it on the clipboard. Line ends in cells are line feeds. */
export function separatedRows(text: string, separator: ',' | '\t'): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < text.length; ) {
    let cell = ''
    if (text[at] === '"') {
      let end = at + 1
      while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1
      cell = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    }
    let end = at
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
    row.push(unneutralised((cell + text.slice(at, end)).replace(/\r\n?/g, '\n')))
    at = end + 1
    if (text[end] === separator) {
      // A separator at the very end has an empty cell behind it.
      if (at === text.length) row.push('')
      continue
    }
    if (text[end] === '\r' && text[at] === '\n') at += 1
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

/** A text that no spreadsheet computes. */
export function neutralised(text: string): string {
  return isFormula(text.replace(/^'+/, '')) ? `'${text}` : text
}

/** What `neutralised` made a text of. */
export function unneutralised(text: string): string {
  return text.startsWith("'") && isFormula(text.replace(/^'+/, '')) ? text.slice(1) : text
}

/** In quotes where it has to be: with separators, quotes, line ends, and spaces at an end that some programs would drop. */
function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
