import { useMemo } from 'react'
import { type ScoringMode, type Work, workOn } from '../../shared/scorecards/cell.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import { useRead } from '../app/reading.ts'
import type { Sheet } from './scoring.ts'

/** How far the scoring of a lot has come, for whoever the sheet is of: the same count wherever it is shown. */
export function useWork(lot: Lot, { bids, groups, cellOf }: Pick<Sheet, 'bids' | 'groups' | 'cellOf'>, mode: ScoringMode): Work {
  const { data: ranking } = useRead('decision.ranking', { lot: lot.id })
  const out = useMemo(
    () => new Set((ranking?.places ?? []).flatMap(({ bid, standing }) => (standing === 'out' ? [bid] : []))),
    [ranking],
  )
  return useMemo(() => {
    const subjects = groups.flatMap((group) => group.subjects)
    const each = bids.map(({ id }) => ({ out: out.has(id), cells: subjects.map(({ subject }) => cellOf(id, subject)) }))
    return workOn(each, mode)
  }, [groups, bids, cellOf, mode, out])
}
