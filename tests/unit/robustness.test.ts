import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  divide,
  integer,
  multiply,
  parseRational,
  type Rational,
  rational,
  subtract,
} from '../../shared/arithmetic/rational.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import { rankingOf } from '../../shared/decisions/comparison.ts'
import type { EvaluatedBid, Evaluation } from '../../shared/decisions/evaluation.ts'
import { robustnessOf } from '../../shared/decisions/robustness.ts'
import type { Robustness } from '../../shared/decisions/robustness-model.ts'
import { robustness } from '../../shared/decisions/robustness-model.ts'
import type { Criterion } from '../../shared/questionnaires/model.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import type { GivenScore } from '../../shared/scorecards/scorecard.ts'
import { bidOf, evaluationOf, instrumentOf, openQuestion, rated } from './evaluations.ts'

const told = (one: Evaluation): Robustness => robustness.parse(robustnessOf(assess(one)))

/** A criterion with one question of the same name. */
const criteria = (weights: Record<string, number>): Criterion[] =>
  Object.entries(weights).map(([id, weight]) => ({ id, title: id, weight }))
const plain = (
  weights: Record<string, number>,
  scores: Record<string, Record<string, string>>,
  more: Partial<Evaluation> = {},
) => {
  const instrument = instrumentOf(
    criteria(weights),
    Object.keys(weights).map((id) => rated(`q.${id}`, id, 1)),
  )
  const bids = Object.entries(scores).map(([bid, answers]) =>
    bidOf(bid, { answers: Object.fromEntries(Object.entries(answers).map(([id, value]) => [`q.${id}`, value])) }),
  )
  return { ...evaluationOf(instrument, bids), ...more }
}

/** Each interval as `criterion lower..upper`, with who leads beyond its ends. */
const intervals = ({ weights }: Robustness) =>
  weights.map(({ criterion, below, above, fixed }) => {
    const end = (turn: typeof below) => (turn ? `${turn.at.exact} ${turn.leads.map(({ bidder }) => bidder).join()}` : '-')
    return `${criterion}: ${fixed ?? `${end(below)} | ${end(above)}`}`
  })
const names = (bids: readonly { bidder: string }[]) => bids.map(({ bidder }) => bidder).join(', ')

describe('The stability of the first place over the weights', () => {
  /** Triantaphyllou and Mann 1989, Decision Support Systems 5:303-312, example 1; each score halved twice to fit the scale. */
  const published = plain(
    { c1: 8, c2: 2, c3: 3 },
    {
      A1: { c1: '0.5', c2: '4.5', c3: '4.5' },
      A2: { c1: '2.5', c2: '1', c3: '1' },
      A3: { c1: '0.5', c2: '2.5', c3: '4.5' },
    },
  )

  it('is that of the published example, exactly', () => {
    const of13 = (value: string) => divide(parseRational(value), integer(10))
    expect(rankingOf(assess(published)).places.map(({ bid, total }) => [bid, of13(total?.lower.exact ?? '')])).toEqual([
      ['A1', rational(53n, 13n)],
      ['A2', rational(50n, 13n)],
      ['A3', rational(45n, 13n)],
    ])
    expect(intervals(told(published))).toEqual(['c1: - | 700/11 A2', 'c2: 25/2 A2 | -', 'c3: 225/11 A2 | -'])
  })

  it('finds the smallest transfer of the published example, exactly', () => {
    const { transfer, unmeasured } = told(published)
    expect(transfer).toMatchObject({ points: { exact: '300/143' }, leads: { bidder: 'A2' }, to: { criterion: 'c1' } })
    expect(transfer?.from).toHaveLength(1)
    expect(['c2', 'c3']).toContain(transfer?.from[0]?.criterion)
    expect(unmeasured).toEqual([])
  })
})

const given = (question: string, value: string): [string, Answer] => [question, { state: 'answered', value }]

