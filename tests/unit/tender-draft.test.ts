import { afterEach, describe, expect, test, vi } from 'vitest'
import { instantOf, tenderOf } from '../../shared/tenders/draft.ts'
import { priceDraftOf, priceKeepingOf } from '../../shared/tenders/price-draft.ts'

const draft = {
  title: ' Support 2027 ',
  need: 'Voice and chat',
  template: 'bpo-due-diligence',
  currency: 'eur',
  termMonths: 60,
  deadline: '',
  lots: '',
}

test('a draft becomes a tender, with one lot and no deadline where none are named', () => {
  expect(tenderOf(draft)).toEqual({
    tender: { title: 'Support 2027', need: 'Voice and chat', template: 'bpo-due-diligence', currency: 'EUR', termMonths: 60 },
  })
  expect(tenderOf({ ...draft, lots: ' Voice \n\nChat', deadline: '2026-11-30 17:00' })).toMatchObject({
    tender: { lots: [{ title: 'Voice' }, { title: 'Chat' }], deadline: new Date(2026, 10, 30, 17, 0).toISOString() },
  })
})

test('what is missing or wrong is named, all at once', () => {
  expect(tenderOf({ ...draft, title: ' ', need: '', template: '', currency: 'euro', deadline: 'soon' })).toEqual({
    problems: ['title', 'need', 'currency', 'deadline', 'template'],
  })
})

test('prices are kept open unless somebody says otherwise, and sealed only for somebody', () => {
  const prices = { kept: 'sealed' as const, openers: 2, recipients: 'age1a\nage1b' }
  expect(tenderOf({ ...draft, prices })).toMatchObject({
    tender: { prices: { kept: 'sealed', openers: 2, recipients: ['age1a', 'age1b'] } },
  })
  expect(tenderOf({ ...draft, prices: { ...prices, recipients: ' ' } })).toEqual({ problems: ['prices'] })
  expect(tenderOf({ ...draft, prices: { ...prices, kept: 'open' } })).toEqual(tenderOf(draft))
  expect(priceKeepingOf({ ...prices, kept: 'unread' })).toEqual({ kept: 'unread', openers: 2, recipients: [] })
  expect(priceDraftOf({ kept: 'sealed', openers: 2, recipients: ['age1a', 'age1b'] })).toEqual(prices)
})

test('a deadline without a time ends with its day', () => {
  expect(instantOf('2026-11-30')).toBe(new Date(2026, 10, 30, 23, 59).toISOString())
  expect(instantOf(' 2026-1-3  9:05 ')).toBe(new Date(2026, 0, 3, 9, 5).toISOString())
})

test.each(['2026-02-30', '2026-13-01', '2026-11-30 24:00', '2026-11-30 12:60', '30.11.2026', '2026-11-30x'])(
  '%s is no deadline',
  (text) => {
    expect(instantOf(text)).toBeNull()
  },
)

describe('a local time', () => {
  afterEach(() => vi.unstubAllEnvs())

  test.each([
    // The clocks go forward from 2:00 to 3:00, and back from 3:00 to 2:00: the first of two is meant.
    ['Europe/Berlin', '2027-03-28 01:59', '2027-03-28T00:59:00.000Z'],
    ['Europe/Berlin', '2027-03-28 02:00', null],
    ['Europe/Berlin', '2027-03-28 02:59', null],
    ['Europe/Berlin', '2027-03-28 03:00', '2027-03-28T01:00:00.000Z'],
    ['Europe/Berlin', '2027-10-31 02:30', '2027-10-31T00:30:00.000Z'],
    ['Europe/Berlin', '2027-03-28', '2027-03-28T21:59:00.000Z'],
    // Midnight itself is skipped, and the last hour of a day.
    ['Africa/Cairo', '2026-04-24 00:30', null],
    ['Africa/Cairo', '2026-04-23', '2026-04-23T21:59:00.000Z'],
    ['America/Scoresbysund', '2025-03-29 23:30', null],
    ['America/Scoresbysund', '2025-03-29', '2025-03-30T00:59:00.000Z'],
    // A whole day that a country left out when it changed sides of the date line.
    ['Pacific/Apia', '2011-12-30 10:00', null],
    ['Pacific/Apia', '2011-12-30', null],
    ['Pacific/Kiritimati', '2026-12-31 23:59', '2026-12-31T09:59:00.000Z'],
    ['America/Los_Angeles', '2028-02-29', '2028-03-01T07:59:00.000Z'],
    ['America/Los_Angeles', '2027-02-29 12:00', null],
    ['Asia/Kathmandu', '9999-12-31 23:59', '9999-12-31T18:14:00.000Z'],
  ])('in %s, %s is %s', (zone, local, instant) => {
    vi.stubEnv('TZ', zone)
    expect(instantOf(local)).toBe(instant)
  })
})
