import { decimal, divide, integer, multiply, roundHalfUp } from '../../arithmetic/rational.ts'
import type { PairwiseVariant, RandomIndexTable, WeightsBasis } from './model.ts'
import { type WeighingResult, type WeightsProblem, weigh } from './weigh.ts'

export type WeightsMethod = WeightsBasis['method']
/** Weights that are looked for, as they are typed: by each method what was said, by the id of an item or of a pair. */
export type WeightsDraft = {
  method: WeightsMethod
  items: readonly string[]
  direct: Readonly<Record<string, string>>
  swing: Readonly<Record<string, string>>
  /** Places, the most important first; those with the same one share it. */
  rank: Readonly<Record<string, string>>
  /** How many times as much the first of a pair matters as the second; pairs in the order of the items. */
  pairs: Readonly<Record<string, string>>
  variant: PairwiseVariant
  randomIndex: RandomIndexTable
}

/** The name of a pair of items. */
export const pairOf = (first: string, second: string): string => `${first} ${second}`

/** A draft that begins with the present weights, or with what was said when they were found. */
export function weightsDraft(
  items: readonly { id: string; weight: number }[],
  method: WeightsMethod,
  found?: WeightsBasis,
): WeightsDraft {
  const heavier = (weight: number) => 1 + items.filter((other) => other.weight > weight).length
  const draft: WeightsDraft = {
    method,
    items: items.map(({ id }) => id),
    direct: Object.fromEntries(items.map(({ id, weight }) => [id, String(weight)])),
    swing: {},
    rank: Object.fromEntries(items.map(({ id, weight }) => [id, String(heavier(weight))])),
    pairs: {},
    variant: 'eigenvector',
    randomIndex: 'saaty1980',
  }
  return found ? { ...draft, ...saidBy(found, draft.items), method: found.method } : draft
}

function saidBy(basis: WeightsBasis, items: readonly string[]): Partial<WeightsDraft> {
  switch (basis.method) {
    case 'direct':
    case 'swing':
      return { [basis.method]: Object.fromEntries(basis.items.map(({ id, amount }) => [id, amount])) }
    case 'rankOrderCentroid':
      return { rank: Object.fromEntries(basis.ranks.flatMap((rank, place) => rank.map((id) => [id, String(place + 1)]))) }
    case 'pairwise': {
      const pairs = basis.judgements.map(({ first, second, times }) =>
        items.indexOf(first) < items.indexOf(second)
          ? [pairOf(first, second), times]
          : [pairOf(second, first), reciprocal(times)],
      )
      return { pairs: Object.fromEntries(pairs), variant: basis.variant, randomIndex: basis.randomIndex }
    }
  }
}

/** The other way round: `3` becomes `1/3`, and `1/3` becomes `3`. Of a decimal a fraction of whole numbers. */
export function reciprocal(times: string): string {
  const [above = '1', below = '1'] = times.split('/')
  const places = above.split('.')[1]?.length ?? 0
  const scale = 10 ** places
  const whole = Math.round(Number(above) * scale)
  const part = Number(below) * scale
  return whole === 1 ? String(part) : part === 1 ? `1/${whole}` : `${part}/${whole}`
}

const amount = /^\d+(?:\.\d+)?(?:\/[1-9]\d*)?$/

/** The weights that follow from a draft, or why none do. */
export function weighDraft(draft: WeightsDraft): WeighingResult {
  const said = basisOf(draft)
  return 'problem' in said ? { ok: false, problem: said.problem } : weigh(said.basis)
}

function basisOf(draft: WeightsDraft): { basis: WeightsBasis } | { problem: WeightsProblem } {
  const { method, items } = draft
  if (method === 'pairwise') {
    const judgements = items.flatMap((first, at) =>
      items.slice(at + 1).flatMap((second) => {
        const times = draft.pairs[pairOf(first, second)]?.trim() ?? ''
        return times === '' ? [] : [{ first, second, times }]
      }),
    )
    const wrong = judgements.find(({ times }) => !amount.test(times))
    if (wrong) return { problem: { message: 'weights.written.notTimes', details: { ...wrong } } }
    return { basis: { method, variant: draft.variant, randomIndex: draft.randomIndex, items: [...items], judgements } }
  }
  const field = method === 'rankOrderCentroid' ? draft.rank : draft[method]
  const said = items.map((id) => ({ id, amount: field[id]?.trim() ?? '' }))
  const wrong = said.find((one) => !(method === 'rankOrderCentroid' ? /^[1-9]\d{0,3}$/ : amount).test(one.amount))
  if (wrong)
    return {
      problem: {
        message: method === 'rankOrderCentroid' ? 'weights.written.notPlace' : 'weights.written.notAmount',
        details: { id: wrong.id, text: wrong.amount },
      },
    }
  if (method !== 'rankOrderCentroid') return { basis: { method, items: said } }
  const places = Map.groupBy(said, (one) => Number(one.amount))
  const ranks = [...places].sort(([one], [other]) => one - other).map(([, same]) => same.map(({ id }) => id))
  return { basis: { method, ranks } }
}

/** What part of all weights, `whole`, one is: in whole per cent, half up. */
export function percentOf(weight: number, whole: number): string {
  return roundHalfUp(divide(multiply(integer(100), decimal(String(weight))), decimal(String(whole))), 0)
}
