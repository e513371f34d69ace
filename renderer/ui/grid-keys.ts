/** A cell by number; row -1 is the header. */
type Place = { row: number; column: number }
type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }

/** Where a key leads from a cell, as the grid pattern of the ARIA practices has it. Nothing where the key does not move. */
export function nextPosition(
  from: Place,
  { key, ctrlKey, metaKey, altKey, shiftKey }: Pressed,
  direction: 'ltr' | 'rtl',
  size: { rows: number; columns: number; page: number },
): Place | undefined {
  if (altKey || shiftKey) return undefined
  const far = ctrlKey || metaKey
  const forward = direction === 'ltr' ? 1 : -1
  const last = { row: size.rows - 1, column: size.columns - 1 }
  const row = (to: number): Place => ({ row: Math.min(Math.max(to, -1), last.row), column: from.column })
  const column = (to: number): Place => ({ row: from.row, column: Math.min(Math.max(to, 0), last.column) })
  switch (key) {
    case 'ArrowDown':
      return row(far ? last.row : from.row + 1)
    case 'ArrowUp':
      return row(far ? 0 : from.row - 1)
    case 'ArrowRight':
      return column(far ? (forward > 0 ? last.column : 0) : from.column + forward)
    case 'ArrowLeft':
      return column(far ? (forward > 0 ? 0 : last.column) : from.column - forward)
    case 'PageDown':
      return row(from.row + size.page)
    case 'PageUp':
      return row(Math.max(from.row - size.page, 0))
    case 'Home':
      return far ? { row: 0, column: 0 } : column(0)
    case 'End':
      return far ? last : column(last.column)
    default:
      return undefined
  }
}
