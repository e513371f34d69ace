import { createContext, use } from 'react'

export const densities = { dense: 31, comfortable: 36 } as const

/** Height of a row in pixels; the stylesheet has the same figure as `--row`. */
export const RowHeight = createContext<number>(densities.dense)

export function useRowHeight(): number {
  return use(RowHeight)
}
