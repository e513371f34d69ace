import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, equal, formatRational, multiply } from '../../shared/arithmetic/rational.ts'
import { type PriceSheet, totalPrice } from '../../shared/prices/price.ts'
import { readRate } from '../../shared/prices/rates.ts'
import { priceTable } from '../../shared/prices/table.ts'

const dollar = { currency: 'USD', rate: '0.9234', date: '2026-11-30', source: 'European Central Bank' }
const sheet: PriceSheet = {
  currency: 'EUR',
  termMonths: 36,
  lines: [
    { id: 'setup', title: 'Set-up', unit: 'lump sum', quantity: '1', kind: 'oneOff' },
    { id: 'calls', title: 'Calls', unit: 'minute', quantity: '100', kind: 'monthly' },
  ],
  rates: [dollar],
}
const units = new Map([
  ['setup', '1000'],
  ['calls', '0.01'],
])

describe('A price in another currency', () => {
  it('is multiplied by the rate, exactly, line by line', () => {
    const { total, lines } = totalPrice(sheet, units, new Map(), new Map([['setup', 'USD']]))
    expect(lines.map(({ line, rate, amount }) => [line.id, rate?.currency, formatRational(amount.lower)])).toEqual([
      ['setup', 'USD', '4617/5'],
      ['calls', undefined, '36/1'],
    ])
    expect(total && formatRational(total.lower)).toBe('4797/5')
  })

  it('leaves its bid without a total while there is no rate, and no other', () => {
    const price = (bid: string, line: string, currency: string) => ({
      bid,
      line,
      currency,
      unitPrice: units.get(line) ?? null,
      others: [],
    })
    const prices = [
      price('a', 'setup', 'CHF'),
      price('a', 'calls', 'EUR'),
      price('b', 'setup', 'EUR'),
      price('b', 'calls', 'EUR'),
    ]
    const table = priceTable(sheet, prices, ['a', 'b'])
    expect(table.columns.map(({ bid, total, unconverted, lowest }) => [bid, total, unconverted, lowest])).toEqual([
      ['a', null, ['CHF'], false],
      ['b', '1036.00', [], true],
    ])
    expect(table.rows[0]?.cells[0]).toMatchObject({ unitPrice: '1000', currency: 'CHF', amount: null, rate: null })
  })

  it('comes to the rate times what it would be in the currency of the tender, whatever the rate', () => {
    const places = (value: number, digits: number) => (value / 10 ** digits).toFixed(digits)
    const rate = fc.integer({ min: 1, max: 10 ** 9 }).map((value) => places(value, 6))
    const unit = fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((value) => places(value, 4))
    const currencies = new Map(sheet.lines.map(({ id }): [string, string] => [id, 'USD']))
    fc.assert(
      fc.property(rate, unit, unit, (worth, setup, calls) => {
        const own = new Map([
          ['setup', setup],
          ['calls', calls],
        ])
        const inOwn = totalPrice(sheet, own).total
        const converted = totalPrice({ ...sheet, rates: [{ ...dollar, rate: worth }] }, own, new Map(), currencies).total
        if (!inOwn || !converted) throw new Error('no total')
        expect(equal(converted.lower, multiply(inOwn.lower, decimal(worth)))).toBe(true)
      }),
    )
  })
})

describe('A rate', () => {
  it.each([
    ['0.9234', '0.9234'],
    ['0,92', '0.92'],
    ['1.0850', '1.085'],
    ['160', '160'],
  ])('is read from %j', (typed, rate) => expect(readRate(typed)).toEqual({ ok: true, rate }))

  it.each([
    ['', 'notANumber'],
    ['much', 'notANumber'],
    ['0', 'positive'],
    ['-1.5', 'positive'],
    ['1.085', 'ambiguousNumber'],
    ['0.1234567890123', 'decimals'],
  ])('is refused as %j: %s', (typed, reason) => expect(readRate(typed)).toMatchObject({ ok: false, reason }))
})
