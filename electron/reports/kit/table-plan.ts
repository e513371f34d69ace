import type { Cell, Column, Row, Text } from '../../../shared/reports/document.ts'
import { insetOf } from './columns.ts'
import type { Line } from './lines.ts'
import type { Tag } from './marks.ts'
import { type Style, styles, tones } from './tokens.ts'

/** Sizes and distances of a table; `longest` is how many lines a row may have that is not cut. */
export type Look = { head: Style; body: Style; gap: number; above: number; below: number; longest: number }

export const looks: Record<'normal' | 'dense' | 'roomy', Look> = {
  normal: { head: styles.tableHead, body: styles.tableBody, gap: 12, above: 4.6, below: 4.6, longest: 9 },
  dense: { head: styles.denseHead, body: styles.denseBody, gap: 7, above: 3, below: 3, longest: 12 },
  roomy: { head: styles.tableHead, body: { ...styles.tableBody, size: 9.25 }, gap: 12, above: 9, below: 4, longest: 9 },
}

const indentStep = 9

/** A table, or a part of it, with the widths of its columns. */
export type Plan = {
  columns: readonly Column[]
  widths: readonly number[]
  look: Look
  rowHeaders: boolean
  turned: boolean
  together: boolean
  tags: TableTags
  anchor?: string
}

/** The tags of a table and of its parts, in reading order. */
type TableTags = { table: Tag; head: Tag; body: Tag }

/** The tags of a new table. */
export function tableTags(root: Tag): TableTags {
  const table: Tag = { type: 'Table', parent: root }
  return { table, head: { type: 'THead', parent: table }, body: { type: 'TBody', parent: table } }
}

/** The width of a column that its text may take. */
export function roomOf({ columns, widths, look }: Plan, index: number): number {
  return (widths[index] ?? 0) - insetOf(columns, index, look.gap)
}

/** The words of a cell. */
export function textOf(cell: Cell): Text {
  return typeof cell === 'object' && 'text' in cell ? cell.text : cell
}

/** Whether the text of a row runs across its table: a group that says nothing in the other columns. */
export function runsAcross({ kind, cells }: Row): boolean {
  return kind === 'group' && cells.every((cell, index) => index === 0 || textOf(cell) === '')
}

/** How far the text of a cell stands in. */
export function indentOf(cell: Cell | undefined): number {
  return typeof cell === 'object' && 'text' in cell ? (cell.indent ?? 0) * indentStep : 0
}

/** How the words of a cell look. */
export function cellStyle(cell: Cell, row: Row, look: Look): Style {
  const details = typeof cell === 'object' && 'text' in cell ? cell : undefined
  return {
    ...look.body,
    ...(details?.strong || row.kind ? { weight: 600 as const } : {}),
    ...(details?.tone ? { color: tones[details.tone] } : {}),
  }
}

/** Where a column ends. */
export function columnRight(plan: Plan, index: number): number {
  return plan.widths.slice(0, index + 1).reduce((sum, width) => sum + width, plan.look.gap * index)
}

/** Where a line starts in its column. */
export function cellX(plan: Plan, index: number, line: Line): number {
  const left = plan.widths.slice(0, index).reduce((sum, width) => sum + width + plan.look.gap, 0)
  const free = roomOf(plan, index) - line.width
  const align = plan.columns[index]?.align ?? 'start'
  return left + (align === 'end' ? free : align === 'center' ? free / 2 : 0)
}
