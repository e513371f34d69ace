/** A rectangle of cells by number: from the first row and column to the last, both in it. */
export type GridRange = { top: number; bottom: number; left: number; right: number }

type Place = { row: number; column: number }

/** The cells between two corners; none in the header. */
export function rangeOf(one: Place, other: Place): GridRange {
  return {
    top: Math.max(Math.min(one.row, other.row), 0),
    bottom: Math.max(one.row, other.row, 0),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  }
}

export function countIn({ top, bottom, left, right }: GridRange): number {
  return (bottom - top + 1) * (right - left + 1)
}
