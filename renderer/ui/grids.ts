import { type RefObject, useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { GridPosition } from './grid-column.ts'

/** A cell that holds what is sought. */
export type GridMatch = { row: string; column: string }

/** What the frame asks of a table on the screen. */
export type GridActions = {
  /** The cells whose text holds what is sought, row by row, out of sight too. */
  find: (holds: (text: string) => boolean) => GridMatch[]
  /** Brings a cell into sight and marks it; null takes the mark away. */
  show: (match: GridMatch | null) => void
  /** Takes the focus to a cell. */
  enter: (position: GridPosition) => void
  copyTable: () => void
  filter: () => void
}

export type GridHandle = GridActions & { label: string; element: () => HTMLElement | null }

/** The tables on the screen, in the order in which they came, and who is told what became of them. */
export const useGrids = create<{ grids: readonly GridHandle[]; tell: (text: string) => void }>()(() => ({
  grids: [],
  tell: () => {},
}))

/** Offers a table to the frame while it is on the screen. */
export function useGridHandle(label: string, element: RefObject<HTMLElement | null>, actions: GridActions): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const handle: GridHandle = {
      label,
      element: () => element.current,
      find: (holds) => latest.current.find(holds),
      show: (match) => latest.current.show(match),
      enter: (position) => latest.current.enter(position),
      copyTable: () => latest.current.copyTable(),
      filter: () => latest.current.filter(),
    }
    useGrids.setState(({ grids }) => ({ grids: [...grids, handle] }))
    return () => useGrids.setState(({ grids }) => ({ grids: grids.filter((other) => other !== handle) }))
  }, [label, element])
}
