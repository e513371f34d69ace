/** A lot with the bids for it. */
export type LotWithBids = { id: string; title: string; bids: readonly { id: string; name: string }[] }
/** The lots that are chosen as a whole, and all bids that are chosen. */
export type ChosenScope = { lots: ReadonlySet<string>; bids: ReadonlySet<string> }

export const bidsOf = ({ bids }: LotWithBids): string[] => bids.map(({ id }) => id)

/** What a pack is about, as it is made: whole lots, or bids where some of a lot are left out. Nothing where nothing is chosen. */
export function scopeOf(
  lots: readonly LotWithBids[],
  { lots: whole, bids }: ChosenScope,
): { lots: string[]; bids: string[] } | undefined {
  const partly = lots.filter((lot) => !whole.has(lot.id) && bidsOf(lot).some((bid) => bids.has(bid)))
  const full = lots.filter(({ id }) => whole.has(id))
  if (partly.length + full.length === 0) return undefined
  if (partly.length === 0) return { lots: full.map(({ id }) => id), bids: [] }
  return { lots: [], bids: [...full.flatMap(bidsOf), ...partly.flatMap(bidsOf).filter((bid) => bids.has(bid))] }
}
