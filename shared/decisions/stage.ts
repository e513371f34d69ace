import type { Place, Progress } from './model.ts'

/** Where a tender stands, in the order in which it is done. */
export const stages = ['preparing', 'receiving', 'reading', 'scoring', 'consensus', 'decided'] as const
export type Stage = (typeof stages)[number]

/** What is to be done next, with what a person must know to do it. */
export type Step =
  | { readonly kind: 'addBidders' }
  | { readonly kind: 'sendWorkbooks'; readonly taking: number; readonly unsent: number }
  | {
      readonly kind: 'await'
      readonly waiting: number
      readonly taking: number
      readonly lacking: 'prices' | 'something'
      readonly unread: string | null
    }
  | { readonly kind: 'chase' }
  | { readonly kind: 'readIn' | 'readPrices'; readonly packages: number; readonly unread: string }
  | { readonly kind: 'addEvaluators'; readonly left: number }
  | { readonly kind: 'score'; readonly done: number; readonly all: number }
  | { readonly kind: 'decide'; readonly conflicts: number }
  | { readonly kind: 'agree'; readonly differences: number }
  | { readonly kind: 'gaps' | 'gate' | 'nobody' | 'report' }

/**
 * The stage of a lot and the next step, at an instant in milliseconds. Bids are awaited until all have come, they were due, or
 * scoring has begun; prices are read in once the answers are scored, and before if somebody wants to.
 */
export function stageOf(
  { bids, deadline, evaluators, conflicts }: Progress,
  places: readonly Place[],
  now: number,
): { stage: Stage; step: Step } {
  const taking = bids.length
  if (taking === 0) return { stage: 'preparing', step: { kind: 'addBidders' } }

  const waiting = bids.filter(({ questionnaire, price }) => !questionnaire.arrived || price?.arrived === false).length
  const nothing = bids.every(({ questionnaire, price }) => !questionnaire.arrived && !price?.arrived)
  const unread = bids.flatMap(({ questionnaire }) => (questionnaire.taken ? [] : (questionnaire.unread ?? [])))
  const wasDue = deadline !== null && Date.parse(deadline) <= now
  const begun = bids.some(({ scored }) => scored > 0)
  if (nothing || (waiting > 0 && !wasDue && !begun)) {
    if (nothing && wasDue) return { stage: 'receiving', step: { kind: 'chase' } }
    const unsent = bids.filter(({ sent }) => !sent).length
    if (nothing && unsent > 0) return { stage: 'receiving', step: { kind: 'sendWorkbooks', taking, unsent } }
    const lacking = bids.every(({ questionnaire }) => questionnaire.arrived) ? 'prices' : 'something'
    return { stage: 'receiving', step: { kind: 'await', waiting, taking, lacking, unread: unread[0] ?? null } }
  }
  const [first] = unread
  if (first !== undefined) return { stage: 'reading', step: { kind: 'readIn', packages: unread.length, unread: first } }

  const rated = bids.filter(({ out }) => !out)
  const sum = (part: 'scored' | 'toScore' | 'differences') => rated.reduce((total, bid) => total + bid[part], 0)
  const left = sum('toScore')
  if (left > 0 && evaluators === 0) return { stage: 'scoring', step: { kind: 'addEvaluators', left } }
  if (left > 0) return { stage: 'scoring', step: { kind: 'score', done: sum('scored'), all: sum('scored') + left } }
  if (conflicts > 0) return { stage: 'consensus', step: { kind: 'decide', conflicts } }
  const differences = sum('differences')
  if (differences > 0) return { stage: 'consensus', step: { kind: 'agree', differences } }

  const prices = rated.flatMap(({ price }) => (price && !price.taken ? (price.unread ?? []) : []))
  const [price] = prices
  if (price !== undefined) return { stage: 'reading', step: { kind: 'readPrices', packages: prices.length, unread: price } }
  const leader = places.find(({ rank }) => rank === 1)
  if (leader) return { stage: 'decided', step: { kind: leader.settled ? 'report' : 'gaps' } }
  return { stage: 'decided', step: { kind: places.some(({ standing }) => standing === 'pending') ? 'gate' : 'nobody' } }
}

/** Whether the answers of any bid have been read in or typed: before, a ranking would say nothing. */
export function hasAnswers({ bids }: Progress): boolean {
  return bids.some(({ questionnaire: { arrived, taken, unread } }) => taken || (arrived && unread === null))
}
