import { describe, expect, it } from 'vitest'
import { routeOf } from '../../renderer/journal/routes.ts'

const tenders = [
  { id: 'first', lots: [{ id: 'voice' }, { id: 'chat' }] },
  { id: 'second', lots: [{ id: 'mail' }] },
]

describe('The thing of a change', () => {
  it('is shown in the lot that it belongs to', () => {
    expect(routeOf({ kind: 'lot', lot: 'chat' }, tenders)).toEqual({ screen: 'tender', lot: 'chat' })
    expect(routeOf({ kind: 'prices', lot: 'chat' }, tenders)).toEqual({ screen: 'prices', lot: 'chat' })
    expect(routeOf({ kind: 'receipt', lot: 'chat', receipt: 'r' }, tenders)).toEqual({
      screen: 'receipt',
      lot: 'chat',
      receipt: 'r',
    })
    const bid = { lot: 'chat', bid: 'b' }
    expect(routeOf({ kind: 'bid', ...bid, provider: 'p' }, tenders)).toEqual({ screen: 'providers', lot: 'chat', provider: 'p' })
    expect(routeOf({ kind: 'answer', ...bid, question: 'q' }, tenders)).toEqual({ screen: 'responses', ...bid, question: 'q' })
    expect(routeOf({ kind: 'score', ...bid, criterion: 'c' }, tenders)).toEqual({ screen: 'compare', ...bid, criterion: 'c' })
    expect(routeOf({ kind: 'agreement', lot: 'chat', criterion: 'c' }, tenders)).toEqual({
      screen: 'compare',
      lot: 'chat',
      criterion: 'c',
    })
  })

  it('is shown in the first lot of its tender', () => {
    expect(routeOf({ kind: 'tender', tender: 'second' }, tenders)).toEqual({ screen: 'tender', lot: 'mail' })
    expect(routeOf({ kind: 'questionnaire', tender: 'second' }, tenders)).toEqual({ screen: 'questionnaire', lot: 'mail' })
  })

  it('is shown in the first lot of all where it belongs to none, and nowhere where there is no lot', () => {
    const things = [
      { kind: 'provider', provider: 'p' },
      { kind: 'person', person: 'p' },
      { kind: 'evidence', evidence: 'e' },
    ] as const
    expect(things.map((thing) => routeOf(thing, tenders))).toEqual([
      { screen: 'providers', lot: 'voice', provider: 'p' },
      { screen: 'evaluators', lot: 'voice', evaluator: 'p' },
      { screen: 'evidence', lot: 'voice', evidence: 'e' },
    ])
    expect(things.map((thing) => routeOf(thing, []))).toEqual([undefined, undefined, undefined])
  })
})
