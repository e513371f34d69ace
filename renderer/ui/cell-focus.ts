import { createContext } from 'react'

/** Whether the focus of a table is at the cell around: a table is one stop in the tab order, whatever its cells hold. */
export const CellFocus = createContext<'here' | 'elsewhere'>('here')
