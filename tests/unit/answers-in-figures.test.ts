import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from '../../shared/responses/text/dates.ts'
import { decimalOfNumber, groupDigits, readDecimal, unambiguous } from '../../shared/responses/text/decimals.ts'
import { explainRejection, parseAnswer } from '../../shared/responses/text/parse.ts'
import { date, money, number, percentage, read, table, translate } from './asked.ts'

describe('Numbers', () => {
  it('are read where they can be read in one way only', () => {
    const forms: [string, string][] = [
      ['1234.50', '1234.5'],
      ['007', '7'],
      ['-0', '0'],
      ['−3', '-3'],
      ['+3', '3'],
      ['12,5', '12.5'],
      ['0,125', '0.125'],
      ['1234,567', '1234.567'],
      ['1234.567', '1234.567'],
      ['1.2340', '1.234'],
      ['1,2340', '1.234'],
      ['1 234.5', '1234.5'],
      ['1\u202f234,567', '1234.567'],
      ["1'234'567", '1234567'],
      ['1,234.50', '1234.5'],
      ['1.234,50', '1234.5'],
      ['1,234,567', '1234567'],
      ['1.234.567', '1234567'],
    ]
    for (const [text, value] of forms) expect(readDecimal(text)).toEqual({ ok: true, value })
  })

  it('are refused where a dot or a comma could group or divide, with both readings', () => {
    const texts: [string, string, string][] = [
      ['1,234', '1234', '1.234'],
      ['1.234', '1234', '1.234'],
      ['12.300', '12300', '12.3'],
      ['-123,000', '-123000', '-123'],
    ]
    for (const [text, grouped, divided] of texts)
      expect(readDecimal(text)).toEqual({ ok: false, reason: 'ambiguousNumber', grouped, divided })
    const parsed = parseAnswer(money, 'EUR 1.200', translate)
    expect(!parsed.ok && explainRejection(parsed.rejection, translate)).toBe(
      '“1.200” can mean 1200 or 1.2: its separator could group thousands or come before decimals. Type it as a number, or as one of the texts 1200 and 1.2.',
    )
  })

  it('never mean something else with a dot than with a comma', () => {
    const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`))
    fc.assert(
      fc.property(digits(6), digits(5), (whole, fraction) => {
        expect(readDecimal(`${whole},${fraction}`)).toEqual(readDecimal(`${whole}.${fraction}`))
      }),
    )
  })

  it('are ambiguous as texts alone, never as numbers, and what is shown is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }), (units, places) => {
        const number = units / 10 ** places
        const exact = decimalOfNumber(number)
        expect(exact.ok).toBe(true)
        if (!exact.ok) return
        expect(read(money, number)).toBe(exact.value)
        expect(readDecimal(unambiguous(exact.value))).toEqual(exact)
        expect(readDecimal(groupDigits(exact.value))).toEqual(exact)
      }),
    )
  })

  it('are refused in any other form', () => {
    for (const text of [
      '',
      'ten',
      '1e3',
      '1 2',
      '12 34',
      '1.2.3',
      '1,2,3',
      '1,23.4',
      '.5',
      '5.',
      '--1',
      '1_000',
      '0x10',
      '5²',
      '½',
      'Ⅳ',
      '三',
    ])
      expect(readDecimal(text)).toEqual({ ok: false, reason: 'notANumber' })
    expect(readDecimal('9'.repeat(31))).toEqual({ ok: false, reason: 'tooLong' })
    expect(readDecimal(`${'1,'.repeat(50_000)}1`)).toEqual({ ok: false, reason: 'tooLong' })
  })

  it('come from numeric cells without the noise of floats', () => {
    const cells: [number, string][] = [
      [0.1 + 0.2, '0.3'],
      [1e21, '1000000000000000000000'],
      [1.5e-7, '0.00000015'],
      [-0, '0'],
      [9007199254740991, '9007199254740991'],
      [12.5, '12.5'],
    ]
    for (const [cell, value] of cells) expect(decimalOfNumber(cell)).toEqual({ ok: true, value })
    for (const cell of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(decimalOfNumber(cell)).toEqual({ ok: false, reason: 'notANumber' })
    expect(decimalOfNumber(1e300)).toEqual({ ok: false, reason: 'tooLong' })
  })

  it('may carry their unit or currency, never another', () => {
    expect([read(number, '120 agents'), read(number, 120), read(money, 'EUR 1 200.50'), read(money, '1200,50 eur')]).toEqual([
      '120',
      '120',
      '1200.5',
      '1200.5',
    ])
    expect([read(money, '€ 1.200,50'), read(money, '1 200.50€'), read(money, 'EUR 5 €')]).toEqual(['1200.5', '1200.5', '5'])
    expect([read(money, 'USD 5'), read(money, '5 USD'), read(money, '$5'), read(money, '£5'), read(number, '5 sites')]).toEqual([
      '!currency',
      '!currency',
      '!currency',
      '!currency',
      '!notANumber',
    ])
  })

  it('keep to the limits of the question', () => {
    expect([read(number, '-1'), read(number, 1_000_001), read(percentage, '100.1'), read(percentage, -1)]).toEqual([
      '!tooLow',
      '!tooHigh',
      '!tooHigh',
      '!tooLow',
    ])
  })
})

describe('Percentages', () => {
  it('are percent, with or without the sign', () => {
    expect(['93', '93%', '93,5 %', 93, '100', 0, '0.5 %', '1%'].map((raw) => read(percentage, raw))).toEqual([
      '93',
      '93',
      '93.5',
      '93',
      '100',
      '0',
      '0.5',
      '1',
    ])
  })

  it('have no thousands, so that a separator divides', () => {
    expect(['99.999 %', '99,999', '100.000 %', '12,345%'].map((raw) => read(percentage, raw))).toEqual([
      '99.999',
      '99.999',
      '100',
      '12.345',
    ])
  })

  it('never guess whether 0.93 is a share', () => {
    expect([0.93, '0.93', '0,5', 1, '1'].map((raw) => read(percentage, raw))).toEqual(Array(5).fill('!ambiguousPercentage'))
  })
})

describe('Figures', () => {
  it('are read in the digits of any script, and in full width', () => {
    const texts = ['１２．５', '١٢٫٥', '۱۲٫۵', '१२.५', '১২.৫', '𝟏𝟐.𝟓', '1\u200b2.5', '＋12.5']
    expect(texts.map((text) => readDecimal(text))).toEqual(texts.map(() => ({ ok: true, value: '12.5' })))
    expect(['９３％', '٩٣٪', '93﹪'].map((text) => read(percentage, text))).toEqual(['93', '93', '93'])
    expect(read(money, 'EUR ５０００')).toBe('5000')
  })

  it('have the value of their place in every script that Unicode knows', () => {
    for (let code = 0; code <= 0x1fbff; code++) {
      const character = String.fromCodePoint(code)
      if (!/\p{Decimal_Number}/u.test(character)) continue
      const next = readDecimal(String.fromCodePoint(code + 1))
      const own = readDecimal(character)
      expect(own.ok).toBe(true)
      if (own.ok && own.value !== '9') expect(next).toEqual({ ok: true, value: String(Number(own.value) + 1) })
    }
  })
})

describe('Dates', () => {
  it('are year, month and day, and exist', () => {
    expect(['2026-11-30', '2026-11-30T00:00:00.000Z', '2028-02-29'].map((raw) => read(date, raw))).toEqual([
      '2026-11-30',
      '2026-11-30',
      '2028-02-29',
    ])
    for (const raw of ['2026-02-29', '2026-13-01', '2026-11-30T13:00:00Z', 46356, '31/11/2026', '30.11.26', 'March 2026'])
      expect(read(date, raw)).toBe('!date')
  })

  it('are read in other forms where they can mean one day only', () => {
    const forms: [string, string][] = [
      ['2025-3-4', '2025-03-04'],
      ['2025/03/04', '2025-03-04'],
      ['31/12/2024', '2024-12-31'],
      ['12/31/2024', '2024-12-31'],
      ['30.11.2026', '2026-11-30'],
      ['4-4-2025', '2025-04-04'],
      ['4 March 2025', '2025-03-04'],
      ['March 4th, 2025', '2025-03-04'],
      ['4-Mar-2025', '2025-03-04'],
      ['the 4 of March 2025', '!date'],
      ['1 Sept. 2025', '!date'],
      ['2025年3月4日', '2025-03-04'],
      ['٢٠٢٥-٠٣-٠٤', '2025-03-04'],
      ['2025-03-04\u200b', '2025-03-04'],
    ]
    expect(forms.map(([raw]) => read(date, raw))).toEqual(forms.map(([, value]) => value))
  })

  it('are refused where day and month could change places, with both days', () => {
    const parsed = parseAnswer(date, '03/04/2025', translate)
    expect(!parsed.ok && explainRejection(parsed.rejection, translate)).toBe(
      '“03/04/2025” can mean 2025-03-04 or 2025-04-03. Write year, month and day: 2025-03-04.',
    )
    expect(read(table, [{ since: '3.4.2025' }])).toBe('!ambiguousDate')
  })

  it('know months by their names in the language of the workbook too', () => {
    expect(readDate('4. März 2025', 'de')).toEqual({ ok: true, value: '2025-03-04' })
    expect(readDate('4 mars 2025', 'fr')).toEqual({ ok: true, value: '2025-03-04' })
    expect(readDate('4 марта 2025', 'ru')).toEqual({ ok: true, value: '2025-03-04' })
    expect(readDate('4. März 2025', 'en')).toEqual({ ok: false, reason: 'date' })
  })
})