describe('A bidder left out', () => {
  /** The paradox of Chen 2008, Journal of Public Procurement 8:407-430: who cannot win decides who does. */
  const instrument = instrumentOf(
    [
      { id: 'quality', title: 'Quality', weight: 60 },
      { id: 'price', title: 'Price', weight: 40, scoring: 'price' },
    ],
    [rated('q', 'quality', 1)],
  )
  const bid = (id: string, q: string, fee: string) => bidOf(id, { answers: { q }, prices: { fee } })
  const paradox = evaluationOf(instrument, [bid('A', '4.5', '100'), bid('B', '4', '80'), bid('C', '1.5', '40')])

  it('can change the first place by its price alone', () => {
    expect(rankingOf(assess(paradox)).places.map(({ bidder, total }) => `${bidder} ${total?.lower.exact}`)).toEqual([
      'A 70/1',
      'B 68/1',
      'C 58/1',
    ])
    const { bidders } = told(paradox)
    expect(bidders.map((one) => `${one.bidder}: ${names(one.first)} ${one.changes}`)).toEqual(['B: A false', 'C: B true'])
  })

  it('changes nothing when it is out, and is not the first itself', () => {
    const gated = instrumentOf(instrument.criteria, [
      rated('q', 'quality', 1, { knockOut: { label: 'K1', reason: 'too little', passes: { test: 'atLeast', value: '2' } } }),
    ])
    const { first, ranked, bidders } = told({ ...paradox, instrument: gated })
    expect([names(first), ranked]).toEqual(['B', 2])
    expect(bidders.map((one) => `${one.bidder}: ${names(one.first)} ${one.changes}`)).toEqual(['A: B false', 'C: B false'])
  })

  it('counts while a knock-out of it is pending, as its price does', () => {
    const gated = instrumentOf(instrument.criteria, [
      rated('q', 'quality', 1),
      rated('gate', 'quality', 0, { knockOut: { label: 'K1', reason: 'none', passes: { test: 'atLeast', value: '1' } } }),
    ])
    const passing = paradox.bids.map((one) =>
      one.id === 'C' ? one : { ...one, answers: new Map([...one.answers, given('gate', '1')]) },
    )
    const { first, ranked, settled, rivals, bidders } = told({ ...paradox, instrument: gated, bids: passing })
    expect([names(first), ranked, settled, names(rivals)]).toEqual(['A', 2, false, 'B'])
    expect(bidders.map((one) => `${one.bidder}: ${names(one.first)} ${one.changes}`)).toEqual(['B: A false', 'C: B true'])
  })
})

describe('An evaluator left out', () => {
  const instrument = instrumentOf(criteria({ c: 1, d: 1 }), [openQuestion('q', 'c', 1), openQuestion('r', 'd', 1)])
  const scores = (question: string, points: Record<string, number>): GivenScore[] =>
    Object.entries(points).map(([evaluator, value]) => ({
      subject: { kind: 'question', id: question },
      evaluator,
      points: value,
      reason: 'as seen',
    }))
  const bid = (
    id: string,
    q: Record<string, number>,
    r: Record<string, number>,
    more: Partial<EvaluatedBid> = {},
  ): EvaluatedBid => ({
    ...bidOf(id, { answers: { q: 'text', r: 'text' }, scores: [...scores('q', q), ...scores('r', r)] }),
    ...more,
  })
  const summary = ({ evaluators }: Robustness) =>
    evaluators.map((one) => `${one.evaluator}: ${names(one.first)} ${one.changes}, ${one.scores} scores, ${one.alone} alone`)

  it('can change the first place; scores that nobody else gave count as missing then', () => {
    const one = evaluationOf(instrument, [
      bid('A', { keller: 5, osei: 2 }, { osei: 3 }),
      bid('B', { keller: 2, osei: 4 }, { osei: 3 }),
    ])
    expect(summary(told(one))).toEqual(['keller: B true, 2 scores, 0 alone', 'osei: A false, 4 scores, 2 alone'])
  })

  it('leaves a consensus score as it was agreed', () => {
    const agreed = { consensus: [{ subject: { kind: 'question' as const, id: 'q' }, points: 4, reason: 'agreed' }] }
    const one = evaluationOf(instrument, [
      bid('A', { keller: 5, osei: 2 }, { osei: 3 }, agreed),
      bid('B', { keller: 2, osei: 3 }, { osei: 3 }),
    ])
    expect(summary(told(one))).toEqual(['keller: A false, 2 scores, 0 alone', 'osei: A false, 4 scores, 2 alone'])
    expect(told(one).consensus).toBe(1)
  })

  it('is nobody where nobody has scored', () => {
    expect(told(plain({ c: 1 }, { A: { c: '3' }, B: { c: '2' } })).evaluators).toEqual([])
  })
})

