import type { GridFilter } from './grid-values.ts'
import type { GridSort } from './grid-view.ts'
import { widthStep } from './grid-widths.ts'
import type { MenuEntry } from './Menu.tsx'
import type { Words } from './words.tsx'

/** How much of a value stands in the menu, in characters. */
const glimpse = 30

/** What can be done with a cell of a table, or with the head of a column, whose `value` is null. */
export function gridMenu({
  words: { translate },
  column,
  value,
  cells,
  sort,
  filtered,
  copy,
  copyTable,
  sortBy,
  addFilter,
  clear,
  widen,
  resize,
}: {
  words: Words
  column: { id: string; name: string }
  value: string | null
  /** How many cells are selected. */
  cells: number
  sort: GridSort | null
  filtered: boolean
  copy: () => void
  copyTable: () => void
  sortBy: (column: string, descending: boolean | null) => void
  addFilter: (filter: GridFilter) => void
  clear: () => void
  widen: (column: string, by: number) => void
  resize: (column: string, width: number | null) => void
}): readonly MenuEntry[] {
  const { id, name } = column
  const isSorted = (descending: boolean) => sort?.column === id && sort.descending === descending
  const shown = value !== null && value.length > glimpse ? `${value.slice(0, glimpse)}…` : value
  return [
    { id: 'copy', label: translate('tables.copy', { cells }), run: copy },
    { id: 'copyTable', label: translate('tables.copyTable'), run: copyTable },
    { id: 'afterCopy', separator: true },
    { id: 'up', label: translate('tables.ascending', { column: name }), ticked: isSorted(false), run: () => sortBy(id, false) },
    { id: 'down', label: translate('tables.descending', { column: name }), ticked: isSorted(true), run: () => sortBy(id, true) },
    ...(sort ? [{ id: 'unsorted', label: translate('tables.unsorted'), run: () => sortBy(id, null) }] : []),
    { id: 'afterSort', separator: true },
    ...(shown === null || value === null
      ? []
      : [
          {
            id: 'only',
            label: translate('tables.only', { column: name, text: shown || translate('tables.nothing') }),
            run: () => addFilter({ column: id, kind: 'is', text: value }),
          },
        ]),
    {
      id: 'filter',
      label: translate('tables.filter', { column: name }),
      run: () => addFilter({ column: id, kind: 'contains', text: '' }),
    },
    ...(filtered ? [{ id: 'clear', label: translate('tables.clear'), run: clear }] : []),
    { id: 'afterFilter', separator: true },
    { id: 'wider', label: translate('tables.wider'), run: () => widen(id, 4 * widthStep) },
    { id: 'narrower', label: translate('tables.narrower'), run: () => widen(id, -4 * widthStep) },
    { id: 'width', label: translate('tables.width'), run: () => resize(id, null) },
  ]
}
