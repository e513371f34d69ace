import { plain } from '../workbook/sent.ts'
import { type Remarks, shortened } from './remarks.ts'
import type { Returned, ReturnedSheet } from './returned.ts'

/**
 * Tells what was done to the sheets: renamed, copied, moved or repeated columns, sheets that are missing or not
 * ours. `names` are the sheets as they were sent, by part; `headings` the columns of each, by their keys, in their order.
 */
export function remarkOnSheets(
  returned: Returned,
  names: ReadonlyMap<string, string>,
  headings: ReadonlyMap<string, string>,
  remarks: Remarks,
): void {
  const keys = [...headings.keys()]
  const isText = returned.format === 'csv'
  if (['xls', 'xlsb', 'csv'].includes(returned.format)) remarks.add('format', { format: returned.format })
  if (!returned.manifest && !isText) remarks.add('newWorkbook')
  for (const [part, name] of names) {
    const found = returned.sheets.filter((sheet) => sheet.part === part)
    if (found.length === 0) remarks.add('sheetMissing', { sheet: name })
    if (found.length > 1) remarks.add('sheetRepeated', { sheets: found.map(({ sheet }) => sheet.name).join(', ') })
    for (const { sheet } of found.length === 1 ? found : []) {
      if (sheet.name !== name && !isText) remarks.add('sheetRenamed', { sent: name, returned: sheet.name })
    }
  }
  for (const one of returned.sheets) {
    const { sheet, columns, repeated } = one
    for (const moved of movedHeadings(one, headings)) remarks.add('headingMoved', { sheet: sheet.name, ...moved })
    const order = [...columns.keys()].filter((key) => keys.includes(key))
    const expected = keys.filter((key) => columns.has(key))
    if (order.join() !== expected.join()) remarks.add('columnsMoved', { sheet: sheet.name })
    for (const key of keys) if (!columns.has(key)) remarks.add('columnMissing', { sheet: sheet.name, column: key, cell: '' })
    for (const key of repeated) remarks.add('columnRepeated', { sheet: sheet.name, column: key })
    if (sheet.visibility !== 'visible') remarks.add('sheetHidden', { sheet: sheet.name })
  }
  for (const { name } of returned.foreign) remarks.add('sheetForeign', { sheet: name })
  if (returned.cover && !returned.cover.sent && !isText) remarks.add('coverUnchecked')
  if (returned.language !== '' && !remarks.speaks(returned.language))
    remarks.add('languageUnknown', { language: shortened(returned.language) })
  for (const kind of returned.ignored) remarks.add('ignoredContent', { kind })
}

/** Headings that came back above the column of another. What stands beneath may be meant for that one. */
function movedHeadings(
  { besides, columns }: ReturnedSheet,
  headings: ReadonlyMap<string, string>,
): { sent: string; returned: string }[] {
  const others = new Set([...headings.values()].map(plain))
  return [...columns].flatMap(([key, column]) => {
    const sent = headings.get(key)
    const moved = besides.find(
      (cell) => cell.column === column && plain(cell.text) !== plain(sent ?? '') && others.has(plain(cell.text)),
    )
    const own = besides.some((cell) => cell.column === column && plain(cell.text) === plain(sent ?? ''))
    return sent && moved && !own ? [{ sent, returned: moved.text }] : []
  })
}
