import { useMemo } from 'react'
import { create } from 'zustand'

/** How somebody has arranged the bidders of a lot: their order where it is not that of the ranking, and who stays in sight. */
type Arrangement = { order: readonly string[]; pinned: readonly string[] }

const none: Arrangement = { order: [], pinned: [] }

const useArrangements = create<{ of: Readonly<Record<string, Arrangement>> }>()(() => ({ of: {} }))

export function useArrangement(lot: string) {
  const arrangement = useArrangements(({ of }) => of[lot] ?? none)
  return useMemo(() => {
    const { order, pinned } = arrangement
    const change = (next: Arrangement) => useArrangements.setState(({ of }) => ({ of: { ...of, [lot]: next } }))
    return {
      order,
      pinned,
      arranged: order.length > 0 || pinned.length > 0,
      setOrder: (next: readonly string[]) => change({ order: next, pinned }),
      togglePin: (bid: string) =>
        change({ order, pinned: pinned.includes(bid) ? pinned.filter((one) => one !== bid) : [...pinned, bid] }),
      reset: () => change(none),
    }
  }, [lot, arrangement])
}

/** Puts bids in the chosen order, pinned ones first; those that the order does not know yet follow as ranked. */
export function arrange<Column extends { bid: string }>(
  columns: readonly Column[],
  { order, pinned }: Arrangement,
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
