import { useMemo } from 'react'
import { create } from 'zustand'
import type { GridColumn } from './grid-column.ts'

/** Widths that a person gave to columns, in pixels, by table and column, as long as the window is open. */
const useWidths = create<{ tables: ReadonlyMap<string, Readonly<Record<string, number>>> }>()(() => ({ tables: new Map() }))

const none: Readonly<Record<string, number>> = {}
/** A column can be no narrower, in pixels. */
const narrowest = 40
/** How far a key moves an edge, in pixels. */
export const widthStep = 16

/** The columns of a table as wide as somebody made them, and the way to do so; null brings a width back. */
export function useColumnWidths(
  table: string,
  columns: readonly GridColumn[],
): { sized: readonly GridColumn[]; resize: (column: string, width: number | null) => void } {
  const widths = useWidths(({ tables }) => tables.get(table)) ?? none
  const sized = useMemo(
    () =>
      columns.map((column) => {
        const width = widths[column.id]
        return width === undefined ? column : { ...column, width, grow: false }
      }),
    [columns, widths],
  )
  const resize = (column: string, width: number | null) =>
    useWidths.setState(({ tables }) => {
      const { [column]: _, ...others } = tables.get(table) ?? {}
      const wanted = width === null ? others : { ...others, [column]: Math.max(Math.round(width), narrowest) }
      return { tables: new Map(tables).set(table, wanted) }
    })
  return { sized, resize }
}
