import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import type {
  CellAsRead,
  CellContent,
  Workbook,
  WorkbookAsRead,
  WorkbookCell,
  WorkbookRow,
  WorkbookSheet,
} from '../../shared/exchange/workbook.ts'

/** What a bidder writes into the cells of a row, by the key of the column. */
export type Entries = Record<string, CellContent>

/** Replaces the sheets of a workbook. */
export function withSheets(workbook: Workbook, change: (sheet: WorkbookSheet) => WorkbookSheet): Workbook {
  return { ...workbook, sheets: workbook.sheets.map(change) }
}

/** The keys of a sheet's columns; empty for sheets that carry none. The mark stands for the numbers. */
export function keysOf(sheet: WorkbookSheet): string[] {
  const keys = sheet.rows.find(({ cells }) => cells.some((cell) => cell?.content === 'id'))
  return (keys?.cells ?? []).map((cell) => String(cell?.content ?? '').replace(/^assay:.*/, 'number'))
}

/** The id of a row in a sheet. */
export function idOf(sheet: WorkbookSheet, row: WorkbookRow): string {
  return String(row.cells[keysOf(sheet).indexOf('id')]?.content ?? '')
}

/** Fills in cells as a bidder would: `{ 'sec.mfa': { answer: 'Yes' } }`. */
export function fill(workbook: Workbook, entries: Record<string, Entries>): Workbook {
  const left = new Set(Object.keys(entries))
  const filled = withSheets(workbook, (sheet) => {
    const keys = keysOf(sheet)
    return {
      ...sheet,
      rows: sheet.rows.map((row) => {
        const id = idOf(sheet, row)
        const entry = entries[id]
        if (!entry || keys.length === 0) return row
        left.delete(id)
        const cells = keys.map((key, column): WorkbookCell | null => {
          const cell = row.cells[column] ?? null
          const content = entry[key]
          return content === undefined ? cell : { ...(cell ?? { style: 'answer' }), content }
        })
        return { ...row, cells }
      }),
    }
  })
  if (left.size > 0) throw new Error(`No rows ${[...left].join(', ')}`)
  return filled
}

/** Writes a workbook and reads it back, as if it had been sent and returned. */
export async function returned(workbook: Workbook, file = 'returned.xlsx'): Promise<WorkbookAsRead> {
  return readWorkbook(file, await writeWorkbook(workbook), readLimits)
}

/** Changes cells as a spreadsheet program could, and our own writer cannot. */
export function alterCell(workbook: WorkbookAsRead, sheet: string, ref: string, change: Partial<CellAsRead>): WorkbookAsRead {
  return {
    ...workbook,
    sheets: workbook.sheets.map((one) => {
      const cell = one.cells.get(ref)
      if (one.name !== sheet || !cell) return one
      return { ...one, cells: new Map([...one.cells, [ref, { ...cell, ...change }]]) }
    }),
  }
}
