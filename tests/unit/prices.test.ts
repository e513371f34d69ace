import { describe, expect, it } from 'vitest'
import { exactly } from '../../shared/arithmetic/interval.ts'
import { formatRational, integer } from '../../shared/arithmetic/rational.ts'
import { type Offer, type PriceSheet, scorePrices, totalPrice } from '../../shared/prices/price.ts'

const sheet: PriceSheet = {
  currency: 'EUR',
  termMonths: 36,
  lines: [
    { id: 'setup', title: 'Set-up', unit: 'lump sum', quantity: '1', kind: 'oneOff' },
    { id: 'calls', title: 'Calls', unit: 'minute', quantity: '12500.5', kind: 'monthly' },
  ],
}

describe('The total of a price sheet', () => {
  it('adds quantity times unit price up, monthly lines over the months of the term', () => {
    const { total, lines, missing } = totalPrice(
      sheet,
      new Map([
        ['setup', '25000'],
        ['calls', '0.019'],
      ]),
    )
    expect(lines.map(({ line, amount }) => [line.id, formatRational(amount.lower)])).toEqual([
      ['setup', '25000/1'],
      ['calls', '4275171/500'],
    ])
    expect(total && formatRational(total.lower)).toBe('16775171/500')
    expect(missing).toEqual([])
  })

  it('is missing as soon as one line has no price', () => {
    expect(
      totalPrice(
        sheet,
        new Map([
          ['setup', '25000'],
          ['calls', null],
        ]),
      ),
    ).toMatchObject({ total: null, missing: ['calls'] })
    expect(totalPrice(sheet, new Map())).toMatchObject({ total: null, missing: ['setup', 'calls'] })
    expect(totalPrice({ ...sheet, lines: [] }, new Map())).toMatchObject({ total: null, missing: [] })
  })
})

describe('Price scores', () => {
  const offer = (bid: string, total: number | null, gate: Offer['gate'] = 'passed'): Offer => ({
    bid,
    gate,
    total: total === null ? null : exactly(integer(total)),
  })
  const told = (offers: Offer[]) => {
    const { scores, reference, open } = scorePrices(offers, integer(5))
    const bounds = [...scores].map(([bid, { lower, upper }]) => `${bid} ${formatRational(lower)} ${formatRational(upper)}`)
    return [...bounds, reference && formatRational(reference), open]
  }

  it('leave a bid that is out without influence, and score it against the same reference, at most 5', () => {
    expect(told([offer('a', 80), offer('b', 100), offer('c', 50, 'out'), offer('d', 160, 'out')])).toEqual([
      'a 5/1 5/1',
      'b 4/1 4/1',
      'c 5/1 5/1',
      'd 5/2 5/2',
      '80/1',
      false,
    ])
  })

  it('are intervals while the lowest price is that of a bid whose knock-out is pending', () => {
    expect(told([offer('a', 80), offer('b', 100), offer('c', 50, 'pending')])).toEqual([
      'a 25/8 5/1',
      'b 5/2 4/1',
      'c 5/1 5/1',
      '50/1',
      false,
    ])
    expect(told([offer('a', 80), offer('b', 100), offer('c', 160, 'pending')])).toEqual([
      'a 5/1 5/1',
      'b 4/1 4/1',
      'c 5/2 5/2',
      '80/1',
      false,
    ])
  })

  it('count a missing price as 0, up to 5, and say that the reference may still change', () => {
    expect(told([offer('a', 80), offer('b', null)])).toEqual(['a 5/1 5/1', 'b 0/1 5/1', '80/1', true])
    expect(told([offer('a', 80), offer('b', null, 'out')])).toEqual(['a 5/1 5/1', 'b 0/1 5/1', '80/1', false])
    expect(told([offer('a', null)])).toEqual(['a 0/1 5/1', null, true])
  })

  it('count a total of zero or below as 0, up to 5, name its bid, and leave all others as they are', () => {
    for (const total of [0, -5])
      for (const gate of ['passed', 'pending'] as const) {
        const offers = [offer('a', 80), offer('b', total, gate), offer('c', 100)]
        expect(told(offers)).toEqual(['a 5/1 5/1', 'b 0/1 5/1', 'c 4/1 4/1', '80/1', true])
        expect([...scorePrices(offers, integer(5)).unscorable]).toEqual(['b'])
      }
    expect(told([offer('a', 80), offer('b', 0, 'out')])).toEqual(['a 5/1 5/1', 'b 0/1 5/1', '80/1', false])
    expect(told([offer('a', 0), offer('b', -1)])).toEqual(['a 0/1 5/1', 'b 0/1 5/1', null, true])
  })
})
