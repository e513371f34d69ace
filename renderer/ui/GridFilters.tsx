import type { KeyboardEvent } from 'react'
import { Button } from './Button.tsx'
import { TextField } from './Fields.tsx'
import styles from './Grid.module.css'
import type { GridFilter } from './grid-values.ts'
import { useWords } from './words.tsx'

/** What the rows of a table are filtered by, above them; nothing where they are not. */
export function GridFilters({
  filters,
  nameOf,
  shown,
  all,
  onChange,
  onLeave,
}: {
  filters: readonly GridFilter[]
  nameOf: (column: string) => string
  /** How many rows there are, and how many of them pass. */
  shown: number
  all: number
  onChange: (filters: readonly GridFilter[]) => void
  /** Back to the rows. */
  onLeave: () => void
}) {
  const { translate } = useWords()
  if (filters.length === 0) return null
  const without = (index: number) => filters.filter((_, at) => at !== index)
  const onKey = (event: KeyboardEvent, index: number) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onChange(without(index))
    else if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onLeave()
  }
  return (
    <div className={styles.filters}>
      {filters.map((filter, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the field inside takes the keys
        <div key={`${filter.column} ${filter.kind}`} className={styles.filter} onKeyDown={(event) => onKey(event, index)}>
          {filter.kind === 'contains' ? (
            <TextField
              autoFocus
              label={translate('tables.contains', { column: nameOf(filter.column) })}
              value={filter.text}
              onChange={(text) => onChange(filters.map((one) => (one === filter ? { ...one, text } : one)))}
            />
          ) : (
            <span className={styles.only}>
              {translate('tables.only', { column: nameOf(filter.column), text: filter.text || translate('tables.nothing') })}
            </span>
          )}
          <Button compact look="quiet" onPress={() => onChange(without(index))}>
            {translate('tables.remove')}
          </Button>
        </div>
      ))}
      <span role="status" className={styles.counted}>
        {translate('tables.shown', { shown, all })}
      </span>
    </div>
  )
}
