import type { CSSProperties } from 'react'
import { classes } from './classes.ts'
import styles from './Grid.module.css'
import type { GridColumn } from './grid-column.ts'

const lengthOf = ({ width }: GridColumn): string => (typeof width === 'number' ? `${width}px` : width)

export function sumOf(columns: readonly GridColumn[]): string {
  return columns.length === 0 ? '0px' : `calc(${columns.map(lengthOf).join(' + ')})`
}

export function templateOf(columns: readonly GridColumn[]): string {
  return columns
    .map((column) => (column.grow && !column.pinned ? `minmax(${lengthOf(column)}, 1fr)` : lengthOf(column)))
    .join(' ')
}

export type ColumnLayout = { className: string; style: CSSProperties | undefined }

/** Where each column stands: the first one and the pinned ones stay in sight, side by side. */
export function layoutOf(columns: readonly GridColumn[]): readonly ColumnLayout[] {
  const before: GridColumn[] = []
  const lastPinned = columns.findLastIndex((column, index) => index === 0 || column.pinned)
  return columns.map((column, index) => {
    const stays = index === 0 || column.pinned === true
    const offset = sumOf(before)
    if (stays) before.push(column)
    return {
      className: classes(
        styles.cell,
        column.align === 'end' && styles.end,
        stays && styles.pinned,
        stays && index > 0 && index === lastPinned && styles.edge,
      ),
      style: stays ? { insetInlineStart: offset } : undefined,
    }
  })
}