describe('The smallest change of a single score', () => {
  const instrument = instrumentOf(criteria({ c: 60, d: 40 }), [openQuestion('q', 'c', 1), openQuestion('r', 'd', 1)])
  const bid = (id: string, q: number, r: number) =>
    bidOf(id, {
      answers: { q: 'text', r: 'text' },
      scores: Object.entries({ q, r }).map(([question, points]) => ({
        subject: { kind: 'question' as const, id: question },
        evaluator: 'keller',
        points,
        reason: 'as seen',
      })),
    })
  const found = (...bids: EvaluatedBid[]) => {
    const { score } = told(evaluationOf(instrument, bids))
    return (
      score && `${score.bidder} ${score.title} ${score.now.exact} to ${score.at.exact}, ${score.leads.bidder} ${score.withinStep}`
    )
  }

  it('is where a step is worth most, for the first or for a rival, and within a step or not', () => {
    // 68 points against 64: a step of q is worth 12 points.
    expect(found(bid('A', 3, 4), bid('B', 4, 2))).toBe('A q 3/1 to 8/3, B true')
    // 84 against 52, 32 points: only r of B could rise so far, and it has no room; q of A can fall by 8/3.
    expect(found(bid('A', 5, 3), bid('B', 3, 2))).toBe('A q 5/1 to 7/3, B false')
  })

  it('keeps to the scale', () => {
    expect(found(bid('A', 5, 5), bid('B', 0, 0))).toBeNull()
    expect(found(bid('A', 1, 5), bid('B', 1, 1))).toBe('B q 1/1 to 11/3, B false')
  })

  it('is nothing at all where a tie was broken', () => {
    const priced = instrumentOf(
      [...criteria({ c: 50 }), { id: 'price', title: 'price', weight: 50, scoring: 'price' }],
      [openQuestion('q', 'c', 1)],
    )
    const tie = [bid('A', 4, 0), bid('B', 3, 0)].map((one, index) => ({
      ...one,
      prices: new Map([['fee', ['125', '100'][index] ?? null]]),
    }))
    expect(told(evaluationOf(priced, tie)).score).toMatchObject({ now: { exact: '4/1' }, at: { exact: '4/1' }, withinStep: true })
  })
})

