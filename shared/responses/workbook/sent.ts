import type { CellAsRead, WorkbookRow } from '../../exchange/workbook.ts'

/** A text for comparing with another: Unicode form, line ends and the width of spaces do not count. */
export function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** What stands in rows as they are sent out; formulas are left out. */
export function textsOf(rows: readonly WorkbookRow[]): string[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell) =>
      typeof cell?.content === 'string' || typeof cell?.content === 'number' ? [String(cell.content)] : [],
    ),
  )
}

/** The cells that say something which was not sent out. Each text in `sent` counts once, wherever it was moved to. */
export function unsent(cells: readonly CellAsRead[], sent: readonly string[]): CellAsRead[] {
  const left = new Map<string, number>()
  for (const text of sent) left.set(plain(text), (left.get(plain(text)) ?? 0) + 1)
  return cells.filter(({ text }) => {
    const count = left.get(plain(text)) ?? 0
    left.set(plain(text), count - 1)
    return count <= 0
  })
}
