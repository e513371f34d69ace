import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { cellAt, parseReference, reference, type SheetAsRead } from '../../shared/exchange/workbook.ts'
import { readLimits } from '../exchange/limits.ts'
import { encodeCellText } from '../exchange/spreadsheet-safety.ts'
import { readWorkbook } from '../exchange/workbook-reader.ts'
import { listSheets } from '../exchange/workbook-structure.ts'
import { readDirectory, unpack, writeZip } from '../exchange/zip.ts'

/** What somebody types into a cell. */
export type Typed = string | number | { date: string }

/** What is typed into a workbook: by the id of a row, then by the key of a column. */
export type Entries = ReadonlyMap<string, Readonly<Record<string, Typed>>>

/**
 * Fills a workbook that was written for a bidder, in place, as a bidder does at a spreadsheet: only cells change, and every
 * other byte of the sheets stays. Throws when a row or a column is not there.
 */
export function fillWorkbook(path: string, entries: Entries): void {
  const bytes = readFileSync(path)
  const { sheets } = readWorkbook(basename(path), bytes, readLimits)
  const parts = new Map(readDirectory(bytes).map((entry) => [entry.name, unpack(bytes, entry)]))
  const text = (part: string) => {
    const content = parts.get(part)
    return content && new TextDecoder().decode(content)
  }
  const rest = new Set(entries.keys())
  for (const { name, part } of listSheets(path, text, readLimits)) {
    const sheet = sheets.find((candidate) => candidate.name === name)
    const typed = sheet && cellsOf(sheet, entries, rest)
    if (typed && typed.size > 0) parts.set(part, new TextEncoder().encode(withCells(text(part) ?? '', typed)))
  }
  if (rest.size > 0) throw new Error(`${path} has no row ${[...rest].join(', ')}`)
  writeFileSync(path, writeZip(parts, true))
}

/** The entries that belong to a sheet, by the reference of their cells; takes their rows out of `rest`. */
function cellsOf(sheet: SheetAsRead, entries: Entries, rest: Set<string>): Map<string, Typed> {
  const cells = new Map<string, Typed>()
  const head = [...sheet.cells.values()].find(({ text }) => text === 'id')
  if (!head) return cells
  const columns = new Map<string, number>()
  for (let column = 1; column <= sheet.lastColumn; column++) columns.set(cellAt(sheet, head.row, column)?.text ?? '', column)
  for (let row = head.row + 1; row <= sheet.lastRow; row++) {
    const id = cellAt(sheet, row, head.column)?.text ?? ''
    const entry = entries.get(id)
    if (!entry) continue
    rest.delete(id)
    for (const [key, typed] of Object.entries(entry)) {
      const column = columns.get(key)
      if (column === undefined) throw new Error(`${sheet.name} has no column ${key}`)
      cells.set(reference(row, column), typed)
    }
  }
  return cells
}

function withCells(worksheet: string, typed: ReadonlyMap<string, Typed>): string {
  const rest = new Set(typed.keys())
  const filled = worksheet.replace(
    /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>[\s\S]*?<\/c>)/g,
    (cell, ref: string, attributes: string) => {
      const value = typed.get(ref)
      if (value === undefined) return cell
      rest.delete(ref)
      return drawn(ref, attributes.replace(/ t="[^"]*"/, ''), value)
    },
  )
  const [missing] = rest
  if (missing !== undefined) throw new Error(`there is no cell ${missing} (${parseReference(missing)?.row})`)
  return filled
}

function drawn(ref: string, attributes: string, value: Typed): string {
  if (typeof value === 'number') return `<c r="${ref}"${attributes}><v>${value}</v></c>`
  if (typeof value === 'object') return `<c r="${ref}"${attributes}><v>${dayNumber(value.date)}</v></c>`
  const text = encodeCellText(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<c r="${ref}"${attributes} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

/** Days since the last day of 1899, as spreadsheets count from March 1900 on. */
function dayNumber(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
}
