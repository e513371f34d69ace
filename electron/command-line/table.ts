import stringWidth from 'string-width'

/** A column of a printed table. Numbers stand to the right, so that their digits align. */
export type Column = { title: string; align?: 'left' | 'right' }

/** Lines of a table: titles, then rows, in columns as wide as their widest cell on a terminal, whatever the script. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(oneLine))]
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => stringWidth(row[index] ?? ''))))
  return cells.map((row) =>
    columns
      .map(({ align = 'left' }, index) => {
        const cell = row[index] ?? ''
        const space = ' '.repeat((widths[index] ?? 0) - stringWidth(cell))
        return align === 'right' ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd(),
  )
}

/** Control characters of a bidder's text would let it move the cursor of whoever reads it. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
}
