/** A lot with the bids for it. */
export type LotWithBids = { id: string; title: string; bids: readonly { id: string; name: string }[] }
/** The lots that are chosen as a whole, and all bids that are chosen. */
export type ChosenScope = { lots: ReadonlySet<string>; bids: ReadonlySet<string> }

export const bidsOf = ({ bids }: LotWithBids): string[] => bids.map(({ id }) => id)

/** What a pack is about, as it is made: whole lots, and single bids of others. Nothing where nothing is chosen. */
export function scopeOf(
  lots: readonly LotWithBids[],
  { lots: whole, bids }: ChosenScope,
): { lots: string[]; bids: string[] } | undefined {
  const full = lots.filter(({ id }) => whole.has(id)).map(({ id }) => id)
  const single = lots.filter(({ id }) => !whole.has(id)).flatMap((lot) => bidsOf(lot).filter((bid) => bids.has(bid)))
  return full.length + single.length === 0 ? undefined : { lots: full, bids: single }
}
