import { basename } from 'node:path'
import type { Output, Parsed } from '../../shared/contract.ts'
import type { CellAsRead, SheetAsRead } from '../../shared/exchange/workbook.ts'
import { draftsFromRows, mostLines } from '../../shared/prices/editing.ts'
import { decimalOfNumber, unambiguous } from '../../shared/responses/text/decimals.ts'
import { Refusal } from '../../shared/result.ts'
import type { TaskContext } from '../endpoint.ts'
import { parseWorkbook } from '../exchange/parse.ts'

/** Columns in which lines are looked for. */
const mostColumns = 20

/** The lines that the first sheet with anything on it says, as drafts. Refused where there are none, or more than a price sheet may have. */
export async function readLinesIn(
  { signal, translate }: TaskContext,
  { path }: Parsed<'price.linesIn'>,
): Promise<Output<'price.linesIn'>> {
  const file = basename(path)
  const { sheets } = await parseWorkbook({ path }, { signal })
  const sheet = sheets.find(({ cells }) => cells.size > 0)
  const lines = sheet ? draftsFromRows(rowsOf(sheet), translate) : []
  if (!sheet || lines.length === 0) throw new Refusal('price.nothingIn', { file })
  if (lines.length > mostLines) throw new Refusal('price.tooManyLines', { file, count: lines.length, most: mostLines })
  return { sheet: sheet.name, lines }
}

function rowsOf({ cells }: SheetAsRead): string[][] {
  const rows = new Map<number, string[]>()
  for (const cell of cells.values()) {
    if (cell.column > mostColumns) continue
    const row = rows.get(cell.row) ?? Array.from({ length: mostColumns }, () => '')
    row[cell.column - 1] = textOf(cell)
    rows.set(cell.row, row)
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
}

/** What a cell says; a number such that it can be read in one way only. */
function textOf({ text, number, percent, untyped }: CellAsRead): string {
  if (number === undefined || percent || untyped) return text
  const read = decimalOfNumber(number)
  return read.ok ? unambiguous(read.value) : text
}
