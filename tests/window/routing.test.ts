import { describe, expect, it } from 'vitest'
import { addressOf, inLot, type Route } from '../../renderer/app/routing.ts'
import { routeOf, screens } from '../../renderer/app/screen-list.ts'

describe('An address', () => {
  it.each<[string, Route]>([
    ['#/', { screen: 'start' }],
    ['#/lot/a%2Fb/overview', { screen: 'overview', lot: 'a/b' }],
    ['#/lot/one/receipt/r%201', { screen: 'receipt', lot: 'one', receipt: 'r 1' }],
    ['#/lot/one/evidence/e', { screen: 'evidence', lot: 'one', evidence: 'e' }],
    ['#/lot/one/responses?bid=b&question=sec.mfa', { screen: 'responses', lot: 'one', bid: 'b', question: 'sec.mfa' }],
    ['#/search?text=a+%26+b', { screen: 'search', text: 'a & b' }],
    ['#/journal?kind=answer&bid=b&question=q', { screen: 'journal', about: { kind: 'answer', bid: 'b', question: 'q' } }],
    ['#/new-tender', { screen: 'newTender' }],
    ['#/parts', { screen: 'parts' }],
  ])('%s is that of a route, and leads to it', (address, route) => {
    expect([addressOf(route), routeOf(address)]).toEqual([address, route])
  })

  it.each(['#/nowhere', '#/lot/one/nowhere', '#/lot/one/receipt', '#/overview', '#/lot/one/journal', '#/lot//bids'])(
    '%s leads nowhere',
    (address) => {
      expect(routeOf(address)).toEqual({ screen: 'unknown', address })
    },
  )

  it('of each screen that needs nothing more leads to that screen', () => {
    const own = screens.filter(({ of }) => of('one').screen !== 'start')
    expect(own.map(({ of }) => routeOf(addressOf(of('one'))).screen)).toEqual(own.map(({ name }) => name))
  })
})

describe('The way to another lot', () => {
  it('leads to the same screen, without what only this lot has', () => {
    expect(inLot({ screen: 'prices', lot: 'one' }, 'two')).toEqual({ screen: 'prices', lot: 'two' })
    expect(inLot({ screen: 'compare', lot: 'one', bid: 'a', criterion: 'b' }, 'two')).toEqual({ screen: 'compare', lot: 'two' })
  })

  it('leads to the overview from a screen that no other lot has', () => {
    expect(inLot({ screen: 'receipt', lot: 'one', receipt: 'a' }, 'two')).toEqual({ screen: 'overview', lot: 'two' })
    expect(inLot({ screen: 'journal' }, 'two')).toEqual({ screen: 'overview', lot: 'two' })
    expect(inLot({ screen: 'start' }, 'two')).toEqual({ screen: 'overview', lot: 'two' })
  })
})
