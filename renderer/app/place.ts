import { useEffect } from 'react'
import { create } from 'zustand'
import type { Problem } from '../../shared/result.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useRead } from './reading.ts'
import type { Route } from './routing.ts'

/** The tender and lot that the screens speak about. */
export type Place = {
  tenders: readonly Tender[] | undefined
  tender: Tender | undefined
  lot: Lot | undefined
  problem: Problem | undefined
  again: () => void
}

const useLastLot = create<{ lot: string | null }>()(() => ({ lot: null }))

/** The lot of the route; where that names none, the last one seen, else the first. */
export function usePlace(route: Route): Place {
  const { data: tenders, problem, again } = useRead('tender.list', {})
  const last = useLastLot(({ lot }) => lot)
  const named = 'lot' in route ? route.lot : undefined
  useEffect(() => {
    if (named !== undefined) useLastLot.setState({ lot: named })
  }, [named])
  const find = (id: string | null | undefined) => {
    const tender = tenders?.find(({ lots }) => lots.some((lot) => lot.id === id))
    const lot = tender?.lots.find((one) => one.id === id)
    return tender && lot ? { tender, lot } : undefined
  }
  const [first] = tenders ?? []
  const found = find(named) ?? (named === undefined ? (find(last) ?? { tender: first, lot: first?.lots[0] }) : undefined)
  return { tenders, problem, again, tender: found?.tender, lot: found?.lot }
}
