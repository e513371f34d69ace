// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not drawn, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves between cells, not rows
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { classes } from './classes.ts'
import { useRowHeight } from './density.ts'
import styles from './Grid.module.css'
import { GridFilters } from './GridFilters.tsx'
import { GridHead } from './GridHead.tsx'
import { GridMenu } from './GridMenu.tsx'
import { cutText, GridRow } from './GridRow.tsx'
import type { GridColumn, GridPosition } from './grid-column.ts'
import { useGridCopy } from './grid-copy.ts'
import { nextPosition } from './grid-keys.ts'
import { layoutOf, sumOf, templateOf } from './grid-layout.ts'
import { gridMenu } from './grid-menu.ts'
import { countIn, rangeOf } from './grid-range.ts'
import { type GridFilter, type GridValue, textIn, textOf } from './grid-values.ts'
import { type GridSort, useGridView } from './grid-view.ts'
import { useColumnWidths, widthStep } from './grid-widths.ts'
import { useGridHandle } from './grids.ts'
import { useWords } from './words.tsx'

export type { GridColumn, GridPosition } from './grid-column.ts'
export type { GridValue } from './grid-values.ts'

export type GridProps<Row extends { id: string }> = {
  label: string
  columns: readonly GridColumn[]
  rows: readonly Row[]
  cell: (row: Row, column: GridColumn) => ReactNode
  /** What a cell says, where that is not the text that it draws, or sorts otherwise. */
  value?: (row: Row, column: GridColumn) => GridValue | undefined
  /** A row that heads those below it. */
  isGroup?: (row: Row) => boolean
  /** Pixels that a row takes; where rows fit what they hold, about. */
  heightOf?: (row: Row) => number
  /** Rows are as high as what they hold, and a line at least. */
  fits?: boolean
  /** The header holds more than a line. */
  tallHeader?: boolean
  /** Columns are so narrow that their cells keep little room beside what they hold. */
  tight?: boolean
  /** Told how wide the table may be, in CSS pixels, whenever that changes. */
  onWidth?: (width: number) => void
  /** Told which rows are shown, and in which order. */
  onShown?: (rows: readonly Row[]) => void
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

/** A rectangle of cells by its corners. */
type Corners = { from: GridPosition; to: GridPosition }

/**
 * A table for the keyboard: one stop in the tab order, arrows move from cell to cell, only rows in sight are drawn. The first
 * column heads its row and stays in sight, as does the header. Every table sorts, filters, copies and lets its columns be resized.
 */
export function Grid<Row extends { id: string }>(props: GridProps<Row>) {
  const {
    label,
    cell,
    value,
    isGroup,
    heightOf,
    fits = false,
    tallHeader = false,
    tight = false,
    plain = false,
    current,
    goTo,
  } = props
  const { rows: all } = props
  const words = useWords()
  const { direction, number, compare, translate } = words
  const rowHeight = useRowHeight()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<GridPosition | null>(null)
  const head = useRef<HTMLDivElement>(null)
  const [whole, setWhole] = useState<{ text: string; top: number; left: number } | null>(null)
  const [sort, setSort] = useState<GridSort | null>(null)
  const [filters, setFilters] = useState<readonly GridFilter[]>([])
  const [selected, setSelected] = useState<Corners | null>(null)
  const [menu, setMenu] = useState<{ top: number; left: number } | null>(null)
  const [found, setFound] = useState<GridPosition | null>(null)
  const wantsFocus = useRef(false)

  const { sized: columns, resize } = useColumnWidths(label, props.columns)
  const columnOf = (id: string) => columns.find((column) => column.id === id)
  const nameOf = (id: string) => {
    const column = columnOf(id)
    return column?.name ?? textIn(column?.header)
  }
  const valueAt = (row: Row, id: string): GridValue => {
    const column = columnOf(id)
    if (!column) return null
    const said = value?.(row, column)
    return said === undefined ? textIn(cell(row, column)) : said
  }
  const textAt = (row: Row, id: string) => textOf(valueAt(row, id), number)
  const rows = useGridView(all, { value: valueAt, text: textAt, compare, isGroup: isGroup ?? (() => false) }, sort, filters)
  const countOf = (of: readonly Row[]) => (isGroup ? of.filter((row) => !isGroup(row)).length : of.length)

  const indexOf = (column: string | undefined) =>
    Math.max(
      columns.findIndex(({ id }) => id === column),
      0,
    )
  const rowOf = (row: string | null | undefined) =>
    Math.max(
      rows.findIndex(({ id }) => id === row),
      0,
    )
  const columnIndex = indexOf(active?.column)
  const rowIndex = active?.row === null || rows.length === 0 ? -1 : rowOf(active?.row)
  const placeOf = ({ row, column }: GridPosition) => ({ row: rowOf(row), column: indexOf(column) })
  const range = selected && rows.length > 0 ? rangeOf(placeOf(selected.from), placeOf(selected.to)) : null

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
    rangeExtractor: (inSight: Range) => withRow(defaultRangeExtractor(inSight), rowIndex, rows.length),
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: where a link leads is shown once, then the reader scrolls
  useEffect(() => {
    const index = rows.findIndex(({ id }) => id === current?.row)
    if (index > 0) virtualizer.scrollToIndex(index, { align: 'center' })
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: heights follow from the rows and the density
  useEffect(() => {
    if (!fits) virtualizer.measure()
  }, [rows, rowHeight, heightOf])

  // The focus moves before another key can come, or that key would go to the cell that was left.
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    if (rowIndex >= 0) virtualizer.scrollToIndex(rowIndex)
    const target = scroller.current?.querySelector<HTMLElement>(`[data-row="${rowIndex}"][data-column="${columnIndex}"]`)
    const inside = rowIndex < 0 ? target?.querySelector<HTMLElement>('button') : undefined
    ;(inside ?? target)?.focus({ preventScroll: true })
    // Unlike focusing, this heeds the padding that keeps cells clear of what stays in sight.
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const goToCell = (position: GridPosition) => {
    wantsFocus.current = true
    setActive({ ...position })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is another cell
  useLayoutEffect(() => {
    if (goTo) goToCell(goTo)
  }, [goTo])

  const positionAt = (row: number, column: number): GridPosition | undefined => {
    const to = columns[column]
    return to && { row: row < 0 ? null : (rows[row]?.id ?? null), column: to.id }
  }
  const here = () => positionAt(rowIndex, columnIndex)
  const moveTo = (row: number, column: number) => {
    const to = positionAt(row, column)
    if (to) goToCell(to)
  }

  const { copy, copyTable } = useGridCopy({
    cells: () => range ?? { top: rowIndex, bottom: rowIndex, left: columnIndex, right: columnIndex },
    rows,
    columns,
    valueAt,
    nameOf,
  })
  const sortBy = (column: string, descending: boolean | null) => setSort(descending === null ? null : { column, descending })
  const sortOn = ({ id }: GridColumn) => sortBy(id, sort?.column !== id ? false : sort.descending ? null : true)
  const addFilter = (filter: GridFilter) =>
    setFilters([...filters.filter(({ column, kind }) => column !== filter.column || kind !== filter.kind), filter])
  const widen = (column: string, by: number) => {
    const drawn = head.current?.querySelector<HTMLElement>(`[data-column="${indexOf(column)}"]`)
    resize(column, (drawn?.offsetWidth ?? 0) + by)
  }
  const openMenu = (cellAt: HTMLElement, point?: { top: number; left: number }) => {
    const { left, bottom } = cellAt.getBoundingClientRect()
    setMenu(point ?? { top: bottom, left })
  }
  const row = rows[rowIndex]
  const column = columns[columnIndex]

  /** Keys of a head: its column is sorted and resized from there. */
  const onHeadKey = (event: KeyboardEvent): boolean => {
    if (rowIndex >= 0 || !column) return false
    const sideways = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (event.shiftKey && sideways !== 0) widen(column.id, sideways * widthStep * (direction === 'ltr' ? 1 : -1))
    else if (event.key === 'Enter' && !column.headerButton) sortOn(column)
    else return false
    return true
  }
  const onSelectKey = (event: KeyboardEvent, size: { rows: number; columns: number; page: number }): boolean => {
    const from = here()
    if (!from || rowIndex < 0) return false
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      const first = positionAt(0, 0)
      const last = positionAt(rows.length - 1, columns.length - 1)
      if (first && last) setSelected({ from: first, to: last })
      return true
    }
    if (event.key === 'Escape' && selected) {
      setSelected(null)
      return true
    }
    if (!event.shiftKey) return false
    const next = nextPosition({ row: rowIndex, column: columnIndex }, unshifted(event), direction, size)
    const to = next && positionAt(Math.max(next.row, 0), next.column)
    if (!to) return false
    setSelected({ from: selected?.from ?? from, to })
    goToCell(to)
    return true
  }
  const onKey = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.closest('[role=menu], input, textarea')) return
    setWhole(null)
    const size = {
      rows: rows.length,
      columns: columns.length,
      page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    }
    if (event.key === ' ' && event.target.matches('[data-row]')) {
      const { top, left } = event.target.getBoundingClientRect()
      if (cutText(event.target) !== '') setWhole({ text: event.target.textContent ?? '', top, left })
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      openMenu(event.target)
    } else if (!onHeadKey(event) && !onSelectKey(event, size)) {
      const next = nextPosition({ row: rowIndex, column: columnIndex }, event, direction, size)
      if (next) {
        setSelected(null)
        moveTo(next.row, next.column)
      } else if (event.key === 'Enter' && rowIndex >= 0 && row && column && props.onOpen) props.onOpen(row, column)
      else return
      event.preventDefault()
      if (next) event.stopPropagation()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const handlers = useRef(props)
  handlers.current = props
  useEffect(() => handlers.current.onShown?.(rows), [rows])

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
  const open = useCallback((of: Row, at: GridColumn) => handlers.current.onOpen?.(of, at), [])
  /** Where the pointer went down, while it is. */
  const pressedAt = useRef<GridPosition | null>(null)
  const latestActive = useRef(active)
  latestActive.current = active
  const press = useCallback((event: MouseEvent<HTMLElement>, position: GridPosition) => {
    if (event.button !== 0) return
    pressedAt.current = position
    if (!event.shiftKey || !latestActive.current) return setSelected(null)
    // No text is to be selected from there to here.
    event.preventDefault()
    setSelected({ from: latestActive.current, to: position })
  }, [])
  const enter = useCallback((event: MouseEvent<HTMLElement>, position: GridPosition) => {
    event.currentTarget.title = cutText(event.currentTarget)
    if (event.buttons !== 1 || !pressedAt.current) return
    getSelection()?.removeAllRanges()
    setSelected({ from: pressedAt.current, to: position })
  }, [])

  useGridHandle(label, scroller, {
    find: (sought) =>
      rows.flatMap((of) => columns.flatMap(({ id }) => (sought(textAt(of, id)) ? [{ row: of.id, column: id }] : []))),
    show: (match) => {
      setFound(match)
      if (match) virtualizer.scrollToIndex(rowOf(match.row), { align: 'center' })
    },
    enter: goToCell,
    copyTable,
    filter: () => column && addFilter({ column: column.id, kind: 'contains', text: '' }),
  })
  useEffect(() => {
    if (found) scroller.current?.querySelector(`.${styles.found}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [found])

  // Scrolling draws the rows that come into sight and leaves the others alone.
  const DrawnRow = useMemo(() => memo(GridRow<Row>), [])
  const layout = useMemo(() => layoutOf(columns), [columns])
  const style: CSSProperties & Record<'--template' | '--least' | '--pinned' | '--head', string> = {
    '--head': `${head.current?.offsetHeight ?? 0}px`,
    '--template': templateOf(columns),
    '--least': sumOf(columns),
    '--pinned': sumOf(columns.filter((each, index) => index === 0 || each.pinned)),
  }

  return (
    <div className={styles.frame}>
      <GridFilters
        filters={filters}
        nameOf={nameOf}
        shown={countOf(rows)}
        all={countOf(all)}
        onChange={setFilters}
        onLeave={() => moveTo(rowIndex, columnIndex)}
      />
      <div className={styles.scroller} ref={scroller} style={style}>
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          aria-multiselectable
          className={classes(styles.grid, plain && styles.quietLines, tight && styles.tight, range !== null && styles.selecting)}
          onKeyDownCapture={onKey}
          onBlur={() => setWhole(null)}
          onCopy={copy}
          onContextMenu={(event) => {
            if (!(event.target instanceof HTMLElement)) return
            event.preventDefault()
            openMenu(event.target, { top: event.clientY, left: event.clientX })
          }}
        >
          <GridHead
            columns={columns}
            layout={layout}
            tall={tallHeader}
            active={rowIndex < 0 ? columnIndex : -1}
            sort={sort}
            head={head}
            onFocus={({ id }) => focused({ row: null, column: id })}
            onSort={sortOn}
            onResize={resize}
          />
          <div role="rowgroup" className={styles.body} style={{ blockSize: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start, size, key }) => {
              const of = rows[index]
              if (!of) return null
              const isSelected = range !== null && index >= range.top && index <= range.bottom
              return (
                <DrawnRow
                  key={key}
                  row={of}
                  index={index}
                  start={start}
                  size={size}
                  measure={fits ? virtualizer.measureElement : null}
                  columns={columns}
                  layout={layout}
                  active={index === rowIndex ? columnIndex : -1}
                  current={current?.row === of.id ? current.column : null}
                  found={found?.row === of.id ? found.column : null}
                  from={isSelected ? range.left : -1}
                  to={isSelected ? range.right : -1}
                  group={isGroup?.(of) ?? false}
                  cell={cell}
                  onFocus={focused}
                  onOpen={open}
                  onPress={press}
                  onEnter={enter}
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
      {menu && column && (
        <GridMenu
          label={translate('tables.menu')}
          at={menu}
          onClose={() => setMenu(null)}
          entries={gridMenu({
            words,
            column: { id: column.id, name: nameOf(column.id) },
            value: row && rowIndex >= 0 ? textAt(row, column.id) : null,
            cells: range ? countIn(range) : 1,
            sort,
            filtered: filters.length > 0,
            copy: () => copy(),
            copyTable,
            sortBy,
            addFilter,
            clear: () => setFilters([]),
            widen,
            resize,
          })}
        />
      )}
    </div>
  )
}

const unshifted = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => ({ key, ctrlKey, metaKey, altKey, shiftKey: false })

/** The row with the focus stays drawn, or the focus would be lost. */
function withRow(indexes: number[], row: number, count: number): number[] {
  if (row < 0 || row >= count || indexes.includes(row)) return indexes
  return [...indexes, row].sort((one, other) => one - other)
}
