import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { translator } from '../../shared/messages/translate.ts'
import { type Question, question } from '../../shared/questionnaires/model.ts'
import { type Answer, sameAnswer } from '../../shared/responses/answer.ts'
import { answer } from '../../shared/responses/answer-schema.ts'
import { readDate } from '../../shared/responses/text/dates.ts'
import { decimalOfNumber, groupDigits, readDecimal, unambiguous } from '../../shared/responses/text/decimals.ts'
import { formatAnswer } from '../../shared/responses/text/format.ts'
import { noneBeside } from '../../shared/responses/text/none.ts'
import { explainRejection, parseAnswer, type RawAnswer } from '../../shared/responses/text/parse.ts'

const translate = translator('en')

function ask(more: Record<string, unknown>): Question {
  return question.parse({ id: 'q', text: 'Question', criterion: 'c', weight: 1, notApplicable: true, ...more })
}

const places = ask({
  type: 'multipleChoice',
  choices: [
    { id: 'onshore', label: 'Onshore' },
    { id: 'nearshore', label: 'Nearshore; same time zone' },
    { id: 'offshore', label: 'Offshore' },
  ],
})
const model = ask({
  type: 'singleChoice',
  choices: [
    { id: 'shared', label: 'Shared team' },
    { id: 'dedicated', label: 'Dedicated  Team' },
  ],
})
const yesNo = ask({ type: 'yesNo' })
const yesPartlyNo = ask({ type: 'yesPartlyNo' })
const number = ask({ type: 'number', unit: 'agents', minimum: '0', maximum: '1000000' })
const percentage = ask({ type: 'percentage' })
const money = ask({ type: 'money', currency: 'EUR' })
const date = ask({ type: 'date' })
const shortText = ask({ type: 'shortText' })
const longText = ask({ type: 'longText' })
const table = ask({
  type: 'table',
  columns: [
    { id: 'site', title: 'Site', type: 'text' },
    { id: 'seats', title: 'Seats', type: 'number' },
    { id: 'since', title: 'Since', type: 'date' },
  ],
})
const files = ask({ type: 'files' })

/** The canonical value, the state where there is none, or the reason of the rejection after a `!`. */
function read(asked: Question, raw: RawAnswer): unknown {
  const parsed = parseAnswer(asked, raw, translate)
  if (!parsed.ok) return `!${parsed.rejection.reason}`
  return parsed.answer.state === 'answered' ? parsed.answer.value : parsed.answer.state
}

describe('Any question', () => {
  it('is blank when nothing but space was given', () => {
    for (const asked of [yesNo, model, places, number, percentage, money, date, longText, table, files])
      for (const raw of ['', '  ', '\n', null, undefined]) expect(read(asked, raw)).toBe('blank')
    expect([read(places, []), read(table, []), read(files, []), read(table, [{ site: ' ', seats: null }])]).toEqual(
      Array(4).fill('blank'),
    )
  })

  it('takes "not applicable" as a claim only where it is offered', () => {
    for (const raw of ['N/A', ' n/a ', 'Not applicable', 'NOT  APPLICABLE']) {
      expect(read(number, raw)).toBe('notApplicable')
      expect(read({ ...longText, notApplicable: false }, raw)).toBe('!notApplicable')
    }
  })

  it('refuses characters that cannot be shown', () => {
    for (const raw of ['a\u0000b', 'bell\u0007', '\ud800', 'c1\u0085']) expect(read(longText, raw)).toBe('!characters')
  })
})

