import { describe, expect, it } from 'vitest'
import { exactly } from '../../shared/arithmetic/interval.ts'
import { formatRational, integer, multiply, rational, roundHalfUp, zero } from '../../shared/arithmetic/rational.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import { comparisonOf, rankingOf } from '../../shared/decisions/comparison.ts'
import { scorePrices } from '../../shared/prices/price.ts'
import type { Criterion } from '../../shared/questionnaires/model.ts'
import { blank, notApplicable } from '../../shared/responses/answer.ts'
import { bidOf, evaluationOf, instrumentOf, rated } from './evaluations.ts'

const leaf = (id: string, weight: number): Criterion => ({ id, title: id, weight })

describe('Published weighted scores', () => {
  it('SAP R/3 4.6C, vendor evaluation: raw weights 40, 25, 10, 5 are divided by their sum; 70, 85, 50, 50 of 100 make 70.94', () => {
    const names = ['price', 'quality', 'delivery', 'service']
    const weights = [40, 25, 10, 5]
    const instrument = instrumentOf(
      names.map((name, index) => leaf(name, weights[index] ?? 0)),
      names.map((name) => rated(name, name, 1)),
    )
    const vendor = bidOf('vendor', { answers: { price: '3.5', quality: '4.25', delivery: '2.5', service: '2.5' } })
    const comparison = comparisonOf(assess(evaluationOf(instrument, [vendor])))
    expect(comparison.rows.map((row) => row.globalWeight.rounded)).toEqual(['50.00', '31.25', '12.50', '6.25'])
    expect(comparison.cells.flat().map((cell) => cell.contribution.lower.exact)).toEqual(['35/1', '425/16', '25/4', '25/8'])
    expect(comparison.columns[0]?.total?.lower).toEqual({ exact: '1135/16', rounded: '70.94' })
  })

  describe('Infor FSM, supplier scorecard: categories of 65 % and 35 %, scores 4, 2 and 1, 4', () => {
    const instrument = instrumentOf(
      [leaf('a', 65), leaf('b', 35)],
      [rated('a1', 'a', 1), rated('a2', 'a', 1), rated('b1', 'b', 1), rated('b2', 'b', 1)],
    )
    const supplier = bidOf('supplier', { answers: { a1: '4', a2: '2', b1: '1', b2: '4' } })
    const scoreOf = (agreed: string[]) =>
      assess(
        evaluationOf(
          instrument,
          [supplier],
          agreed.map((question) => ({ question, bid: null })),
        ),
      ).bids.get('supplier')?.scorecard

    it('make 3 and 2.5, and 2.825, which prints 2.83', () => {
      const scorecard = scoreOf([])
      expect(['a', 'b'].map((id) => formatRational(scorecard?.criteria.get(id)?.score?.lower ?? zero))).toEqual(['3/1', '5/2'])
      expect(formatRational(scorecard?.score.lower ?? zero)).toBe('113/40')
      expect(roundHalfUp(scorecard?.score.lower ?? zero, 2)).toBe('2.83')
    })

    it('make 3 when all of the second category is not applicable: its weight moves, where Infor would give it 0', () => {
      expect(formatRational(scoreOf(['b1', 'b2'])?.score.lower ?? zero)).toBe('3/1')
    })
  })

  it('Criteria tree 60 (50, 30, 20) to 40: not applicable, missing, below a minimum, a branch without questions', () => {
    const instrument = instrumentOf(
      [
        { id: 'quality', title: 'Quality', weight: 60, children: [leaf('c1', 50), leaf('c2', 30), leaf('c3', 20)] },
        leaf('price', 40),
      ],
      [
        rated('q1', 'c1', 1, { knockOut: { label: 'K1', reason: 'less than 3', passes: { test: 'atLeast', value: '3' } } }),
        rated('q2', 'c2', 1),
        rated('q3', 'c3', 1),
        rated('p', 'price', 1),
      ],
    )
    const bids = [
      bidOf('v1', { answers: { q1: '4', q2: notApplicable, q3: '3', p: '5' } }),
      bidOf('v2', { answers: { q1: '4', q2: blank, q3: '3', p: '5' } }),
      bidOf('v3', { answers: { q1: '2', q2: '5', q3: '5', p: '5' } }),
      bidOf('v4', { answers: { q1: notApplicable, q2: notApplicable, q3: notApplicable, p: '4' } }),
    ]
    const agreements = [{ question: 'q2', bid: 'v1' }, ...['q1', 'q2', 'q3'].map((question) => ({ question, bid: 'v4' }))]
    const { places } = rankingOf(assess(evaluationOf(instrument, bids, agreements)))
    expect(
      places.map(({ bid, standing, rank, total }) => [bid, standing, rank, total?.lower.exact, total?.upper.rounded]),
    ).toEqual([
      ['v1', 'ranked', 1, '592/7', '84.57'],
      ['v4', 'ranked', 2, '80/1', '80.00'],
      ['v2', 'ranked', 3, '356/5', '89.20'],
      ['v3', 'out', null, '82/1', '82.00'],
    ])
    expect(places.map(({ settled }) => settled)).toEqual([false, false, false, true])
    expect(places[3]?.knockOuts).toEqual([
      { question: 'q1', criterion: 'c1', label: 'K1', reason: 'less than 3', status: 'fail' },
    ])
  })
})

