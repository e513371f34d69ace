// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not drawn, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves between cells, not rows
// biome-ignore-all lint/a11y/noStaticElementInteractions: the role of a cell depends on its column
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role of a cell depends on its column
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { CellFocus } from './cell-focus.ts'
import { classes } from './classes.ts'
import { useRowHeight } from './density.ts'
import styles from './Grid.module.css'
import { nextPosition } from './grid-keys.ts'
import { useWords } from './words.tsx'

export type GridColumn = {
  id: string
  header: ReactNode
  /** At least: pixels, or any CSS length. */
  width: number | string
  /** Takes a share of what is left, unless pinned. */
  grow?: boolean
  align?: 'start' | 'end'
  /** Stays in sight at the start, beside the first column. */
  pinned?: boolean
  /** Its header holds a button, which takes the focus in the place of the cell. */
  headerButton?: boolean
  /** Class of its header cell, and of its cells. */
  headerLook?: string
  look?: string | undefined
}

/** The address of a cell. `row` is null in the header. */
export type GridPosition = { row: string | null; column: string }

export type GridProps<Row extends { id: string }> = {
  label: string
  columns: readonly GridColumn[]
  rows: readonly Row[]
  cell: (row: Row, column: GridColumn) => ReactNode
  /** A row that heads those below it. */
  isGroup?: (row: Row) => boolean
  heightOf?: (row: Row) => number
  /** The header holds more than a line. */
  tallHeader?: boolean
  /** Columns are so narrow that their cells keep little room beside what they hold. */
  tight?: boolean
  /** Told how wide the table may be, in CSS pixels, whenever that changes. */
  onWidth?: (width: number) => void
  /** No lines between columns: a list rather than a table of figures. */
  plain?: boolean
  onMove?: (position: GridPosition) => void
  /** Enter, or a double press. */
  onOpen?: (row: Row, column: GridColumn) => void
  /** The cell that other parts of the screen speak about, while the focus is elsewhere. */
  current?: GridPosition | null
  /** Takes the focus to this cell, each time it is another object. */
  goTo?: GridPosition | null
}

/**
 * A table for the keyboard: one stop in the tab order, arrows move from cell to cell, only rows in sight are drawn. The first
 * column heads its row and stays in sight, as does the header.
 */
export function Grid<Row extends { id: string }>(props: GridProps<Row>) {
  const {
    label,
    columns,
    rows,
    cell,
    isGroup,
    heightOf,
    tallHeader = false,
    tight = false,
    plain = false,
    onMove,
    onOpen,
    onWidth,
    current,
    goTo,
  } = props
  const { direction } = useWords()
  const rowHeight = useRowHeight()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<GridPosition | null>(null)
  const head = useRef<HTMLDivElement>(null)
  const [whole, setWhole] = useState<{ text: string; top: number; left: number } | null>(null)
  const wantsFocus = useRef(false)

  const columnIndex = Math.max(
    columns.findIndex(({ id }) => id === active?.column),
    0,
  )
  const rowIndex =
    active?.row === null
      ? -1
      : Math.max(
          rows.findIndex(({ id }) => id === active?.row),
          0,
        )

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index]
      return row && heightOf ? heightOf(row) : rowHeight
    },
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    scrollPaddingEnd: head.current?.offsetHeight ?? 0,
    rangeExtractor: (range: Range) => withRow(defaultRangeExtractor(range), rowIndex, rows.length),
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: where a link leads is shown once, then the reader scrolls
  useEffect(() => {
    const index = rows.findIndex(({ id }) => id === current?.row)
    if (index > 0) virtualizer.scrollToIndex(index, { align: 'center' })
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: heights follow from the rows and the density
  useEffect(() => virtualizer.measure(), [rows, rowHeight, heightOf])

  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    if (rowIndex >= 0) virtualizer.scrollToIndex(rowIndex)
    const target = scroller.current?.querySelector<HTMLElement>(`[data-row="${rowIndex}"][data-column="${columnIndex}"]`)
    const inside = rowIndex < 0 ? target?.querySelector<HTMLElement>('button') : undefined
    ;(inside ?? target)?.focus({ preventScroll: true })
    // Unlike focusing, this heeds the padding that keeps cells clear of what stays in sight.
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  useEffect(() => {
    if (!goTo) return
    wantsFocus.current = true
    setActive({ ...goTo })
  }, [goTo])

  const moveTo = (row: number, column: number) => {
    const to = columns[column]
    if (!to) return
    wantsFocus.current = true
    setActive({ row: row < 0 ? null : (rows[row]?.id ?? null), column: to.id })
  }

  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest('[role=menu], input, textarea')) return
    setWhole(null)
    if (event.key === ' ' && event.target instanceof HTMLElement && event.target.matches('[data-row]')) {
      event.preventDefault()
      const { top, left } = event.target.getBoundingClientRect()
      if (isCut(event.target)) setWhole({ text: event.target.textContent ?? '', top, left })
      return
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const size = { rows: rows.length, columns: columns.length, page }
    const next = nextPosition({ row: rowIndex, column: columnIndex }, event, direction, size)
    if (next) {
      event.preventDefault()
      event.stopPropagation()
      moveTo(next.row, next.column)
      return
    }
    const row = rows[rowIndex]
    const column = columns[columnIndex]
    if (event.key === 'Enter' && rowIndex >= 0 && row && column && onOpen) {
      event.preventDefault()
      onOpen(row, column)
    }
  }

  const handlers = useRef({ onMove, onOpen, onWidth })
  handlers.current = { onMove, onOpen, onWidth }

  useEffect(() => {
    if (!scroller.current) return
    const observer = new ResizeObserver(([entry]) => entry && handlers.current.onWidth?.(Math.floor(entry.contentRect.width)))
    observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [])
  const focused = useCallback((position: GridPosition) => {
    setActive((before) => (before && before.row === position.row && before.column === position.column ? before : position))
    handlers.current.onMove?.(position)
  }, [])
  const open = useCallback((row: Row, column: GridColumn) => handlers.current.onOpen?.(row, column), [])

  // Scrolling draws the rows that come into sight and leaves the others alone.
  const DrawnRow = useMemo(() => memo(PlainRow<Row>), [])
  const layout = useMemo(() => layoutOf(columns), [columns])
  const style: CSSProperties & Record<'--template' | '--least' | '--pinned' | '--head', string> = {
    '--head': `${head.current?.offsetHeight ?? 0}px`,
    '--template': templateOf(columns),
    '--least': sumOf(columns),
    '--pinned': sumOf(columns.filter((column, index) => index === 0 || column.pinned)),
  }

  return (
    <div className={styles.scroller} ref={scroller} style={style}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        className={classes(styles.grid, plain && styles.quietLines, tight && styles.tight)}
        onKeyDownCapture={onKey}
        onBlur={() => setWhole(null)}
      >
        <div role="row" aria-rowindex={1} className={styles.head} ref={head}>
          {columns.map((column, index) => (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + 1}
              data-row={-1}
              data-column={index}
              tabIndex={rowIndex < 0 && index === columnIndex && !column.headerButton ? 0 : -1}
              className={classes(layout[index]?.className, tallHeader ? styles.top : styles.title, column.headerLook)}
              style={layout[index]?.style}
              onFocus={() => focused({ row: null, column: column.id })}
            >
              <CellFocus value={rowIndex < 0 && index === columnIndex ? 'here' : 'elsewhere'}>{column.header}</CellFocus>
            </div>
          ))}
        </div>
        <div role="rowgroup" className={styles.body} style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, size, key }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <DrawnRow
                key={key}
                row={row}
                index={index}
                start={start}
                size={size}
                columns={columns}
                layout={layout}
                active={index === rowIndex ? columnIndex : -1}
                current={current?.row === row.id ? current.column : null}
                group={isGroup?.(row) ?? false}
                cell={cell}
                onFocus={focused}
                onOpen={open}
              />
            )
          })}
        </div>
      </div>
      {whole && (
        <p role="status" className={styles.whole} style={{ insetBlockStart: whole.top, left: whole.left }}>
          {whole.text}
        </p>
      )}
    </div>
  )
}

