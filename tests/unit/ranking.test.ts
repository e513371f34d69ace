import { describe, expect, it } from 'vitest'
import { assess } from '../../shared/decisions/assessment.ts'
import { comparisonOf, rankingOf } from '../../shared/decisions/comparison.ts'
import { ranking } from '../../shared/decisions/model.ts'
import { bidOf, evaluationOf, instrumentOf, rated } from './evaluations.ts'

const gate = rated('gate', 'quality', 0, {
  knockOut: { label: 'K1', reason: 'no plan', passes: { test: 'atLeast', value: '1' } },
})
const plain = instrumentOf(
  [{ id: 'quality', title: 'Quality', weight: 1 }],
  [rated('q', 'quality', 1), rated('r', 'quality', 1), gate],
)
const priced = instrumentOf(
  [
    { id: 'quality', title: 'Quality', weight: 1 },
    { id: 'price', title: 'Price', weight: 1, scoring: 'price' },
  ],
  [rated('q', 'quality', 1)],
)

type Parts = Parameters<typeof bidOf>[1]
/** Each place as `bid rank standing tie settled`, what is null or false left out. */
const told = (instrument: typeof plain, bids: Record<string, Parts>) => {
  const result = rankingOf(
    assess(
      evaluationOf(
        instrument,
        Object.entries(bids).map(([id, parts]) => bidOf(id, parts)),
      ),
    ),
  )
  expect(ranking.parse(result)).toEqual(result)
  return result.places.map(({ bid, rank, standing, tie, settled }) =>
    [bid, rank, standing, tie, settled ? 'settled' : null].filter((part) => part !== null).join(' '),
  )
}
const both = (value: string) => ({ answers: { q: value, r: value, gate: '1' } })

