import { describe, expect, it } from 'vitest'
import { figureOf } from '../../shared/arithmetic/figure.ts'
import { decimal } from '../../shared/arithmetic/rational.ts'
import { assess } from '../../shared/decisions/assessment.ts'
import { comparisonOf, rankingOf } from '../../shared/decisions/comparison.ts'
import { isContested, leadOf, placesOfTotals, setsApart, unanswered } from '../../shared/decisions/reading.ts'
import { bidOf, evaluationOf, instrumentOf, openQuestion, rated } from './evaluations.ts'

const instrument = instrumentOf(
  [
    { id: 'people', title: 'People', weight: 50 },
    { id: 'care', title: 'Care', weight: 20 },
    { id: 'price', title: 'Price', weight: 30, scoring: 'price' },
  ],
  [rated('attrition', 'people', 1), rated('languages', 'people', 1), openQuestion('habits', 'care', 1)],
)
const subject = { kind: 'question', id: 'habits' } as const
const bid = (id: string, attrition: string, languages: string | undefined, points: [number, number]) =>
  bidOf(id, {
    answers: { attrition, habits: 'Weekly.', ...(languages !== undefined && { languages }) },
    prices: { fee: '100' },
    scores: points.map((given, index) => ({ subject, evaluator: `evaluator ${index}`, points: given, reason: '' })),
  })
const compared = (...bids: ReturnType<typeof bid>[]) => {
  const assessment = assess(evaluationOf(instrument, bids))
  const { rows, cells } = comparisonOf(assessment)
  const cellsOf = (criterion: string) => cells[rows.findIndex((row) => row.criterion === criterion)] ?? []
  return { places: rankingOf(assessment).places, cellsOf }
}

describe('What a comparison says', () => {
  it('sets bidders apart where a score differs, or could still', () => {
    const { cellsOf } = compared(bid('north', '4', '4', [3, 3]), bid('south', '4', '4', [3, 3]))
    expect(setsApart(cellsOf('people'))).toBe(false)
    expect(setsApart(compared(bid('north', '4', '4', [3, 3]), bid('south', '4', '3', [3, 3])).cellsOf('people'))).toBe(true)
    const open = compared(bid('north', '4', '0', [3, 3]), bid('south', '4', undefined, [3, 3]))
    expect(setsApart(open.cellsOf('people'))).toBe(true)
  })

  it('calls a cell contested from two fifths of the scale between evaluators: two points of five', () => {
    const { cellsOf } = compared(bid('north', '4', '4', [1, 3]), bid('south', '4', '4', [2, 3]))
    expect(cellsOf('care').map((cell) => [cell.bid, isContested(cell, { lowest: 0, highest: 5 })])).toEqual([
      ['south', false],
      ['north', true],
    ])
    const contested = (spread: number, highest: number) => isContested({ spread }, { lowest: 0, highest })
    expect([contested(3, 10), contested(4, 10), contested(25, 100), contested(50, 100)]).toEqual([false, true, false, true])
  })

  it('counts what the bidder still owes', () => {
    const { cellsOf } = compared(bid('north', '4', undefined, [3, 3]))
    expect(cellsOf('people').map(({ counts }) => unanswered(counts))).toEqual([1])
    expect(cellsOf('care').map(({ counts }) => unanswered(counts))).toEqual([0])
  })

  it('tells the lead by what both have at least, rounded once', () => {
    const { places } = compared(bid('north', '5', '4.25', [4, 4]), bid('south', '4', '4', [4, 4]))
    const lead = leadOf(places)
    expect([lead?.first.bid, lead?.second.bid, lead?.total.exact, lead?.points.exact]).toEqual([
      'north',
      'south',
      '369/4',
      '25/4',
    ])
  })

  it('shows totals with so many places that the order and the lead can be seen', () => {
    const priced = (id: string, fee: string) => ({ ...bid(id, '4', '4', [4, 4]), prices: new Map([['fee', fee]]) })
    // 85.6 and 85.57: to one place by nothing.
    const { places } = compared(priced('north', '100'), priced('south', '100.1'))
    expect(placesOfTotals(places, 1)).toBe(2)
    expect(placesOfTotals(compared(priced('north', '100'), priced('south', '100.01')).places, 2)).toBe(3)
    expect(placesOfTotals(compared(priced('north', '100'), priced('south', '150')).places, 1)).toBe(1)
  })

  it('lets bids without a place in the order ask for no places', () => {
    const range = (text: string) => ({ lower: figureOf(decimal(text)), upper: figureOf(decimal(text)) })
    const standing = (kind: 'ranked' | 'out' | 'pending', text: string) => ({ standing: kind, total: range(text) })
    expect(placesOfTotals([standing('ranked', '80'), standing('out', '80.001')], 1)).toBe(1)
    expect(placesOfTotals([standing('ranked', '80'), standing('pending', '80.001')], 1)).toBe(3)
    expect(placesOfTotals([standing('ranked', '80'), { standing: 'ranked', total: null }], 1)).toBe(1)
  })

  it('knows no lead of one', () => {
    expect(leadOf(compared(bid('north', '5', '5', [4, 4])).places)).toBeUndefined()
  })
})