describe('Choices', () => {
  it('are matched by label or id, whatever the case and the spaces around', () => {
    for (const raw of ['Dedicated  Team', 'dedicated team', ' DEDICATED TEAM ', 'dedicated'])
      expect(read(model, raw)).toBe('dedicated')
  })

  it('are matched whatever stands in them that nobody sees', () => {
    expect([read(yesNo, 'Yes\u200b'), read(yesNo, '\ufeffNo'), read(yesNo, '\u200b'), read(model, 'Shared\u00ad team')]).toEqual([
      'yes',
      'no',
      'blank',
      'shared',
    ])
  })

  it('are refused where “none of these” stands beside another', () => {
    const choices = [
      { id: 'iso', label: 'ISO 27001' },
      { id: 'none', label: 'None of these' },
    ]
    const certificates = ask({ type: 'multipleChoice', choices })
    expect([read(certificates, 'none'), read(certificates, 'iso'), read(certificates, 'iso; none')]).toEqual([
      ['none'],
      ['iso'],
      '!noneBeside',
    ])
    const others = ['Keine davon', 'Aucun', 'None', 'Neither', 'Nonetheless', 'Non-EU staff'].map(
      (label) =>
        noneBeside(
          [
            { id: 'a', label: 'A' },
            { id: 'b', label },
          ],
          ['a', 'b'],
        )?.none,
    )
    expect(others).toEqual(['Keine davon', 'Aucun', 'None', 'Neither', undefined, undefined])
  })

  it('reject a misspelt one and suggest the nearest label', () => {
    const parsed = parseAnswer(model, 'Shard team', translate)
    expect(parsed).toEqual({
      ok: false,
      rejection: { reason: 'choiceNearest', details: { given: 'Shard team', suggestion: 'Shared team' } },
    })
    expect(!parsed.ok && explainRejection(parsed.rejection, translate)).toBe(
      '“Shard team” is not one of the choices. Did you mean “Shared team”? Choose from the list of the cell.',
    )
    expect(read(model, 'something else')).toBe('!choice')
    expect(read(places, 'Onshore; Ofshore')).toBe('!choiceNearest')
    expect(read(yesNo, 'yess')).toBe('!choiceNearest')
  })

  it('are listed in the order of the template, once each, also with a semicolon inside a label', () => {
    expect(read(places, 'offshore\nOnshore;offshore')).toEqual(['onshore', 'offshore'])
    expect(read(places, 'Nearshore; same time zone; Onshore')).toEqual(['onshore', 'nearshore'])
    expect(read(places, ['Offshore', 'Nearshore; same time zone'])).toEqual(['nearshore', 'offshore'])
  })

  it('read booleans and words as yes and no', () => {
    expect([true, 'TRUE', 'Yes', 'YES '].map((raw) => read(yesNo, raw))).toEqual(['yes', 'yes', 'yes', 'yes'])
    expect([false, 'false', 'No'].map((raw) => read(yesPartlyNo, raw))).toEqual(['no', 'no', 'no'])
    expect([read(yesPartlyNo, 'partly'), read(yesNo, 'partly'), read(yesNo, 1)]).toEqual(['partly', '!choice', '!choice'])
  })
})

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

describe('Text', () => {
  it('keeps every line, in one Unicode form with one kind of line end', () => {
    expect(read(longText, ' first\r\nsecond\rthird\n\nlast ')).toBe('first\nsecond\nthird\n\nlast')
    expect(read(longText, 'Zu\u0308rich')).toBe('Zürich')
    expect(read(shortText, 2026)).toBe('2026')
  })

  it('has a limit', () => {
    expect(read(longText, 'x'.repeat(32_767))).toHaveLength(32_767)
    expect(read(longText, 'x'.repeat(32_768))).toBe('!tooLong')
    expect(read(shortText, 'x'.repeat(1_001))).toBe('!tooLong')
  })
})

describe('Tables', () => {
  it('are rows by column, blank rows left out', () => {
    const rows = [
      { site: 'Leipzig', seats: 120, since: '2019-04-01' },
      { site: '', seats: null },
      { site: 'Łódź', seats: '1 200' },
    ]
    expect(read(table, rows)).toEqual([
      { site: 'Leipzig', seats: '120', since: '2019-04-01' },
      { site: 'Łódź', seats: '1200', since: '' },
    ])
    expect(read(table, 'Leipzig | 120 | 2019-04-01\n\nA \\| B|7|')).toEqual([
      { site: 'Leipzig', seats: '120', since: '2019-04-01' },
      { site: 'A | B', seats: '7', since: '' },
    ])
  })

  it('refuse what does not fit their columns', () => {
    expect([
      read(table, [{ place: 'x' }]),
      read(table, 'a | 1'),
      read(table, 'a | many |'),
      read(table, [{ seats: '1,234' }]),
    ]).toEqual(['!column', '!columns', '!notANumber', '!ambiguousNumber'])
    expect(read(table, [JSON.parse('{"__proto__": "x", "site": "a"}')])).toBe('!column')
  })
})

