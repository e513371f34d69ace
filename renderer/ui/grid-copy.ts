import type { ClipboardEvent } from 'react'
import { tableText } from '../../shared/exchange/table-text.ts'
import { copyText } from './clipboard.ts'
import type { GridColumn } from './grid-column.ts'
import type { GridRange } from './grid-range.ts'
import { type GridValue, textOf } from './grid-values.ts'
import { useGrids } from './grids.ts'
import { useWords } from './words.tsx'

/** Copies cells of a table, or the whole of it, as it is shown. */
export function useGridCopy<Row>({
  cells,
  rows,
  columns,
  valueAt,
  nameOf,
}: {
  /** The selected cells, or the one with the focus. */
  cells: () => GridRange
  rows: readonly Row[]
  columns: readonly GridColumn[]
  valueAt: (row: Row, column: string) => GridValue
  nameOf: (column: string) => string
}) {
  const { number, translate } = useWords()
  const plainNumber = (value: number) => number(value, { useGrouping: false }).replace('−', '-')
  const textsOf = (of: readonly Row[], shown: readonly GridColumn[]) =>
    of.map((row) => shown.map(({ id }) => textOf(valueAt(row, id), plainNumber)))
  const tell = (count: number) => useGrids.getState().tell(translate('tables.copied', { count }))
  return {
    /** As the keys of the system ask; without an event, at once. */
    copy: (event?: ClipboardEvent) => {
      // Text that somebody selected inside a cell is copied by the browser.
      if (event && !(getSelection()?.isCollapsed ?? true)) return
      const { top, bottom, left, right } = cells()
      const chosen = columns.slice(left, right + 1)
      const table = top < 0 ? [chosen.map(({ id }) => nameOf(id))] : textsOf(rows.slice(top, bottom + 1), chosen)
      if (event) {
        event.preventDefault()
        event.clipboardData.setData('text/plain', tableText(table))
      } else copyText(tableText(table))
      tell(table.length)
    },
    copyTable: () => {
      copyText(tableText([columns.map(({ id }) => nameOf(id)), ...textsOf(rows, columns)]))
      tell(rows.length)
    },
  }
}