describe('The tests of the first place', () => {
  const strong = { c: '4', d: '1' }
  const weak = { c: '1', d: '4' }

  it('have nothing to move against a single bidder', () => {
    const alone = told(plain({ c: 3, d: 2 }, { A: strong }))
    expect(intervals(alone)).toEqual(['c: - | -', 'd: - | -'])
    expect(alone).toMatchObject({ ranked: 1, settled: true, transfer: null, bidders: [], evaluators: [], rivals: [] })
  })

  it('test no weights where nobody or more than one is first', () => {
    const shared = told(plain({ c: 3, d: 2 }, { A: strong, B: strong, C: weak }))
    expect(shared).toMatchObject({ ranked: 3, settled: false, weights: [], transfer: null })
    expect([names(shared.first), names(shared.bidders)]).toEqual(['A, B', 'C'])
    const nobody = told(plain({ c: 1 }, {}))
    expect(nobody).toEqual({
      ...{ first: [], ranked: 0, settled: false, rivals: [], weights: [], transfer: null, unmeasured: [] },
      ...{ score: null },
      ...{ bidders: [], evaluators: [], consensus: 0 },
    })
  })

  it('find a first place that a tie was broken for at the very edge', () => {
    const instrument = instrumentOf(
      [...criteria({ c: 50 }), { id: 'price', title: 'price', weight: 50, scoring: 'price' }],
      [rated('q', 'c', 1)],
    )
    const tie = evaluationOf(instrument, [
      bidOf('A', { answers: { q: '4' }, prices: { fee: '125' } }),
      bidOf('B', { answers: { q: '3' }, prices: { fee: '100' } }),
    ])
    const { first, transfer, ...rest } = told(tie)
    expect(names(first)).toBe('A')
    expect(intervals({ first, transfer, ...rest })).toEqual(['c: 50/1 B | -', 'price: - | 50/1 B'])
    expect(transfer).toMatchObject({ points: { exact: '0/1' }, leads: { bidder: 'B' }, from: [] })
  })

  it('move no weight that weighs nothing, and none that is alone in its group', () => {
    const one = plain({ c: 100, d: 0 }, { A: strong, B: weak })
    expect(intervals(told(one))).toEqual(['c: only', 'd: weightless'])
    expect(told(one).transfer).toBeNull()
  })

  it('find a criterion that applies to nobody without effect', () => {
    const one = plain({ c: 50, d: 30, e: 20 }, { A: { ...strong, e: '0' }, B: { ...weak, e: '2' } })
    const agreed = { ...one, agreements: [{ question: 'q.e', bid: null }] }
    expect(intervals(told(one))).toEqual(['c: 325/7 B | -', 'd: - | 275/8 B', 'e: - | 300/11 B'])
    expect(intervals(told(agreed))).toEqual(['c: 75/2 B | -', 'd: - | 125/3 B', 'e: - | -'])
    expect(told(agreed).unmeasured).toEqual([])
  })

  it('round a weight inwards where totals meet at no fraction, as a criterion applies to one bid only', () => {
    const one = plain({ c: 50, d: 30, e: 20 }, { A: { c: '4', d: '1', e: '3' }, B: { c: '2', d: '4', e: '1' } })
    const agreed = { ...one, agreements: [{ question: 'q.e', bid: 'B' }] }
    const { weights, transfer, unmeasured } = told(agreed)
    expect([names(unmeasured), transfer]).toEqual(['B', null])
    // With c at t, A has 4t + 1.8 (1 - t) and B has (2t + 2.4 (1 - t)) / (t + 0.6 (1 - t)): level where 22t² + 61t = 33.
    const ahead = (t: Rational) => {
      const [square, line] = [multiply(integer(22), multiply(t, t)), multiply(integer(61), t)]
      return compare(add(square, line), integer(33))
    }
    const { at } = weights[0]?.below ?? { at: { exact: '', rounded: '' } }
    const share = divide(parseRational(at.exact), integer(100))
    expect(at.rounded).toBe('46.35')
    expect([ahead(share), ahead(subtract(share, rational(1n, 10n ** 18n)))]).toEqual([1, -1])
  })

  it('test the weights inside a group among themselves', () => {
    const instrument = instrumentOf(
      [
        { id: 'g', title: 'g', weight: 60, children: criteria({ c: 3, d: 1 }) },
        { id: 'e', title: 'e', weight: 40 },
      ],
      ['c', 'd', 'e'].map((id) => rated(`q.${id}`, id, 1)),
    )
    const bid = (id: string, c: string, d: string, e: string) => bidOf(id, { answers: { 'q.c': c, 'q.d': d, 'q.e': e } })
    const one = evaluationOf(instrument, [bid('A', '4', '1', '2'), bid('B', '1', '4', '2')])
    expect(intervals(told(one))).toEqual(['g: - | -', 'c: 50/1 B | -', 'd: - | 50/1 B', 'e: - | -'])
  })
})