describe('Files', () => {
  it('are plain names', () => {
    expect(read(files, 'policy.pdf; report 2026.xlsx\npolicy.pdf')).toEqual(['policy.pdf', 'report 2026.xlsx'])
    expect(read(files, 'a.pdf, b.pdf\nSmith, Jones.pdf')).toEqual(['a.pdf', 'b.pdf', 'Smith, Jones.pdf'])
    for (const name of ['../secret', 'C:\\x.pdf', '/etc/passwd', '..', `${'x'.repeat(256)}`])
      expect(read(files, [name])).toBe('!fileName')
  })
})

describe('Every answer', () => {
  const decimals = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.option(fc.stringMatching(/^\d{0,8}[1-9]$/), { nil: '' }))
    .map(([negative, whole, fraction]) => {
      const magnitude = fraction ? `${whole}.${fraction}` : `${whole}`
      return negative && magnitude !== '0' ? `-${magnitude}` : magnitude
    })
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((text) => text.normalize('NFC').trim())
    .filter((text) => text !== '' && read(longText, text) === text)
  const isoDates = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10))
  const cells = fc.record({ site: words, seats: fc.oneof(fc.constant(''), decimals), since: fc.oneof(fc.constant(''), isoDates) })
  const names = fc.stringMatching(/^[A-Za-zäß日本 ._-]{1,20}\.pdf$/).map((name) => name.trim())
  const cases = fc.oneof(
    fc.constantFrom('yes', 'no').map((value) => [yesNo, value] as const),
    fc.constantFrom('yes', 'partly', 'no').map((value) => [yesPartlyNo, value] as const),
    fc.constantFrom('shared', 'dedicated').map((value) => [model, value] as const),
    fc.subarray(['onshore', 'nearshore', 'offshore'], { minLength: 1 }).map((value) => [places, value] as const),
    decimals.map((value) => [ask({ type: 'number', unit: '€/h' }), value] as const),
    decimals.map((value) => [money, value] as const),
    fc.integer({ min: 0, max: 10_000 }).map((value) => [percentage, String(value / 100)] as const),
    isoDates.map((value) => [date, value] as const),
    words.map((value) => [longText, value] as const),
    fc.array(cells, { minLength: 1, maxLength: 5 }).map((value) => [table, value] as const),
    fc.uniqueArray(names, { minLength: 1, maxLength: 5 }).map((value) => [files, value] as const),
  )

  it('reads back from its own display', () => {
    fc.assert(
      fc.property(cases, ([asked, value]) => {
        const given: Answer = { state: 'answered', value }
        expect(parseAnswer(asked, formatAnswer(asked, given, translate), translate)).toEqual({ ok: true, answer: given })
      }),
      { numRuns: 500 },
    )
    const claim: Answer = { state: 'notApplicable' }
    expect(parseAnswer(number, formatAnswer(number, claim, translate), translate)).toEqual({ ok: true, answer: claim })
  })

  it('fits the schema of the contract, and is the same as itself alone', () => {
    fc.assert(
      fc.property(cases, cases, ([, first], [, second]) => {
        const [a, b]: Answer[] = [
          { state: 'answered', value: first },
          { state: 'answered', value: second },
        ]
        if (!a || !b) return
        expect(answer.parse(a)).toEqual(a)
        expect(sameAnswer(a, structuredClone(a))).toBe(true)
        expect(sameAnswer(a, b)).toBe(JSON.stringify(first) === JSON.stringify(second))
        expect(sameAnswer(a, { state: 'blank' })).toBe(false)
      }),
    )
    expect(sameAnswer({ state: 'blank' }, { state: 'blank' })).toBe(true)
    expect(sameAnswer({ state: 'blank' }, { state: 'notApplicable' })).toBe(false)
  })

  it('never makes the reader of a hostile text fail', () => {
    const asked = fc.constantFrom(yesNo, model, places, number, percentage, money, date, shortText, longText, table, files)
    fc.assert(
      fc.property(
        asked,
        fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.array(fc.string())),
        (one, raw) => {
          const parsed = parseAnswer(one, raw, translate)
          if (parsed.ok) expect(answer.safeParse(parsed.answer).success).toBe(true)
          else expect(explainRejection(parsed.rejection, translate)).not.toBe('')
        },
      ),
      { numRuns: 500 },
    )
  })
})
