import { describe, expect, it } from 'vitest'
import type { Exclusion } from '../../shared/scorecards/contract.ts'
import { decisionOn, interestsOf, undeclared } from '../../shared/scorecards/interests.ts'

const ada = { id: 'ada', name: 'Ada', role: '', organisation: '' }
const at = '2026-11-19T10:30:00.000Z'
const decided = (bid: string | null, excluded: boolean): Exclusion => ({
  lot: 'lot',
  bid,
  evaluator: ada,
  excluded,
  reason: 'So it is',
  by: 'Mara',
  at,
})
const bids = [
  { id: 'b1', provider: { id: 'p1', name: 'Nordlicht' } },
  { id: 'b2', provider: { id: 'p2', name: 'Sakura' } },
]
const conflict = { provider: 'p1', bidder: 'Nordlicht', what: 'A sister works there', measure: null }
const declared = {
  ...ada,
  retired: false,
  declaration: { by: 'Ada', at, note: null, conflicts: [conflict], disputed: false },
}

describe('Whether the scores of an evaluator count', () => {
  it('is what was said of the bid, before what was said of every bid of the lot', () => {
    const decisions = [decided(null, true), decided('b1', false)]
    expect(decisionOn(decisions, 'b1', 'ada')?.excluded).toBe(false)
    expect(decisionOn(decisions, 'b2', 'ada')?.excluded).toBe(true)
    expect(decisionOn(decisions, 'b1', 'ben')).toBeUndefined()
  })

  it('is asked where a conflict was declared with a bidder of the lot, until somebody decides either way', () => {
    const asked = (decisions: readonly Exclusion[]) =>
      interestsOf([declared], bids, decisions).map(({ bidder, decision }) => [bidder, decision?.excluded])
    expect(asked([])).toEqual([['Nordlicht', undefined]])
    expect(asked([decided('b2', true)])).toEqual([['Nordlicht', undefined]])
    expect(asked([decided('b1', false)])).toEqual([['Nordlicht', false]])
    expect(interestsOf([declared], bids.slice(1), [])).toEqual([])
  })
})

it('Who was retired need not declare any more', () => {
  const silent = { ...ada, declaration: null }
  expect(undeclared([{ ...silent, retired: false }, { ...silent, retired: true }, declared]).length).toBe(1)
})
