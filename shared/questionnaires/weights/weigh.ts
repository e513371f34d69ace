import { formatRational, integer, type Rational, rational, sum } from '../../arithmetic/rational.ts'
import type { MessageKey } from '../../messages/translate.ts'
import type { Details } from '../../result.ts'
import { repeatedNames } from '../problem.ts'
import { amountAsNumber, amountOf } from './amounts.ts'
import { comparisonsOf, groupsOf, prioritiesOf } from './comparisons.ts'
import { consistencyOf, mostItems, type RepairHint, repairHints } from './consistency.ts'
import type { PairwiseBasis, Weighing, WeightsBasis } from './model.ts'
import { sharedOut, sharesOf } from './share-out.ts'

/** Why no weights follow: a message of the catalogue, about what was said or how it was written, and its facts. */
export type WeightsProblem = { message: Extract<MessageKey, `weights.${'problem' | 'written'}.${string}`>; details: Details }

export type WeighingResult = { ok: true; value: Weighing } | { ok: false; problem: WeightsProblem }

/** Weights as whole numbers that sum to `whole`, by the method that the basis names. */
export function weigh(basis: WeightsBasis, whole = 100): WeighingResult {
  const ids = idsOf(basis)
  const problem = problemOf(basis, ids)
  if (problem) return { ok: false, problem }
  const { shares, consistency = null, hints = [] } = sharesBy(basis)
  const weights = sharedOut(shares, whole)
  return {
    ok: true,
    value: {
      basis,
      weights: ids.map((id, index) => ({
        id,
        share: formatRational(shares[index] ?? integer(0)),
        weight: weights[index] ?? 0,
      })),
      whole,
      rounding: 'largestRemainder',
      consistency,
      hints,
    },
  }
}

/** What is weighed, in the order in which it was named. */
function idsOf(basis: WeightsBasis): string[] {
  switch (basis.method) {
    case 'direct':
    case 'swing':
      return basis.items.map(({ id }) => id)
    case 'rankOrderCentroid':
      return basis.ranks.flat()
    case 'pairwise':
      return basis.items
  }
}

function problemOf(basis: WeightsBasis, ids: readonly string[]): WeightsProblem | null {
  const [repeated] = repeatedNames(ids)
  if (repeated !== undefined) return { message: 'weights.problem.repeated', details: { id: repeated } }
  if (basis.method === 'pairwise') return comparisonProblem(basis)
  if (basis.method === 'rankOrderCentroid') return null
  const weightless = basis.items.every(({ amount }) => amountOf(amount).numerator === 0n)
  return weightless ? { message: 'weights.problem.nothing', details: {} } : null
}

function comparisonProblem({ items, judgements }: PairwiseBasis): WeightsProblem | null {
  if (items.length > mostItems) return { message: 'weights.problem.tooMany', details: { items: items.length, most: mostItems } }
  const pairs = new Set<string>()
  for (const { first, second, times } of judgements) {
    const unknown = [first, second].find((id) => !items.includes(id))
    if (unknown !== undefined) return { message: 'weights.problem.unknown', details: { id: unknown } }
    if (first === second) return { message: 'weights.problem.withItself', details: { id: first } }
    if (amountOf(times).numerator === 0n) return { message: 'weights.problem.noTimes', details: { first, second } }
    const pair = [first, second].sort().join(' ')
    if (pairs.has(pair)) return { message: 'weights.problem.comparedTwice', details: { first, second } }
    pairs.add(pair)
  }
  const [group = [], apart] = groupsOf(squareOf({ items, judgements }))
  if (!apart) return null
  const named = (indices: readonly number[]) => indices.map((index) => items[index]).join(', ')
  return { message: 'weights.problem.notConnected', details: { first: named(group), second: named(apart) } }
}

type Shares = { shares: Rational[]; consistency?: Weighing['consistency']; hints?: Weighing['hints'] }

function sharesBy(basis: WeightsBasis): Shares {
  switch (basis.method) {
    case 'direct':
    case 'swing':
      return { shares: sharesOf(basis.items.map(({ amount }) => amountOf(amount))) }
    case 'rankOrderCentroid':
      return { shares: centroidsOf(basis.ranks.map((rank) => rank.length)) }
    case 'pairwise':
      return comparedShares(basis)
  }
}

/**
 * The centroid of all weights that keep to an order: the k-th of n weighs (1/n)·Σ 1/i for i = k … n (Barron and Barrett 1996). Items that
 * share a rank share what its places would weigh.
 */
function centroidsOf(sizes: readonly number[]): Rational[] {
  const count = sizes.reduce((all, size) => all + size, 0)
  const places = Array.from({ length: count }, (_, place) =>
    sum(Array.from({ length: count - place }, (_, offset) => rational(1n, BigInt(count * (place + 1 + offset))))),
  )
  let taken = 0
  return sizes.flatMap((size) => {
    const own = sum(places.slice(taken, taken + size))
    taken += size
    const each = rational(own.numerator, own.denominator * BigInt(size))
    return Array.from({ length: size }, () => each)
  })
}

const places = 1e12

function comparedShares(basis: PairwiseBasis): Shares {
  const comparisons = squareOf(basis)
  const priorities = prioritiesOf(comparisons, basis.variant)
  const judged = basis.judgements.length
  const size = basis.items.length
  return {
    shares: sharesOf(priorities.weights.map((weight) => integer(Math.round(weight * places)))),
    consistency: { ...consistencyOf(priorities, basis.randomIndex), judged, possible: (size * (size - 1)) / 2 },
    hints: repairHints(comparisons, priorities, basis.variant, basis.randomIndex).flatMap((hint) => asTyped(basis, hint)),
  }
}

/** A hint in the direction in which its judgement was typed. */
function asTyped(
  { items, judgements }: PairwiseBasis,
  { row, column, consistent, nearest, ratio }: RepairHint,
): Weighing['hints'] {
  const pair = [items[row], items[column]]
  const judgement = judgements.find(({ first, second }) => pair.includes(first) && pair.includes(second))
  if (!judgement) return []
  const [wanted, step] = judgement.first === items[row] ? [consistent, nearest] : [1 / consistent, 1 / nearest]
  return [{ ...judgement, consistent: wanted, nearest: step < 1 ? `1/${Math.round(1 / step)}` : String(Math.round(step)), ratio }]
}

function squareOf({ items, judgements }: Pick<PairwiseBasis, 'items' | 'judgements'>) {
  return comparisonsOf(
    items.length,
    judgements.map(({ first, second, times }) => ({
      row: items.indexOf(first),
      column: items.indexOf(second),
      times: amountAsNumber(times),
    })),
  )
}
