// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not drawn, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves between cells, not rows
// biome-ignore-all lint/a11y/noStaticElementInteractions: the edge of a column is moved by keys too, from its head
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the table takes the keys of all its cells
import type { PointerEvent, RefObject } from 'react'
import { CellFocus } from './cell-focus.ts'
import { classes } from './classes.ts'
import styles from './Grid.module.css'
import type { GridColumn } from './grid-column.ts'
import type { ColumnLayout } from './grid-layout.ts'
import type { GridSort } from './grid-view.ts'
import { useWords } from './words.tsx'

/** The heads of the columns: a press sorts, and their edges can be moved. */
export function GridHead({
  columns,
  layout,
  tall,
  active,
  sort,
  head,
  onFocus,
  onSort,
  onResize,
}: {
  columns: readonly GridColumn[]
  layout: readonly ColumnLayout[]
  tall: boolean
  /** The column that the Tab key leads to; -1 where it leads to a row. */
  active: number
  sort: GridSort | null
  head: RefObject<HTMLDivElement | null>
  onFocus: (column: GridColumn) => void
  onSort: (column: GridColumn) => void
  onResize: (column: string, width: number | null) => void
}) {
  return (
    <div role="row" aria-rowindex={1} className={styles.head} ref={head}>
      {columns.map((column, index) => (
        <div
          key={column.id}
          role="columnheader"
          aria-colindex={index + 1}
          {...(sort?.column === column.id && { 'aria-sort': sort.descending ? 'descending' : 'ascending' })}
          data-row={-1}
          data-column={index}
          tabIndex={index === active && !column.headerButton ? 0 : -1}
          className={classes(layout[index]?.className, tall ? styles.top : styles.title, column.headerLook)}
          style={layout[index]?.style}
          onFocus={() => onFocus(column)}
          onClick={() => !column.headerButton && onSort(column)}
        >
          <CellFocus value={index === active ? 'here' : 'elsewhere'}>{column.header}</CellFocus>
          {sort?.column === column.id && <span aria-hidden className={classes(styles.sign, sort.descending && styles.down)} />}
          <Edge onResize={(width) => onResize(column.id, width)} />
        </div>
      ))}
    </div>
  )
}

/** The edge of a column, to be dragged; a double press brings back the width it had. */
function Edge({ onResize }: { onResize: (width: number | null) => void }) {
  const { direction } = useWords()
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const edge = event.currentTarget
    const width = edge.parentElement?.offsetWidth ?? 0
    const { clientX: start, pointerId } = event
    event.preventDefault()
    edge.setPointerCapture(pointerId)
    edge.onpointermove = ({ clientX }) => onResize(width + (clientX - start) * (direction === 'ltr' ? 1 : -1))
    edge.onpointerup = () => {
      edge.onpointermove = null
    }
  }
  return (
    <span
      aria-hidden
      className={styles.columnEdge}
      onPointerDown={onPointerDown}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={() => onResize(null)}
    />
  )
}
