import { expect, test } from 'vitest'
import { instantOf, tenderOf } from '../../shared/tenders/draft.ts'

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
    problems: ['title', 'need', 'template', 'currency', 'deadline'],
  })
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