type DrawnRowProps<Row> = {
  row: Row
  index: number
  start: number
  size: number
  columns: readonly GridColumn[]
  layout: readonly ColumnLayout[]
  /** The column that the Tab key leads to; -1 in all rows but one. */
  active: number
  current: string | null
  group: boolean
  cell: (row: Row, column: GridColumn) => ReactNode
  onFocus: (position: GridPosition) => void
  onOpen: (row: Row, column: GridColumn) => void
}

function PlainRow<Row extends { id: string }>(props: DrawnRowProps<Row>) {
  const { row, index, start, size, columns, layout, active, current, group, cell, onFocus, onOpen } = props
  return (
    <div
      role="row"
      data-object={row.id}
      aria-rowindex={index + 2}
      className={classes(styles.row, group && styles.group)}
      style={{ blockSize: size, transform: `translateY(${start}px)` }}
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          role={at === 0 ? 'rowheader' : 'gridcell'}
          aria-colindex={at + 1}
          data-row={index}
          data-column={at}
          tabIndex={at === active ? 0 : -1}
          className={classes(layout[at]?.className, column.look, current === column.id && styles.current)}
          style={layout[at]?.style}
          onFocus={() => onFocus({ row: row.id, column: column.id })}
          onDoubleClick={() => onOpen(row, column)}
        >
          {cut(cell(row, column))}
        </div>
      ))}
    </div>
  )
}

/** Whether a part of what a cell holds does not show. */
function isCut(cell: HTMLElement): boolean {
  return [cell, ...cell.querySelectorAll<HTMLElement>('*')].some(
    (one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2,
  )
}

/** Plain text that is too long ends in an ellipsis. */
function cut(content: ReactNode): ReactNode {
  return typeof content === 'string' ? <span className={styles.cut}>{content}</span> : content
}

/** The row with the focus stays drawn, or the focus would be lost. */
function withRow(indexes: number[], row: number, count: number): number[] {
  if (row < 0 || row >= count || indexes.includes(row)) return indexes
  return [...indexes, row].sort((one, other) => one - other)
}

const lengthOf = ({ width }: GridColumn): string => (typeof width === 'number' ? `${width}px` : width)

function sumOf(columns: readonly GridColumn[]): string {
  return columns.length === 0 ? '0px' : `calc(${columns.map(lengthOf).join(' + ')})`
}

function templateOf(columns: readonly GridColumn[]): string {
  return columns
    .map((column) => (column.grow && !column.pinned ? `minmax(${lengthOf(column)}, 1fr)` : lengthOf(column)))
    .join(' ')
}

type ColumnLayout = { className: string; style: CSSProperties | undefined }

/** Where each column stands: the first one and the pinned ones stay in sight, side by side. */
function layoutOf(columns: readonly GridColumn[]): readonly ColumnLayout[] {
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
