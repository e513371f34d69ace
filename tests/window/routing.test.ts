import { describe, expect, it } from 'vitest'
import { inLot } from '../../renderer/app/routing.ts'

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
