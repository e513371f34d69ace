import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answer, sameAnswer } from '../../shared/responses/answer.ts'
import { answer } from '../../shared/responses/answer-schema.ts'
import { formatAnswer } from '../../shared/responses/text/format.ts'
import { noneBeside } from '../../shared/responses/text/none.ts'
import { explainRejection, parseAnswer } from '../../shared/responses/text/parse.ts'
import {
  ask,
  date,
  files,
  longText,
  model,
  money,
  number,
  percentage,
  places,
  read,
  shortText,
  table,
  translate,
  yesNo,
  yesPartlyNo,
} from './asked.ts'

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
