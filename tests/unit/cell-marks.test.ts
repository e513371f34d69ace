import { expect, it } from 'vitest'
import { marksOf } from '../../shared/decisions/marks.ts'
import type { Cell } from '../../shared/decisions/model.ts'

const toFive = { lowest: 0, highest: 5 }
const range = { lower: { exact: '3/1', rounded: '3.00' }, upper: { exact: '3/1', rounded: '3.00' } }
const plain: Cell = {
  bid: 'north',
  criterion: 'people',
  source: 'mean',
  score: range,
  contribution: range,
  counts: { blank: 0, open: 0, claimed: 0, unscored: 0, notApplicable: 0, hidden: 0, avoided: 0, disputed: 0 },
  knockOuts: [],
  spread: null,
}
const hundred = { exact: '100/1', rounded: '100.00' }
const priced = { price: { lower: hundred, upper: hundred }, pricesDisputed: 0, priceUnscorable: false }
const unpriced = { price: null, priceUnscorable: false, pricesDisputed: 0 }
const knockOut = (status: 'fail' | 'pending' | 'pass') => ({
  question: status,
  criterion: 'people',
  label: 'K1',
  reason: 'no plan',
  status,
})
const crowded: Cell = {
  ...plain,
  counts: { blank: 1, open: 1, claimed: 1, unscored: 3, notApplicable: 2, hidden: 4, avoided: 1, disputed: 0 },
  knockOuts: [knockOut('fail'), knockOut('pending'), knockOut('pass')],
  spread: 2,
}

it('A cell carries all its marks: no blank hides what is still to be scored', () => {
  expect(marksOf({ scoring: 'questions' }, crowded, priced, toFive)).toEqual([
    { kind: 'failed', count: 1 },
    { kind: 'pending', count: 1 },
    { kind: 'missing', count: 3 },
    { kind: 'unscored', count: 3 },
    { kind: 'contested', count: 2 },
    { kind: 'avoided', count: 1 },
    { kind: 'notApplicable', count: 2 },
  ])
})

it('A group carries only what excludes, a price that is not there is told, and what needs no word has no mark', () => {
  expect(marksOf({ scoring: 'branch' }, crowded, priced, toFive)).toEqual([{ kind: 'failed', count: 1 }])
  expect(marksOf({ scoring: 'price' }, plain, unpriced, toFive)).toEqual([{ kind: 'unpriced', count: 1 }])
  expect(marksOf({ scoring: 'price' }, plain, { ...priced, priceUnscorable: true }, toFive)).toEqual([
    { kind: 'unscorable', count: 1 },
  ])
  const disputed = { ...plain, counts: { ...plain.counts, disputed: 2 } }
  expect(marksOf({ scoring: 'questions' }, disputed, priced, toFive)).toEqual([{ kind: 'disputed', count: 2 }])
  expect(marksOf({ scoring: 'price' }, plain, { ...priced, pricesDisputed: 3 }, toFive)).toEqual([{ kind: 'disputed', count: 3 }])
  expect(marksOf({ scoring: 'questions' }, { ...plain, spread: 1 }, unpriced, toFive)).toEqual([])
})
