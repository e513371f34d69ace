import type { Comparison, Ranking } from '../../shared/decisions/model.ts'
import { mostColumns } from '../../shared/decisions/most-columns.ts'
import { type Reading, useRead, useReadAll, useSame } from '../app/reading.ts'
import { useArrangement } from './columns.ts'

export type Compared = {
  comparison: Comparison
  ranking: Ranking
  /** Bids that take part, of which the table holds twelve at most. */
  all: Ranking['places']
}

/** The comparison of a lot: all bids that take part, or twelve of them; `asked` is one of these. */
export function useCompared(lot: string, asked: string | undefined): Reading<Compared> {
  const ranking = useRead('decision.ranking', { lot })
  const { chosen } = useArrangement(lot)
  const all = takingPart(ranking.data)
  const bids = all.length > mostColumns ? chosenOf(all, chosen, asked) : undefined
  const comparison = useRead('decision.comparison', ranking.data ? { lot, ...(bids && { bids }) } : null)
  return {
    data: comparison.data && ranking.data && { comparison: comparison.data, ranking: ranking.data, all },
    problem: ranking.problem ?? comparison.problem,
    again: () => {
      ranking.again()
      comparison.again()
    },
  }
}

const takingPart = (ranking: Ranking | undefined): Ranking['places'] =>
  (ranking?.places ?? []).filter(({ standing }) => standing !== 'withdrawn')

/** Those that somebody chose, else the first as they are ranked; what a link asks for comes in the place of the last. */
function chosenOf(all: Ranking['places'], chosen: readonly string[], asked: string | undefined): string[] {
  const known = all.map(({ bid }) => bid)
  const kept = chosen.filter((bid) => known.includes(bid)).slice(0, mostColumns)
  const shown = kept.length > 0 ? kept : known.slice(0, mostColumns)
  if (asked === undefined || !known.includes(asked) || shown.includes(asked)) return shown
  return [...shown.slice(0, mostColumns - 1), asked]
}

/** The comparison of every bid that takes part, however many: read in portions that one table would hold. */
export function useAllCompared(lot: string, ranking: Ranking | undefined): readonly Comparison[] {
  const all = takingPart(ranking).map(({ bid }) => bid)
  const portions =
    all.length <= mostColumns
      ? [undefined]
      : Array.from({ length: Math.ceil(all.length / mostColumns) }, (_, index) =>
          all.slice(index * mostColumns, (index + 1) * mostColumns),
        )
  const readings = useReadAll('decision.comparison', ranking ? portions.map((bids) => ({ lot, ...(bids && { bids }) })) : [])
  return useSame(readings.flatMap(({ data }) => data ?? []))
}