describe('Published price scores by the lowest-price ratio', () => {
  const offers = (prices: number[]) =>
    prices.map((price, index) => ({
      bid: `Bidder ${index + 1}`,
      gate: 'passed' as const,
      total: exactly(integer(price)),
    }))
  /** Points out of `most`. */
  const pointsFor = (prices: number[], most: bigint, places: number) =>
    [...scorePrices(offers(prices), integer(5)).scores.values()].map((score) =>
      roundHalfUp(multiply(score.lower, rational(most, 5n)), places),
    )

  it('Crown Commercial Service, Digital Outcomes and Specialists: 15,000, 10,000 and 30,000', () => {
    expect(pointsFor([15_000, 10_000, 30_000], 1n, 3)).toEqual(['0.667', '1.000', '0.333'])
  })

  it('the same bids out of 100 points, as published by VendorPanel', () => {
    expect(pointsFor([15_000, 10_000, 30_000], 100n, 6)).toEqual(['66.666667', '100.000000', '33.333333'])
  })

  it('impactbids.com, The quality imperative: 100, 105 and 108 out of 40 points, to whole points', () => {
    expect(pointsFor([100, 105, 108], 40n, 0)).toEqual(['40', '38', '37'])
  })

  it('Bevan Brittan 2019, example 1: a price of zero, which the source leaves undefined, takes no points from the other', () => {
    expect(pointsFor([85, 100], 10n, 1)).toEqual(['10.0', '8.5'])
    expect(pointsFor([15, 25], 5n, 1)).toEqual(['5.0', '3.0'])
    expect(pointsFor([10, 0], 15n, 1)).toEqual(['15.0', '0.0'])
    expect([...scorePrices(offers([10, 0]), integer(5)).unscorable]).toEqual(['Bidder 2'])
  })

  it('a bidder that cannot win moves the award from B to A (Chen 2008; Stilger, Siderius and van Raaij 2017)', () => {
    const instrument = instrumentOf([leaf('quality', 60), { ...leaf('price', 40), scoring: 'price' }], [rated('q', 'quality', 1)])
    const a = bidOf('a', { answers: { q: '4.5' }, prices: { fee: '100' } })
    const b = bidOf('b', { answers: { q: '4' }, prices: { fee: '80' } })
    const c = bidOf('c', { answers: { q: '1.5' }, prices: { fee: '40' } })
    const totals = (bids: (typeof a)[]) =>
      rankingOf(assess(evaluationOf(instrument, bids))).places.map(({ bid, total }) => [bid, total?.lower.exact])
    expect(totals([a, b])).toEqual([
      ['b', '88/1'],
      ['a', '86/1'],
    ])
    expect(totals([a, b, c])).toEqual([
      ['a', '70/1'],
      ['b', '68/1'],
      ['c', '58/1'],
    ])
  })
})