describe('The ranking', () => {
  it('orders by the lower bound, then shows pending, out and withdrawn bids', () => {
    const bids = {
      w: { ...both('5'), withdrawn: true },
      out: { answers: { q: '5', r: '5', gate: '0' } },
      pending: { answers: { q: '1', r: '1' } },
      second: both('3'),
      first: both('4'),
    }
    expect(told(plain, bids)).toEqual([
      'first 1 ranked settled',
      'second 2 ranked settled',
      'pending pending',
      'out out settled',
      'w withdrawn settled',
    ])
  })

  it('is settled only where intervals do not touch', () => {
    expect(told(plain, { a: both('5'), b: { answers: { q: '4', gate: '1' } }, c: both('1') })).toEqual([
      'a 1 ranked settled',
      'b 2 ranked settled',
      'c 3 ranked settled',
    ])
    expect(told(plain, { a: both('4.5'), b: { answers: { q: '4', gate: '1' } }, c: both('1') })).toEqual([
      'a 1 ranked',
      'b 2 ranked',
      'c 3 ranked settled',
    ])
  })

  it('is not settled while a pending bid could come before', () => {
    expect(told(plain, { a: both('4'), pending: { answers: { q: '4', r: '4' } } })).toEqual(['a 1 ranked', 'pending pending'])
    expect(told(plain, { a: both('4'), b: both('3'), pending: { answers: { q: '3', r: '3.5' } } })).toEqual([
      'a 1 ranked settled',
      'b 2 ranked',
      'pending pending',
    ])
  })

  it('puts a bid out as soon as one knock-out fails, whatever else is pending', () => {
    const second = rated('second', 'quality', 0, {
      knockOut: { label: 'K2', reason: 'no insurance', passes: { test: 'atLeast', value: '1' } },
    })
    const two = instrumentOf([{ id: 'quality', title: 'Quality', weight: 1 }], [rated('q', 'quality', 1), gate, second])
    expect(told(two, { a: { answers: { q: '5', gate: '0' } } })).toEqual(['a out settled'])
  })

  it('breaks a tie by quality, then by the lower price, else shares the rank', () => {
    expect(
      told(priced, { a: { answers: { q: '4' }, prices: { fee: '125' } }, b: { answers: { q: '3' }, prices: { fee: '100' } } }),
    ).toEqual(['a 1 ranked settled', 'b 2 ranked quality settled'])
    const three = { z: both('4'), a: both('4'), c: both('2') }
    expect(told(plain, three)).toEqual(['a 1 ranked', 'z 1 ranked shared', 'c 3 ranked settled'])
    const dearer = { ...both('4'), prices: { fee: '200' } }
    const cheap = { ...both('4'), prices: { fee: '100' } }
    expect(told(plain, { a: dearer, z: cheap })).toEqual(['z 1 ranked settled', 'a 2 ranked price settled'])
    const unpriced = { a: dearer, z: cheap, m: both('4') }
    expect(told(plain, unpriced)).toEqual(['z 1 ranked', 'a 2 ranked price', 'm 3 ranked price'])
  })

  it('settles no place while a bid that takes part has no complete price', () => {
    const open = { a: { answers: { q: '5' }, prices: { fee: '100' } }, b: { answers: { q: '0' } } }
    expect(told(priced, open)).toEqual(['a 1 ranked', 'b 2 ranked'])
    expect(told(priced, { ...open, b: { ...open.b, withdrawn: true } })).toEqual(['a 1 ranked settled', 'b withdrawn settled'])
  })

  it('tells what a bid that is out would have reached without the gate', () => {
    const bids = [bidOf('a', both('3')), bidOf('out', { answers: { q: '5', r: '4', gate: '0' } })]
    const { places } = rankingOf(assess(evaluationOf(plain, bids)))
    expect(places.map(({ bid, rank, total }) => [bid, rank, total?.lower.rounded])).toEqual([
      ['a', 1, '60.00'],
      ['out', null, '90.00'],
    ])
  })

  it('needs no price where the price is no criterion', () => {
    expect(told(plain, { a: { ...both('3'), prices: { fee: '0' } } })).toEqual(['a 1 ranked settled'])
    const { places } = rankingOf(assess(evaluationOf(plain, [bidOf('a', { ...both('3'), prices: { fee: '0' } })])))
    expect(places.map(({ priceUnscorable }) => priceUnscorable)).toEqual([false])
  })

  it('ranks everybody where one price cannot be scored, marks that bid, and settles no place', () => {
    const bid = (id: string, q: string, fee: string) => bidOf(id, { answers: { q }, prices: { fee } })
    const rated = (...bids: ReturnType<typeof bidOf>[]) => rankingOf(assess(evaluationOf(priced, bids))).places
    const without = rated(bid('a', '3', '100'), bid('b', '3', '125'))
    const beside = rated(bid('a', '3', '100'), bid('b', '3', '125'), bid('free', '3', '-1'))
    expect(beside.slice(0, 2).map(({ total }) => total)).toEqual(without.map(({ total }) => total))
    expect(beside.map((place) => [place.bid, place.rank, place.settled, place.priceUnscorable])).toEqual([
      ['a', 1, false, false],
      ['b', 2, false, false],
      ['free', 3, false, true],
    ])
  })

  it('breaks no tie by a price that cannot be scored', () => {
    const dearer = { answers: { q: '0' }, prices: { fee: '100' } }
    const one = rankingOf(
      assess(
        evaluationOf(priced, [
          bidOf('a', { answers: { q: '0' }, prices: { fee: '-5' } }),
          bidOf('b', { answers: { q: '0' }, prices: { fee: '-9' } }),
          bidOf('z', dearer),
        ]),
      ),
    )
    expect(one.places.map(({ bid, rank, tie }) => [bid, rank, tie])).toEqual([
      ['z', 1, null],
      ['a', 2, null],
      ['b', 2, 'shared'],
    ])
  })
})

describe('A comparison', () => {
  const many = (count: number) =>
    evaluationOf(
      plain,
      Array.from({ length: count }, (_, index) => bidOf(`b${index}`, both('3'))),
    )

  it('shows up to twelve bids, and asks which where there are more', () => {
    expect(comparisonOf(assess(many(12))).columns).toHaveLength(12)
    expect(() => comparisonOf(assess(many(13)))).toThrow(
      expect.objectContaining({ code: 'decisions.tooMany', details: { count: 13, most: 12 } }),
    )
    expect(comparisonOf(assess(many(13)), ['b3', 'b11']).columns.map(({ bid }) => bid)).toEqual(['b11', 'b3'])
    expect(() => comparisonOf(assess(many(1)), ['nobody'])).toThrow(expect.objectContaining({ code: 'decisions.bid' }))
  })
})
