import type { Column } from '../../../shared/reports/document.ts'

/** What a column needs: the width of its longest unbreakable part, and of its longest cell on one line. */
export type Extent = { least: number; most: number }

/** Least distance of figures that end a column from words that begin the next, and from its figures. */
const apart = { words: 14, figures: 11 }

/** What a column of figures leaves free at its end beside the gap, so that they do not run into what stands in the next. */
export function insetOf(columns: readonly Column[], index: number, gap: number): number {
  const [column, next] = [columns[index], columns[index + 1]]
  if (column?.align !== 'end' || !next || next.even) return 0
  return Math.max((next.align === 'end' ? apart.figures : apart.words) - gap, 0)
}

/** Columns with their shares as widths. */
export function withShares(columns: readonly Column[], width: number, gap: number): Column[] {
  const shares = columns.reduce((sum, { share = 0 }) => sum + share, 0)
  const fixed = columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
  const room = width - gap * (columns.length - 1) - fixed
  return columns.map((column) => (column.share === undefined ? column : { ...column, width: (room * column.share) / shares }))
}

/**
 * Shares a width among columns: fixed ones first, then each its least, then the rest by what each still wants.
 * What nobody wants goes to the even columns, else to those of words, as much as each has of them. Undefined where the least does
 * not fit.
 */
export function shareWidth(
  columns: readonly Column[],
  extents: readonly Extent[],
  width: number,
  gap: number,
): number[] | undefined {
  const room = width - gap * (columns.length - 1)
  const least = columns.map((column, index) => column.width ?? extents[index]?.least ?? 0)
  const most = columns.map((column, index) => column.width ?? extents[index]?.most ?? 0)
  const sum = (list: readonly number[]): number => list.reduce((total, item) => total + item, 0)
  const spare = room - sum(least)
  if (spare < -0.01) return undefined
  const wanted = sum(most) - sum(least)
  const part = wanted > 0 ? Math.min(spare / wanted, 1) : 0
  const widths = least.map((value, index) => value + ((most[index] ?? value) - value) * part)
  const rest = room - sum(widths)
  const even = columns.filter((column) => column.even).length
  if (rest <= 0) return widths
  if (even > 0) return widths.map((value, index) => (columns[index]?.even ? value + rest / even : value))
  const words = columns.map((column, index) => (column.width === undefined && column.align !== 'end' ? (most[index] ?? 0) : 0))
  return widths.map((value, index) => value + (sum(words) > 0 ? (rest * (words[index] ?? 0)) / sum(words) : 0))
}

/** Cuts columns into groups that fit, each with the first column; a group has at least one column besides. */
export function splitColumns(columns: readonly Column[], extents: readonly Extent[], width: number, gap: number): number[][] {
  const least = (index: number): number => columns[index]?.width ?? extents[index]?.least ?? 0
  const fits = (group: readonly number[]): boolean =>
    group.reduce((total, index) => total + least(index), gap * (group.length - 1)) <= width + 0.01
  const all = columns.map((_, index) => index)
  if (fits(all)) return [all]
  const groups: number[][] = [[0]]
  for (const index of all.slice(1)) {
    const group = groups.at(-1) ?? [0]
    if (group.length > 1 && !fits([...group, index])) groups.push([0, index])
    else group.push(index)
  }
  return balance(groups)
}

/** Evens out the number of columns: twelve in groups of eight and four become six and six. */
function balance(groups: readonly number[][]): number[][] {
  const rest = groups.flatMap((group) => group.slice(1))
  const size = Math.ceil(rest.length / groups.length)
  return groups.map((_, index) => [0, ...rest.slice(index * size, (index + 1) * size)]).filter((group) => group.length > 1)
}
