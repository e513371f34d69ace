import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, decimal, equal, formatRational, multiply, rational } from '../../shared/arithmetic/rational.ts'
import { translator } from '../../shared/messages/translate.ts'
import { draftsOf, type LineDraft, readLines } from '../../shared/prices/editing.ts'
import { totalPrice } from '../../shared/prices/price.ts'
import { monthsPaid, phasesText, readBounds, readPhases, tiersOf, volumeOf } from '../../shared/prices/tiers.ts'

const translate = translator('en')
const calls: LineDraft = { id: '', title: 'Calls', quantity: '60000', unit: 'call', kind: 'as used', tiers: '10000; 50000' }
const kinds = { asUsed: translate('tender.paid.perTransaction'), monthly: translate('tender.paid.monthly') }

/** A decimal with up to three places, from its thousandths. */
const inThousandths = (value: number) => {
  const text = `${Math.floor(value / 1000)}.${String(value % 1000).padStart(3, '0')}`
  return text.replace(/\.?0+$/, '') || '0'
}

describe('Tiers', () => {
  it('share the stated volume out: each unit falls into one', () => {
    expect(tiersOf('60000', ['10000', '50000'])).toEqual([
      { above: '0', upTo: '10000', quantity: '10000' },
      { above: '10000', upTo: '50000', quantity: '40000' },
      { above: '50000', upTo: null, quantity: '10000' },
    ])
    expect(tiersOf('10000', ['10000', '50000']).map(({ quantity }) => quantity)).toEqual(['10000', '0', '0'])
    expect(tiersOf('0.3', ['0.1', '0.25']).map(({ quantity }) => quantity)).toEqual(['0.1', '0.15', '0.05'])
  })

  it('hold the whole volume, and none is below zero, whatever it is', () => {
    const bound = fc.integer({ min: 1, max: 10_000_000 })
    fc.assert(
      fc.property(fc.nat(20_000_000), fc.uniqueArray(bound, { maxLength: 8 }), (volume, ends) => {
        const bounds = ends.sort((a, b) => a - b).map(inThousandths)
        const tiers = tiersOf(inThousandths(volume), bounds)
        expect(volumeOf(tiers.map(({ quantity }) => quantity))).toBe(inThousandths(volume))
        expect(tiers.every(({ quantity }) => !quantity.startsWith('-'))).toBe(true)
      }),
    )
  })

  it('never make a larger volume cheaper, where prices are not below zero', () => {
    const totalOf = (volume: number, prices: readonly number[]) => {
      const read = readLines([{ ...calls, kind: kinds.asUsed, quantity: String(volume) }], translate)
      const lines = read.ok ? read.lines : []
      const units = new Map(lines.map(({ id }, index) => [id, String(prices[index] ?? 0)]))
      return totalPrice({ currency: 'EUR', termMonths: 12, lines }, units).total?.lower
    }
    const price = fc.nat(500)
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99_999), fc.tuple(price, price, price), (one, two, prices) => {
        const [less, more] = [totalOf(Math.min(one, two), prices), totalOf(Math.max(one, two), prices)]
        if (!less || !more) throw new Error('no total')
        expect(less.numerator * more.denominator <= more.numerator * less.denominator).toBe(true)
      }),
    )
  })

  it('are lines with the title of their own, and come back as they were written', () => {
    const drafts = [{ ...calls, kind: kinds.asUsed }]
    const read = readLines(drafts, translate)
    expect(read.ok && read.lines.map(({ id, title, quantity }) => [id, title, quantity])).toEqual([
      ['calls', 'Calls: up to 10\u00a0000', '10000'],
      ['calls-tier-2', 'Calls: above 10\u00a0000 up to 50\u00a0000', '40000'],
      ['calls-tier-3', 'Calls: above 50\u00a0000', '10000'],
    ])
    const lines = read.ok ? read.lines : []
    expect(draftsOf(lines, translate)).toEqual([{ ...drafts[0], id: 'calls' }])
    expect(readLines(draftsOf(lines, translate), translate)).toEqual({ ok: true, lines })
  })

  it.each([
    ['50000; 10000', 'priceSheet.problem.tiersOrder'],
    ['0', 'priceSheet.problem.tiersOrder'],
    ['many', 'priceSheet.problem.tiers'],
    ['1,234', 'priceSheet.problem.ambiguousPart'],
    [Array.from({ length: 20 }, (_, at) => at + 1).join(';'), 'priceSheet.problem.tooManyParts'],
  ])('are refused as %j', (text, key) => {
    const read = readBounds(text)
    expect(read.ok ? null : read.problem.key).toBe(key)
  })

  it('belong to what is paid as it is used, and a ramp-up to what is paid each month', () => {
    const problems = (draft: LineDraft) => {
      const read = readLines([draft], translate)
      return read.ok ? [] : read.problems.map(({ field }) => field)
    }
    expect(problems({ ...calls, kind: kinds.monthly })).toEqual(['tiers'])
    expect(problems({ ...calls, tiers: '', kind: kinds.asUsed, ramp: '3: 20' })).toEqual(['ramp'])
  })
})

describe('A ramp-up', () => {
  const ramp = (text: string) => {
    const read = readPhases(text)
    if (!read.ok) throw new Error(read.problem.key)
    return read.parts
  }

  it('pays the months of each phase in part, and those behind it in full', () => {
    expect(monthsPaid({ ramp: ramp('3: 20 %; 3: 50 %') }, 36)).toBe('32.1')
    expect(monthsPaid({ ramp: ramp('3: 33.3') }, 4)).toBe('1.999')
    expect(monthsPaid({}, 36)).toBe('36')
  })

  it('counts no month behind the end of the term', () => {
    expect(monthsPaid({ ramp: ramp('3: 20; 30: 50') }, 5)).toBe('1.6')
    expect(monthsPaid({ ramp: ramp('6: 20; 3: 50') }, 6)).toBe('1.2')
  })

  it('adds up exactly as month by month', () => {
    const phase = fc.record({ months: fc.integer({ min: 1, max: 24 }), percent: fc.nat(150_000).map(inThousandths) })
    fc.assert(
      fc.property(fc.array(phase, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 120 }), (phases, term) => {
        const monthly = phases.flatMap(({ months, percent }) => Array.from({ length: months }, () => percent))
        let expected = rational(0n, 1n)
        for (let month = 0; month < term; month++)
          expected = add(expected, multiply(decimal(monthly[month] ?? '100'), rational(1n, 100n)))
        expect(equal(decimal(monthsPaid({ ramp: phases }, term)), expected)).toBe(true)
        expect(
          readPhases(phasesText(phases.map((one) => ({ ...one, percent: `${one.percent}` }))).replaceAll('.', ',')),
        ).toBeDefined()
      }),
    )
  })

  it('makes the total of a monthly line smaller', () => {
    const line = {
      id: 'posts',
      title: 'Posts',
      unit: 'post',
      quantity: '50',
      kind: 'monthly' as const,
      ramp: ramp('3: 20; 3: 50'),
    }
    const { total } = totalPrice({ currency: 'EUR', termMonths: 36, lines: [line] }, new Map([['posts', '3250.50']]))
    expect(total && formatRational(total.lower)).toBe('20868210/4'.replace('20868210/4', '10434105/2'))
  })

  it.each(['3', '0: 20', '3: -5', 'three: 20', '3: much'])('is refused as %j', (text) => {
    expect(readPhases(text).ok).toBe(false)
  })
})
