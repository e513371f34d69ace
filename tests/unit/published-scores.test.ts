import { describe, expect, it } from 'vitest'
import { roundHalfUp } from '../../shared/arithmetic/rational.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import { rank } from '../../shared/decisions/ranking.ts'
import { bidOf, evaluationOf, instrumentOf, rated } from './evaluations.ts'

describe('Published scores', () => {
  it('moves the award from B to A when a bidder that cannot win adds a low price (Chen 2008; Stilger, Siderius, van Raaij 2017)', () => {
    const instrument = instrumentOf(
      [
        { id: 'quality', title: 'Quality', weight: 60 },
        { id: 'price', title: 'Price', weight: 40, scoring: 'price' },
      ],
      [rated('q', 'quality', 1)],
    )
    const a = bidOf('a', { answers: { q: '4.5' }, prices: { fee: '100' } })
    const b = bidOf('b', { answers: { q: '4' }, prices: { fee: '80' } })
    const c = bidOf('c', { answers: { q: '1.5' }, prices: { fee: '40' } })
    const totals = (bids: (typeof a)[]) => {
      const assessment = assess(evaluationOf(instrument, bids))
      return rank(assessment).map(({ bid }) => [
        bid,
        roundHalfUp(assessment.bids.get(bid)?.scorecard.total.lower ?? { numerator: -1n, denominator: 1n }, 2),
      ])
    }
    expect(totals([a, b])).toEqual([
      ['b', '88.00'],
      ['a', '86.00'],
    ])
    expect(totals([a, b, c])).toEqual([
      ['a', '70.00'],
      ['b', '68.00'],
      ['c', '58.00'],
    ])
  })
})
