// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not drawn, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves between cells, not rows
// biome-ignore-all lint/a11y/noStaticElementInteractions: the role of a cell depends on its column
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role of a cell depends on its column
import type { MouseEvent, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Grid.module.css'
import type { GridColumn, GridPosition } from './grid-column.ts'
import type { ColumnLayout } from './grid-layout.ts'

export type GridRowProps<Row> = {
  row: Row
  index: number
  start: number
  size: number
  /** Told of the row where its height follows from what it holds. */
  measure: ((row: HTMLElement | null) => void) | null
  columns: readonly GridColumn[]
  layout: readonly ColumnLayout[]
  /** The column that the Tab key leads to; -1 in all rows but one. */
  active: number
  current: string | null
  /** The cell that a search came to. */
  found: string | null
  /** The selected columns, by number; from -1 to -1 where none is. */
  from: number
  to: number
  group: boolean
  cell: (row: Row, column: GridColumn) => ReactNode
  onFocus: (position: GridPosition) => void
  onOpen: (row: Row, column: GridColumn) => void
  onPress: (event: MouseEvent<HTMLElement>, position: GridPosition) => void
  onEnter: (event: MouseEvent<HTMLElement>, position: GridPosition) => void
}

/** A row as it is drawn; only what changed of it is drawn again. */
export function GridRow<Row extends { id: string }>(props: GridRowProps<Row>) {
  const { row, index, start, size, measure, columns, layout, active, current, found, from, to, group, cell } = props
  const { onFocus, onOpen, onPress, onEnter } = props
  return (
    <div
      role="row"
      data-object={row.id}
      aria-rowindex={index + 2}
      data-index={index}
      ref={measure}
      className={classes(styles.row, group && styles.group, measure !== null && styles.fits)}
      style={{ ...(!measure && { blockSize: size }), transform: `translateY(${start}px)` }}
    >
      {columns.map((column, at) => {
        const position = { row: row.id, column: column.id }
        const selected = at >= from && at <= to
        return (
          <div
            key={column.id}
            role={at === 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={at + 1}
            {...(selected && { 'aria-selected': true })}
            data-row={index}
            data-column={at}
            tabIndex={at === active ? 0 : -1}
            className={classes(
              layout[at]?.className,
              column.look,
              current === column.id && styles.current,
              selected && styles.selected,
              found === column.id && styles.found,
            )}
            style={layout[at]?.style}
            onFocus={() => onFocus(position)}
            onDoubleClick={() => onOpen(row, column)}
            onMouseDown={(event) => onPress(event, position)}
            onMouseEnter={(event) => onEnter(event, position)}
          >
            {cut(cell(row, column))}
          </div>
        )
      })}
    </div>
  )
}

/** Plain text that is too long ends in an ellipsis. */
function cut(content: ReactNode): ReactNode {
  return typeof content === 'string' ? <bdi className={styles.cut}>{content}</bdi> : content
}

/** The texts in a cell of which a part does not show; empty where all does. */
export function cutText(cell: HTMLElement): string {
  const cutOff = [cell, ...cell.querySelectorAll<HTMLElement>('*')].filter(
    (one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2,
  )
  const innermost = cutOff.filter((one) => !cutOff.some((other) => other !== one && one.contains(other)))
  return innermost.map((one) => one.textContent ?? '').join(' · ')
}
