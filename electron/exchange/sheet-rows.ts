import { basename } from 'node:path'
import { unneutralised } from '../../shared/exchange/separated-text.ts'
import type { SheetAsRead } from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import { parseWorkbook } from './parse.ts'

const [mostRows, mostColumns] = [50_000, 200]

/**
 * The first sheet with anything on it, as rows of texts from the top: the row and column of a text are those of its cell. Of separated
 * values, the apostrophe that keeps a text from being computed is taken away. Refuses with `exchange.*`, and a sheet that is too large.
 */
export async function readSheetRows(path: string, signal: AbortSignal): Promise<{ sheet: string; rows: string[][] }> {
  const file = basename(path)
  const { sheets } = await parseWorkbook({ path }, { signal })
  const sheet = sheets.find(({ cells }) => cells.size > 0)
  if (!sheet) throw new Refusal('exchange.nothingIn', { file })
  if (sheet.lastRow > mostRows || sheet.lastColumn > mostColumns)
    throw new Refusal('exchange.sheetTooLarge', { file, sheet: sheet.name, rows: mostRows, columns: mostColumns })
  return { sheet: sheet.name, rows: rowsOf(sheet) }
}

function rowsOf({ cells, lastRow, lastColumn }: SheetAsRead): string[][] {
  const rows = Array.from({ length: lastRow }, () => Array.from({ length: lastColumn }, () => ''))
  for (const { row, column, text, untyped } of cells.values()) {
    const cellsOfRow = rows[row - 1]
    if (cellsOfRow) cellsOfRow[column - 1] = untyped ? unneutralised(text) : text
  }
  return rows
}
