import { useMemo } from 'react'
import { create } from 'zustand'

/**
 * How somebody has arranged the bidders of a lot: their order where it is not that of the ranking, who stays in sight, and who is
 * compared at all where there are more than a table holds.
 */
type Arrangement = { order: readonly string[]; pinned: readonly string[]; chosen: readonly string[] }

const none: Arrangement = { order: [], pinned: [], chosen: [] }

const useArrangements = create<{ of: Readonly<Record<string, Arrangement>> }>()(() => ({ of: {} }))

export function useArrangement(lot: string) {
  const arrangement = useArrangements(({ of }) => of[lot] ?? none)
  return useMemo(() => {
    const { order, pinned, chosen } = arrangement
    const change = (next: Partial<Arrangement>) =>
      useArrangements.setState(({ of }) => ({ of: { ...of, [lot]: { ...arrangement, ...next } } }))
    return {
      order,
      pinned,
      chosen,
      arranged: order.length > 0 || pinned.length > 0,
      setOrder: (next: readonly string[]) => change({ order: next }),
      choose: (next: readonly string[]) => change({ chosen: next }),
      togglePin: (bid: string) =>
        change({ pinned: pinned.includes(bid) ? pinned.filter((one) => one !== bid) : [...pinned, bid] }),
      reset: () => change({ order: [], pinned: [] }),
    }
  }, [lot, arrangement])
}

/** Puts bids in the chosen order, pinned ones first; those that the order does not know yet follow as ranked. */
export function arrange<Column extends { bid: string }>(
  columns: readonly Column[],
  { order, pinned }: Pick<Arrangement, 'order' | 'pinned'>,
): readonly Column[] {
  const position = ({ bid }: Column) => {
    const chosen = order.indexOf(bid)
    return (pinned.includes(bid) ? 0 : 1000) + (chosen < 0 ? 500 + columns.findIndex((column) => column.bid === bid) : chosen)
  }
  return [...columns].sort((one, other) => position(one) - position(other))
}

/** The order after one bid has moved to the place of another. */
export function moved(bids: readonly string[], bid: string, to: number): readonly string[] {
  const rest = bids.filter((one) => one !== bid)
  return [...rest.slice(0, to), bid, ...rest.slice(to)]
}
