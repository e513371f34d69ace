import { describe, expect, it } from 'vitest'
import { missingOf } from '../../shared/decisions/missing.ts'
import type { Place, Progress } from '../../shared/decisions/model.ts'
import { stageOf } from '../../shared/decisions/stage.ts'

type Bid = Progress['bids'][number]
const deadline = '2026-10-01T10:00:00.000Z'
const before = Date.parse(deadline) - 1
const after = Date.parse(deadline)

const none = { arrived: false, taken: false, unread: null }
const unread = (id: string) => ({ arrived: true, taken: false, unread: id })
const taken = { arrived: true, taken: true, unread: null }
const bid = (id: string, more: Partial<Bid> = {}): Bid => ({
  bid: id,
  bidder: id,
  out: false,
  sent: false,
  questionnaire: none,
  price: none,
  scored: 0,
  toScore: 0,
  differences: 0,
  disputed: 0,
  ...more,
})
const complete = { questionnaire: taken, price: taken }
const zero = { blank: 0, open: 0, claimed: 0, unscored: 0, notApplicable: 0, hidden: 0, avoided: 0, disputed: 0 }
const place = (id: string, more: Partial<Place> = {}): Place => ({
  bid: id,
  bidder: id,
  standing: 'ranked',
  rank: 1,
  tie: null,
  settled: true,
  total: null,
  quality: null,
  price: null,
  priceUnscorable: false,
  ratesMissing: [],
  pricesDisputed: 0,
  knockOuts: [],
  counts: zero,
  ...more,
})
type Circumstances = { at?: number; due?: string | null; evaluators?: number; conflicts?: number; places?: Place[] }
const stage = (bids: Bid[], { at = before, due = deadline, evaluators = 1, conflicts = 0, places = [] }: Circumstances = {}) =>
  stageOf({ deadline: due, evaluators, conflicts, bids }, places, at)

