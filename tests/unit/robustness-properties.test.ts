import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  divide,
  equal,
  integer,
  multiply,
  parseRational,
  type Rational,
  rational,
  subtract,
  zero,
} from '../../shared/arithmetic/rational.ts'
import { type Assessment, assess } from '../../shared/decisions/assessment.ts'
import { rankingOf } from '../../shared/decisions/comparison.ts'
import type { Evaluation } from '../../shared/decisions/evaluation.ts'
import { robustnessOf } from '../../shared/decisions/robustness.ts'
import type { Named } from '../../shared/decisions/robustness-model.ts'
import type { Criterion } from '../../shared/questionnaires/model.ts'
import type { Subject } from '../../shared/scorecards/contract.ts'
import { evaluation } from './any-evaluation.ts'

/** Whole weights in these proportions; nothing where they are too large to be exact. */
function whole(weights: readonly Rational[]): number[] | undefined {
  const common = weights.reduce((all, { denominator }) => all * denominator, 1n)
  const scaled = weights.map(({ numerator, denominator }) => (numerator * common) / denominator)
  const divisor = scaled.reduce(greatestCommonDivisor)
  const least = scaled.map((weight) => Number(weight / (divisor || 1n)))
  return least.every(Number.isSafeInteger) ? least : undefined
}
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b)
}

/** The evaluation with other weights in the group of a criterion. */
function reweighed(one: Evaluation, criterion: string, weigh: (group: readonly Criterion[]) => readonly Rational[]) {
  let possible = true
  const change = (group: readonly Criterion[]): Criterion[] => {
    const inside = group.map((node) => (node.children ? { ...node, children: change(node.children) } : node))
    if (!group.some(({ id }) => id === criterion)) return inside
    const weights = whole(weigh(group))
    possible &&= weights !== undefined
    return inside.map((node, index) => ({ ...node, weight: weights?.[index] ?? 0 }))
  }
  const criteria = change(one.instrument.criteria)
  return possible ? { ...one, instrument: { ...one.instrument, criteria } } : undefined
}

/** The evaluation with the weight of one criterion at a share of its group, the others in their proportions. */
function weighing(one: Evaluation, criterion: string, share: Rational) {
  return reweighed(one, criterion, (group) => {
    const own = group.find(({ id }) => id === criterion)?.weight ?? 0
    const rest = group.reduce((all, { weight }) => all + weight, 0) - own
    const left = divide(subtract(integer(1), share), integer(rest))
    return group.map(({ id, weight }) => (id === criterion ? share : multiply(left, integer(weight))))
  })
}

const leaders = (one: Evaluation) =>
  rankingOf(assess(one))
    .places.filter(({ rank }) => rank === 1)
    .map(({ bid }) => bid)
const ids = (bids: readonly Named[]) => bids.map(({ bid }) => bid)
const totalOf = (one: Evaluation, bid = '') => assess(one).bids.get(bid)?.scorecard.total.lower ?? zero
const between = (from: Rational, to: Rational, part: Rational) => add(from, multiply(part, subtract(to, from)))
const shareOf = (exact: string) => divide(parseRational(exact), percent)
const hair = rational(1n, 10_000n)
const percent = integer(100)

/** Whether the same criteria apply to all bids, so that totals share their denominators. */
const alike = ({ bids }: Assessment) =>
  new Set([...bids.values()].map(({ scorecard }) => [...scorecard.criteria.values()].map(({ score }) => Boolean(score)).join()))
    .size < 2

