import type { ReturnedRow } from './returned.ts'

/** Two rows that carry the same id. `same`: they do not contradict each other. */
export type Repeat = { first: ReturnedRow; other: ReturnedRow; same: boolean }

/**
 * The row of each id, the first that is filled, and those that carry an id once more. `entries` are the keys of the cells that a
 * bidder fills, `computed` those of cells that say nothing of their own.
 */
export function apart(
  rows: Iterable<ReturnedRow>,
  entries: readonly string[],
  computed: readonly string[] = [],
): { byId: Map<string, ReturnedRow>; repeats: Repeat[] } {
  const byId = new Map<string, ReturnedRow>()
  const repeats: Repeat[] = []
  const isEmpty = (row: ReturnedRow) => entries.every((key) => (row.cell(key)?.text.trim() ?? '') === '')
  const says = (row: ReturnedRow) =>
    JSON.stringify(
      [...row.sheet.columns.keys()]
        .filter((key) => key !== 'id' && !computed.includes(key))
        .sort()
        .map((key) => row.cell(key)?.text ?? ''),
    )
  for (const row of rows) {
    const first = byId.get(row.id)
    const [kept, other] = first && !(isEmpty(first) && !isEmpty(row)) ? [first, row] : [row, first]
    byId.set(row.id, kept)
    if (other) repeats.push({ first: kept, other, same: isEmpty(other) || says(kept) === says(other) })
  }
  return { byId, repeats }
}
