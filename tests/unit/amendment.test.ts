import { describe, expect, it } from 'vitest'
import { translator } from '../../shared/messages/translate.ts'
import { changeWords, deadlineHeld, isDeviation, termChanges } from '../../shared/tenders/amendment.ts'
import type { AmendmentChange } from '../../shared/tenders/amendment-model.ts'
import { withGiven } from '../../shared/tenders/terms.ts'
import { refusalOf } from '../workspace/support.ts'

const terms = { title: 'Support', need: 'Voice', currency: 'EUR', termMonths: 36, deadline: '2026-03-01T12:00:00.000Z' }
const standing = { issued: '2026-01-10T09:00:00.000Z', received: null, opened: null, priced: false }
const change = (field: AmendmentChange['field'], after: string | null = 'new', before: string | null = 'old') => ({
  field,
  about: null,
  before,
  after,
})

describe('What an amendment changes', () => {
  it('is each term that differs, before and after', () => {
    const after = withGiven(terms, { deadline: '2026-03-08T12:00:00.000Z', termMonths: 48, title: 'Support' })
    expect(termChanges(terms, after)).toEqual([
      { field: 'deadline', about: null, before: '2026-03-01T12:00:00.000Z', after: '2026-03-08T12:00:00.000Z' },
      { field: 'termMonths', about: null, before: '36', after: '48' },
    ])
    expect(termChanges(terms, withGiven(terms, { deadline: null }))).toEqual([change('deadline', null, terms.deadline)])
  })

  it('is told in words', () => {
    const translate = translator('en')
    const words = (one: AmendmentChange) =>
      translate(
        'amendment.change',
        changeWords(one, (instant) => instant.slice(0, 10)),
      )
    expect(words(change('deadline', '2026-03-08T12:00:00.000Z', terms.deadline))).toBe('Bids due: 2026-03-01 → 2026-03-08')
    expect(words(change('lot', 'Night', null))).toBe('Lot: Night')
    expect(words(change('lot', null, 'Night'))).toBe('Lot: Night, no longer')
    expect(words({ ...change('priceSheet'), about: 'Night' })).toBe('Price sheet of Night: old → new')
  })
})

describe('An amendment', () => {
  it('is none where nothing changes, or nothing went out', () => {
    expect(refusalOf(() => isDeviation([], standing, false)).code).toBe('amendment.nothing')
    expect(refusalOf(() => isDeviation([change('need')], { ...standing, issued: null }, false)).code).toBe('amendment.notIssued')
    expect(isDeviation([change('need')], { ...standing, issued: null, received: standing.issued }, false)).toBe(false)
  })

  it('gives no deadline from before the first workbook went out', () => {
    const early = change('deadline', '2026-01-10T08:59:59.999Z')
    expect(refusalOf(() => isDeviation([early], standing, true)).code).toBe('amendment.deadlineBeforeIssue')
    expect(isDeviation([change('deadline', standing.issued)], standing, false)).toBe(false)
  })

  it.each(['need', 'deadline', 'termMonths', 'currency', 'lot', 'priceSheet', 'inWords'] as const)(
    'of %s is a deviation once an envelope was opened, and made only where somebody says so',
    (field) => {
      const opened = { ...standing, opened: '2026-03-02T09:00:00.000Z' }
      const changes = [change(field, '2026-04-01T12:00:00.000Z')]
      expect(refusalOf(() => isDeviation(changes, opened, false)).code).toBe('amendment.opened')
      expect(isDeviation(changes, opened, true)).toBe(true)
      expect(isDeviation(changes, standing, true)).toBe(false)
    },
  )

  it('of the title alone decides nothing', () => {
    expect(isDeviation([change('title')], { ...standing, opened: '2026-03-02T09:00:00.000Z' }, false)).toBe(false)
  })
})

describe('The deadline that held', () => {
  const extended = (at: string, before: string | null, after: string | null) => ({
    at,
    changes: [change('deadline', after, before)],
  })
  const amendments = [
    extended('2026-02-01', '2026-03-01', '2026-03-08'),
    { at: '2026-02-15', changes: [change('need')] },
    extended('2026-03-05', '2026-03-08', '2026-03-15'),
  ]

  it.each([
    ['2026-01-01', '2026-03-01'],
    ['2026-02-01', '2026-03-08'],
    ['2026-02-20', '2026-03-08'],
    ['2026-03-05', '2026-03-15'],
    ['2026-04-01', '2026-03-15'],
  ])('on %s was %s', (at, deadline) => expect(deadlineHeld('2026-03-15', amendments, at)).toBe(deadline))

  it('is the present one where nothing was amended, and none where there was none', () => {
    expect(deadlineHeld('2026-03-15', [], '2026-04-01')).toBe('2026-03-15')
    expect(deadlineHeld('2026-03-15', [extended('2026-02-01', null, '2026-03-15')], '2026-01-01')).toBeNull()
  })
})