describe('Whatever the bids say,', () => {
  it('totals meet where a weight turns the first place: just before it the first stays, just beyond it is lost', () => {
    let met = 0
    fc.assert(
      fc.property(evaluation, (one) => {
        const assessment = assess(one)
        const { first, weights } = robustnessOf(assessment)
        for (const { criterion, weight, below, above } of weights) {
          const now = shareOf(weight.exact)
          for (const [turn, edge] of [
            [below, zero],
            [above, integer(1)],
          ] as const) {
            const at = turn && shareOf(turn.at.exact)
            const before = weighing(one, criterion, between(now, at ?? edge, subtract(integer(1), hair)))
            if (before && !(at && equal(now, at))) expect(leaders(before)).toEqual(ids(first))
            if (!turn || !at) continue
            const there = weighing(one, criterion, at)
            const beyond = weighing(one, criterion, between(at, edge, hair))
            for (const { bid } of there && alike(assessment) ? turn.leads : []) {
              if (!there) continue
              expect(totalOf(there, bid)).toEqual(totalOf(there, first[0]?.bid))
              met++
            }
            if (beyond) for (const bid of leaders(beyond)) expect(ids(turn.leads)).toContain(bid)
          }
        }
      }),
      { numRuns: 300 },
    )
    expect(met).toBeGreaterThan(20)
  })

  it('every weight within its interval keeps the first place', () => {
    fc.assert(
      fc.property(evaluation, fc.integer({ min: 1, max: 99 }), (one, part) => {
        const { first, weights } = robustnessOf(assess(one))
        for (const { criterion, fixed, below, above } of weights) {
          if (fixed) continue
          const [from, to] = [below?.at.exact ?? '0/1', above?.at.exact ?? '100/1'].map(shareOf)
          if (!from || !to || equal(from, to)) continue
          const inside = weighing(one, criterion, between(from, to, rational(BigInt(part), 100n)))
          if (inside) expect(leaders(inside)).toEqual(ids(first))
        }
      }),
      { numRuns: 300 },
    )
  })

  const moving = (
    one: Evaluation,
    { points, to, from }: NonNullable<ReturnType<typeof robustnessOf>['transfer']>,
    more: Rational,
  ) =>
    reweighed(one, 'price', (group) => {
      const all = integer(group.reduce((sum, { weight }) => sum + weight, 0))
      const extra = multiply(more, shareOf(points.exact))
      const last = from.at(-1)?.criterion
      return group.map(({ id, weight }) => {
        const share = divide(integer(weight), all)
        if (id === to.criterion) return add(share, add(shareOf(points.exact), extra))
        const moved = from.find(({ criterion }) => criterion === id)
        const taken = moved ? shareOf(moved.points.exact) : zero
        return subtract(share, id === last ? add(taken, extra) : taken)
      })
    })

  it('after the smallest transfer of weight totals are equal, and a hair more unseats the first', () => {
    let met = 0
    fc.assert(
      fc.property(evaluation, (one) => {
        const { first, transfer } = robustnessOf(assess(one))
        if (!transfer || transfer.from.length === 0) return
        const there = moving(one, transfer, zero)
        if (!there) return
        expect(totalOf(there, transfer.leads.bid)).toEqual(totalOf(there, first[0]?.bid))
        const beyond = moving(one, transfer, hair)
        if (!beyond || beyond.instrument.criteria.some(({ weight }) => weight < 0)) return
        expect(leaders(beyond)).not.toEqual(ids(first))
        met++
      }),
      { numRuns: 300 },
    )
    expect(met).toBeGreaterThan(5)
  })

  it('no smaller change of the weights does', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 })
    let smaller = 0
    fc.assert(
      fc.property(evaluation, weights, (one, changes) => {
        const { first, transfer, unmeasured } = robustnessOf(assess(one))
        if (first.length !== 1 || unmeasured.length > 0) return
        const group = one.instrument.criteria.map(({ weight }) => weight)
        const other = group.map((weight, index) => weight + (changes[index] ?? 0))
        const sum = (values: readonly number[]) => integer(values.reduce((all, value) => all + value, 0))
        const rises = group.map((weight, index) =>
          subtract(divide(integer(other[index] ?? 0), sum(other)), divide(integer(weight), sum(group))),
        )
        const moved = rises.reduce((all, rise) => (compare(rise, zero) > 0 ? add(all, rise) : all), zero)
        if (transfer && compare(moved, shareOf(transfer.points.exact)) >= 0) return
        const changed = reweighed(one, 'price', () => other.map(integer))
        if (!changed) return
        expect(leaders(changed)).toEqual(ids(first))
        smaller++
      }),
      { numRuns: 300 },
    )
    expect(smaller).toBeGreaterThan(20)
  })

  /** The evaluation with scores of new evaluators whose mean is the one that is asked for, and no consensus. */
  const scoring = (one: Evaluation, bid: string, subject: Subject, mean: Rational): Evaluation => {
    const other = (item: { subject: Subject }) => item.subject.kind !== subject.kind || item.subject.id !== subject.id
    const [count, sum] = [Number(mean.denominator), Number(mean.numerator)]
    const given = Array.from({ length: count }, (_, index) => ({
      subject,
      evaluator: `new-${index}`,
      points: Math.floor(((index + 1) * sum) / count) - Math.floor((index * sum) / count),
      reason: 'changed',
    }))
    return {
      ...one,
      bids: one.bids.map((each) =>
        each.id === bid
          ? { ...each, scores: [...each.scores.filter(other), ...given], consensus: each.consensus.filter(other) }
          : each,
      ),
    }
  }

  it('the smallest change of one score makes totals equal, and half of it changes nothing', () => {
    let met = 0
    fc.assert(
      fc.property(evaluation, (one) => {
        const { first, score } = robustnessOf(assess(one))
        if (!score) return
        const [now, at] = [parseRational(score.now.exact), parseRational(score.at.exact)]
        if (at.denominator > 5000n) return
        const level = scoring(one, score.bid, score.subject, at)
        expect(totalOf(level, score.leads.bid)).toEqual(totalOf(level, first[0]?.bid))
        if (equal(now, at)) return
        const half = scoring(one, score.bid, score.subject, between(now, at, rational(1n, 2n)))
        expect(leaders(half)).toEqual(ids(first))
        met++
      }),
      { numRuns: 900 },
    )
    expect(met).toBeGreaterThan(0)
  })

  it('leaving a bid or an evaluator out is assessing what remains', () => {
    fc.assert(
      fc.property(evaluation, (one) => {
        const { first, bidders, evaluators } = robustnessOf(assess(one))
        const others = one.bids.filter(({ id, withdrawn }) => first.length > 0 && !withdrawn && !ids(first).includes(id))
        expect(ids(bidders).sort()).toEqual(others.map(({ id }) => id).sort())
        for (const { bid, ...told } of bidders) {
          const remaining = leaders({ ...one, bids: one.bids.filter(({ id }) => id !== bid) })
          expect(ids(told.first)).toEqual(remaining)
          expect(told.changes).toBe(remaining.join() !== ids(first).join())
        }
        for (const { evaluator, ...told } of evaluators) {
          const remaining = leaders({
            ...one,
            bids: one.bids.map((bid) => ({ ...bid, scores: bid.scores.filter((score) => score.evaluator !== evaluator) })),
          })
          expect(ids(told.first)).toEqual(remaining)
          expect(told.changes).toBe(remaining.join() !== ids(first).join())
        }
      }),
      { numRuns: 300 },
    )
  })
})
