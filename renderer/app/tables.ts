import { useEffect } from 'react'
import { useGrids } from '../ui/grids.ts'
import { useNotice } from './notice.ts'
import { useCommands } from './shortcuts.ts'

/** What every table on the screen can do, for the palette; the status bar says what came of it. */
export function useTableCommands(): void {
  const { grids } = useGrids()
  useEffect(() => useGrids.setState({ tell: (text) => useNotice.getState().show('done', text) }), [])
  useCommands(
    'tables',
    'tables.commands',
    grids.flatMap(({ label: table, copyTable, filter }, index) => [
      { id: `tables.copy ${index}`, label: 'tables.command.copy', values: { table }, run: copyTable },
      { id: `tables.filter ${index}`, label: 'tables.command.filter', values: { table }, run: filter },
    ]),
  )
}