describe('The stage of a tender', () => {
  it('is preparing until somebody bids', () => {
    expect(stage([])).toEqual({ stage: 'preparing', step: { kind: 'addBidders' } })
  })

  it('is receiving from then on: workbooks go out', () => {
    const step = (unsent: number) => ({ stage: 'receiving', step: { kind: 'sendWorkbooks', taking: 2, unsent } })
    expect(stage([bid('north'), bid('south')])).toEqual(step(2))
    expect(stage([bid('north', { sent: true }), bid('south')])).toEqual(step(1))
  })

  it('waits once all have their workbooks, and for nobody once bids were due', () => {
    const sent = [bid('north', { sent: true }), bid('south', { sent: true })]
    expect(stage(sent)).toEqual({
      stage: 'receiving',
      step: { kind: 'await', waiting: 2, taking: 2, lacking: 'something', unread: null },
    })
    expect(stage(sent, { at: after })).toEqual({ stage: 'receiving', step: { kind: 'chase' } })
  })

  it('waits for those who have not sent both envelopes, and names what can be read meanwhile', () => {
    const bids = [bid('north', complete), bid('south', { questionnaire: unread('r7') }), bid('east')]
    expect(stage(bids)).toEqual({
      stage: 'receiving',
      step: { kind: 'await', waiting: 2, taking: 3, lacking: 'something', unread: 'r7' },
    })
  })

  it('says that only prices are waited for, where every questionnaire has come', () => {
    const bids = [bid('north', complete), bid('south', { questionnaire: taken })]
    expect(stage(bids).step).toEqual({ kind: 'await', waiting: 1, taking: 2, lacking: 'prices', unread: null })
  })

  it('waits for no price where the lot has no price sheet', () => {
    expect(stage([bid('north', { questionnaire: unread('r1'), price: null })]).stage).toBe('reading')
  })

  it('says so when bids were due and nothing has come', () => {
    expect(stage([bid('north')], { at: after })).toEqual({
      stage: 'receiving',
      step: { kind: 'chase' },
    })
  })

  it('goes on without the late at the instant when bids are due', () => {
    const bids = [bid('north', { questionnaire: unread('r1'), price: taken }), bid('south')]
    expect(stage(bids, { at: before }).stage).toBe('receiving')
    expect(stage(bids, { at: after })).toEqual({ stage: 'reading', step: { kind: 'readIn', packages: 1, unread: 'r1' } })
  })

  it('goes on without a deadline once scoring has begun', () => {
    const bids = (scored: number) => [bid('north', { ...complete, scored, toScore: 1 }), bid('south')]
    expect(stage(bids(0), { due: null }).stage).toBe('receiving')
    expect(stage(bids(1), { due: null }).stage).toBe('scoring')
  })

  it('is reading while answers came and none was taken', () => {
    const bids = [
      bid('north', { questionnaire: unread('r1'), price: taken }),
      bid('south', { questionnaire: unread('r2'), price: taken }),
      bid('later package', { questionnaire: { arrived: true, taken: true, unread: 'r9' }, price: taken, toScore: 1 }),
    ]
    expect(stage(bids)).toEqual({ stage: 'reading', step: { kind: 'readIn', packages: 2, unread: 'r1' } })
    expect(stage(bids.slice(2)).stage).toBe('scoring')
  })

  it('is scoring while answers wait for a score, first for somebody who scores', () => {
    const bids = [bid('north', { ...complete, scored: 3, toScore: 2 }), bid('south', { ...complete, scored: 5 })]
    expect(stage(bids, { evaluators: 0 })).toEqual({ stage: 'scoring', step: { kind: 'addEvaluators', left: 2 } })
    expect(stage(bids)).toEqual({ stage: 'scoring', step: { kind: 'score', done: 8, all: 10 } })
  })

  it('is consensus while evaluators differ', () => {
    const bids = [bid('north', { ...complete, scored: 3, differences: 2 }), bid('south', { ...complete, differences: 1 })]
    expect(stage(bids)).toEqual({ stage: 'consensus', step: { kind: 'agree', differences: 3 } })
  })

  it('is consensus while a conflict is undecided, before evaluators talk about their differences', () => {
    const bids = [bid('north', { ...complete, scored: 3, differences: 2 })]
    expect(stage(bids, { conflicts: 4 })).toEqual({ stage: 'consensus', step: { kind: 'decide', conflicts: 4 } })
  })

  it('asks nothing more about a bid that is out', () => {
    const bids = [bid('north', complete), bid('south', { ...complete, out: true, toScore: 9, differences: 9 })]
    expect(stage(bids, { places: [place('north')] })).toEqual({ stage: 'decided', step: { kind: 'report' } })
  })

  it('reads prices in after the scores, so that these can be given unseen by price', () => {
    const price = unread('p1')
    expect(stage([bid('north', { questionnaire: taken, price, toScore: 1 })]).stage).toBe('scoring')
    expect(stage([bid('north', { questionnaire: taken, price })])).toEqual({
      stage: 'reading',
      step: { kind: 'readPrices', packages: 1, unread: 'p1' },
    })
  })

  it.each([
    ['report', place('north')],
    ['gaps', place('north', { settled: false })],
    ['gate', place('north', { rank: null, standing: 'pending' })],
    ['nobody', place('north', { rank: null, standing: 'out' })],
  ] as const)('is decided in the end; the step is then: %s', (kind, only) => {
    expect(stage([bid('north', complete)], { places: [only] })).toEqual({ stage: 'decided', step: { kind } })
  })
})

describe('What a bid still waits for', () => {
  const told = (come: Partial<Bid>, at: Partial<Place> = {}) =>
    missingOf(place('north', at), bid('north', come)).map(({ kind, count }) => `${kind} ${count}`)
  const blanks = { counts: { ...zero, blank: 2, open: 1, claimed: 1 } }
  const one = { exact: '1', rounded: '1' }
  const priced = { price: { lower: one, upper: one } }

  it.each([
    ['nothing has come', {}, blanks, ['nothingReceived 1', 'priceMissing 1']],
    ['all came, nothing was read', { questionnaire: unread('r'), price: unread('p') }, blanks, ['unread 1', 'priceUnread 1']],
    ['answers are blank', complete, { ...blanks, ...priced }, ['answersMissing 4']],
    [
      'a later package came',
      { questionnaire: { ...taken, unread: 'r2' }, price: null },
      blanks,
      ['laterUnread 1', 'answersMissing 4'],
    ],
    ['a price cannot be scored', complete, { ...priced, priceUnscorable: true }, ['priceUnscorable 1']],
    ['a price is incomplete', complete, {}, ['priceIncomplete 1']],
    [
      'answers are to be scored, and a gate is open',
      { ...complete, toScore: 3 },
      { ...priced, standing: 'pending' as const },
      ['toScore 3', 'gateOpen 1'],
    ],
    ['people contradict each other', { ...complete, disputed: 2 }, priced, ['disputed 2']],
    ['nothing is missing', complete, priced, []],
  ])('%s', (_, come, at, expected) => {
    expect(told(come, at)).toEqual(expected)
  })
})
