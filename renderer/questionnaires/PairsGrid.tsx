import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { pairOf, reciprocal } from '../../shared/questionnaires/weights/draft.ts'
import { useWords } from '../ui/words.tsx'
import type { Weighed } from './weighed.ts'
import styles from './weights.module.css'

/** Every pair of items once, above the diagonal; below it stands the contrary. Arrows and Enter move between fields. */
export function PairsGrid({
  items,
  pairs,
  onChange,
}: {
  items: Weighed['items']
  pairs: Readonly<Record<string, string>>
  onChange: (pairs: Readonly<Record<string, string>>) => void
}) {
  const { translate } = useWords()
  const table = useRef<HTMLTableElement>(null)
  useLayoutEffect(() => {
    table.current?.querySelector('input')?.focus()
  }, [])
  const onKey = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const to = neighbour(event.key, row, column, items.length)
    // Behind the last pair Enter stays, so that nothing is taken before it was looked at.
    if (to || event.key === 'Enter') event.preventDefault()
    if (!to) return
    const field = table.current?.querySelector<HTMLInputElement>(`[data-pair="${to.row} ${to.column}"]`)
    field?.focus()
    field?.select()
  }
  return (
    <div className={styles.scroller}>
      <table className={styles.pairs} ref={table}>
        <thead>
          <tr>
            <td />
            {items.map(({ id, title }) => (
              <th key={id} scope="col" title={title}>
                <bdi>{title}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((first, row) => (
            <tr key={first.id}>
              <th scope="row" title={first.title}>
                <bdi>{first.title}</bdi>
              </th>
              {items.map((second, column) => {
                if (column <= row) {
                  const said = pairs[pairOf(second.id, first.id)] ?? ''
                  const contrary = /^\d+(?:\.\d+)?(?:\/[1-9]\d*)?$/.test(said) ? reciprocal(said) : ''
                  return <td key={second.id}>{column === row ? '1' : contrary}</td>
                }
                const pair = pairOf(first.id, second.id)
                return (
                  <td key={second.id}>
                    <input
                      aria-label={translate('weighing.pair', { first: first.title, second: second.title })}
                      className={styles.times}
                      data-pair={`${row} ${column}`}
                      inputMode="numeric"
                      value={pairs[pair] ?? ''}
                      onChange={({ target }) => onChange({ ...pairs, [pair]: target.value })}
                      onKeyDown={(event) => onKey(event, row, column)}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The field that a key leads to: arrows as they point, Enter to the next pair; nothing for other keys, and at the edge. */
function neighbour(key: string, row: number, column: number, size: number): { row: number; column: number } | undefined {
  const inside = (to: { row: number; column: number }) => (to.row >= 0 && to.column > to.row && to.column < size ? to : undefined)
  switch (key) {
    case 'ArrowRight':
      return inside({ row, column: column + 1 })
    case 'ArrowLeft':
      return inside({ row, column: column - 1 })
    case 'ArrowDown':
      return inside({ row: row + 1, column })
    case 'ArrowUp':
      return inside({ row: row - 1, column })
    case 'Enter':
      return inside({ row, column: column + 1 }) ?? inside({ row: row + 1, column: row + 2 })
    default:
      return undefined
  }
}
