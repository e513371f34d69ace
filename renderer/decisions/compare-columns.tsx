import { useMemo } from 'react'
import type { Comparison, Place } from '../../shared/decisions/model.ts'
import { placesOfTotals } from '../../shared/decisions/reading.ts'
import type { GridColumn } from '../ui/Grid.tsx'
import { hatch } from '../ui/Marks.tsx'
import type { MenuEntry } from '../ui/Menu.tsx'
import { useWords } from '../ui/words.tsx'
import { BidderHeader } from './BidderHeader.tsx'
import { moved, type useArrangement } from './columns.ts'
import styles from './compare.module.css'

/** The criteria, then a column for each bidder, all of one width in pixels at least. */
export function useCompareColumns(
  comparison: Comparison,
  places: readonly Place[],
  arrangement: ReturnType<typeof useArrangement>,
  { column, first }: { column: number; first: number },
): readonly GridColumn[] {
  const { translate } = useWords()
  return useMemo(() => {
    const order = places.map(({ bid }) => bid)
    const decimals = placesOfTotals(comparison.columns, 1)
    const move = (bid: string, to: number) => arrangement.setOrder(moved(order, bid, to))
    const entriesOf = ({ bid }: Place, index: number): MenuEntry[] => [
      {
        id: 'pin',
        label: translate('compare.pin'),
        ticked: arrangement.pinned.includes(bid),
        run: () => arrangement.togglePin(bid),
      },
      { id: 'before', label: translate('compare.moveBefore'), disabled: index === 0, run: () => move(bid, index - 1) },
      {
        id: 'after',
        label: translate('compare.moveAfter'),
        disabled: index === places.length - 1,
        run: () => move(bid, index + 1),
      },
      { id: 'line', separator: true },
      { id: 'reset', label: translate('compare.reset'), disabled: !arrangement.arranged, run: arrangement.reset },
    ]
    const groupsOf = ({ bid }: Place) =>
      comparison.rows.flatMap(({ depth, title }, index) => {
        const cell = depth === 0 && comparison.cells[index]?.find((one) => one.bid === bid)
        return cell ? [{ title, points: cell.contribution.lower }] : []
      })
    return [
      {
        id: 'criterion',
        name: translate('compare.criterion'),
        width: first,
        header: (
          <div className={styles.corner}>
            <span>{translate('compare.total')}</span>
            <span>{translate('compare.legend')}</span>
            <span className={styles.cornerFoot}>{translate('compare.weights')}</span>
          </div>
        ),
      },
      ...places.map((place, index): GridColumn => {
        const out = place.standing === 'out'
        return {
          id: place.bid,
          name: place.bidder,
          width: column,
          grow: true,
          pinned: arrangement.pinned.includes(place.bid),
          headerButton: true,
          headerLook: out ? hatch : place.rank === 1 ? (styles.leader ?? '') : '',
          look: out ? hatch : undefined,
          header: (
            <BidderHeader
              place={place}
              decimals={decimals}
              groups={groupsOf(place)}
              entries={entriesOf(place, index)}
              onDrop={(bid) => order.includes(bid) && move(bid, index)}
            />
          ),
        }
      }),
    ]
  }, [comparison, places, arrangement, column, first, translate])
}
