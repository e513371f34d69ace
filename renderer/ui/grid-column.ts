import type { ReactNode } from 'react'

export type GridColumn = {
  id: string
  header: ReactNode
  /** Its name, where the header draws more than that. */
  name?: string
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
