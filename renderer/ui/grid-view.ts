import {
  type ColumnDef,
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  rowSortingFeature,
  type Row as TableRow,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo, useRef } from 'react'
import { compareOrders, type GridFilter, orderOf, passes } from './grid-values.ts'

export type GridSort = { column: string; descending: boolean }

/** Rows as a table takes them: those that a group heads are below it. */
type Node<Row> = { row: Row; group: boolean; below: Node<Row>[] }

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
})

/** Texts and orders of cells, for those that look at them. */
export type GridTexts<Row> = {
  value: (row: Row, column: string) => Parameters<typeof orderOf>[0]
  text: (row: Row, column: string) => string
  compare: (one: string, other: string) => number
  isGroup: (row: Row) => boolean
}

/**
 * The rows that a grid shows, sorted inside their groups and filtered; the very `rows` where nothing is asked. Their order stays while
 * somebody writes in them, until other rows come or something else is asked.
 */
export function useGridView<Row extends { id: string }>(
  rows: readonly Row[],
  texts: GridTexts<Row>,
  sort: GridSort | null,
  filters: readonly GridFilter[],
): readonly Row[] {
  const latest = useRef(texts)
  latest.current = texts
  const sorted = sort?.column
  const columns = useMemo(
    () =>
      [...new Set([...filters.map(({ column }) => column), ...(sorted === undefined ? [] : [sorted])])].map(
        (id): ColumnDef<typeof features, Node<Row>> => ({
          id,
          accessorFn: ({ row }) => orderOf(latest.current.value(row, id)),
          sortUndefined: 'last',
          sortFn: (one, other) => orderOfNodes(one.original, other.original, id, latest.current),
          filterFn: ({ original: { row, group } }, _column, asked: GridFilter[]) =>
            !group && asked.every((filter) => passes(latest.current.text(row, id), filter)),
        }),
      ),
    [sorted, filters],
  )
  const asks = columns.length > 0
  // Another question is answered by what the cells say now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const data = useMemo(() => (asks ? nodesOf(rows, latest.current.isGroup) : []), [asks, rows, sort, filters])
  const state = useMemo(
    () => ({
      sorting: sort ? [{ id: sort.column, desc: sort.descending }] : [],
      columnFilters: [...Map.groupBy(filters, ({ column }) => column)].map(([id, value]) => ({ id, value })),
    }),
    [sort, filters],
  )
  const table = useTable<typeof features, Node<Row>>({
    features,
    data,
    columns,
    state,
    getSubRows: ({ below }) => below,
    getRowId: ({ row }) => row.id,
    filterFromLeafRows: true,
  })
  const model = table.getRowModel()
  return useMemo(() => (asks ? flat(model.rows) : rows), [asks, model, rows])
}

function nodesOf<Row>(rows: readonly Row[], isGroup: (row: Row) => boolean): Node<Row>[] {
  const nodes: Node<Row>[] = []
  for (const row of rows) {
    const group = isGroup(row)
    const head = nodes.at(-1)
    const node = { row, group, below: [] }
    if (!group && head?.group) head.below.push(node)
    else nodes.push(node)
  }
  return nodes
}

/** Groups keep their places. */
function orderOfNodes<Row>(one: Node<Row>, other: Node<Row>, column: string, { value, compare }: GridTexts<Row>): number {
  if (one.group || other.group) return 0
  return compareOrders(orderOf(value(one.row, column)) ?? '', orderOf(value(other.row, column)) ?? '', compare)
}

function flat<Row>(rows: readonly TableRow<typeof features, Node<Row>>[]): Row[] {
  return rows.flatMap(({ original, subRows }) => [original.row, ...flat(subRows)])
}
