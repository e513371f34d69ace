import { type CellAsRead, reference, type WorkbookAsRead } from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import type { ReadLimits } from './limits.ts'

const mostRows = 1_048_576
const mostColumns = 16_384

const separators = [',', ';', '\t', '|']
/** How our sheets begin, so that one is known under any name. */
const ourMark = /(^|[\n,;\t|"])assay:\d{1,3}:/

/** Whether a file is a sheet that was saved as text: by its name, or since it says that it is one of ours. */
export function isSeparated(file: string, bytes: Uint8Array): boolean {
  return /\.(csv|tsv|tab)$/i.test(file) || isOurSheet(bytes)
}

/** Whether a text says that it is one of our sheets. */
export function isOurSheet(bytes: Uint8Array): boolean {
  return ourMark.test(decoded(bytes.subarray(0, 65_536)))
}

/**
 * Reads comma-separated values (RFC 4180), whatever separates them, as a workbook of one sheet. All cells are texts: the format does
 * not tell numbers apart. Refuses with `exchange.*`.
 */
export function readSeparated(file: string, bytes: Uint8Array, limits: ReadLimits): WorkbookAsRead {
  const text = decoded(bytes)
  if (text.includes('\0')) throw new Refusal('exchange.notWorkbook', { file, found: 'other' })
  const [, stated] = /^"?sep=(.)"?\r?\n/.exec(text) ?? []
  const body = stated === undefined ? text : text.slice(text.indexOf('\n') + 1)
  const separator = stated ?? separatorOf(body)
  const cells = new Map<string, CellAsRead>()
  let last = { row: 0, column: 0 }
  for (const { row, column, value } of valuesIn(body, separator)) {
    if (value === '') continue
    if (cells.size === limits.cells || row > mostRows || column > mostColumns)
      throw new Refusal('exchange.tooLarge', { file, what: 'cells', limit: limits.cells })
    const ref = reference(row, column)
    cells.set(ref, { ref, row, column, kind: 'text', text: value, untyped: true })
    last = { row, column: Math.max(last.column, column) }
  }
  return {
    file,
    format: 'csv',
    sheets: [
      {
        name: file.replace(/^.*[/›] ?/s, '').replace(/\.[^.]*$/, ''),
        visibility: 'visible',
        cells,
        lastRow: last.row,
        lastColumn: last.column,
        merges: [],
        hiddenRows: [],
        hiddenColumns: [],
        notes: [],
        objects: [],
      },
    ],
    names: [],
    ignored: [],
  }
}

/** What spreadsheet programs write: UTF-8, UTF-16, or else the letters of Western Europe. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    // The last letter of a part may be cut.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The character that stands behind our mark, or else most often between the values of the first line. */
function separatorOf(text: string): string {
  const [, behind] = /assay:[^\s,;|"]*"?([,;\t|])/.exec(text.slice(0, 65_536)) ?? []
  const [line = ''] = text
    .slice(0, 65_536)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/[\r\n]/)
  const counts = separators.map((separator) => line.split(separator).length)
  return behind ?? separators[counts.indexOf(Math.max(...counts))] ?? ','
}

function* valuesIn(text: string, separator: string): Generator<{ row: number; column: number; value: string }> {
  let [row, column] = [1, 1]
  for (let at = 0; at < text.length; ) {
    let value = ''
    if (text[at] === '"') {
      let end = at + 1
      for (; end < text.length; end++) {
        if (text[end] !== '"') continue
        if (text[end + 1] !== '"') break
        end++
      }
      value = text
        .slice(at + 1, end)
        .replaceAll('""', '"')
        .replace(/\r\n?/g, '\n')
      at = end + 1
    }
    let end = at
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
    yield { row, column, value: value + text.slice(at, end) }
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (text[end] === separator) column++
    else {
      row++
      column = 1
    }
  }
}
