import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { countIn, rangeOf } from '../../renderer/ui/grid-range.ts'
import { compareOrders, folded, orderOf, passes, textIn, textOf } from '../../renderer/ui/grid-values.ts'

const compare = new Intl.Collator('en', { numeric: true }).compare
const number = (value: number) => value.toLocaleString('en-GB')

describe('What a cell says', () => {
  it('is the text inside what it draws', () => {
    expect(textIn(createElement('b', null, 'Rank ', 3, null, false, createElement('i', null, '!')))).toBe('Rank 3!')
    expect(textIn(['a', 'b'])).toBe('ab')
    expect(textIn(null)).toBe('')
  })

  it('is read as text', () => {
    expect([null, '', 'a', 1234.5, { text: '12 kB', order: 12_000 }].map((value) => textOf(value, number))).toEqual([
      '',
      '',
      'a',
      '1,234.5',
      '12 kB',
    ])
  })

  it('sorts by its order, numbers by size, texts as people do, nothing last', () => {
    const order = (values: (string | number)[]) => values.toSorted((one, other) => compareOrders(one, other, compare))
    expect(order([10, 9, -1, 2.5])).toEqual([-1, 2.5, 9, 10])
    expect(order(['Q10', 'q9', 'Ä', 'B'])).toEqual(['Ä', 'B', 'q9', 'Q10'])
    expect(order(['a', 1])).toEqual([1, 'a'])
    expect([null, '', 0, { text: '', order: 5 }].map(orderOf)).toEqual([undefined, undefined, 0, 5])
  })

  it('is sought without marks, cases and signs of direction', () => {
    expect(folded('Söhne \u2068ＡＢ\u2069')).toBe('sohne ab')
    expect(passes('Björkö Contact', { kind: 'contains', text: ' BJORKO ' })).toBe(true)
    expect(passes('Björkö Contact', { kind: 'is', text: 'Björkö' })).toBe(false)
    expect(passes('', { kind: 'is', text: '' })).toBe(true)
  })
})

describe('A range of cells', () => {
  it('spans its corners, whichever comes first, and never the header', () => {
    expect(rangeOf({ row: 4, column: 1 }, { row: 2, column: 3 })).toEqual({ top: 2, bottom: 4, left: 1, right: 3 })
    expect(rangeOf({ row: -1, column: 0 }, { row: 1, column: 0 })).toEqual({ top: 0, bottom: 1, left: 0, right: 0 })
    expect(countIn({ top: 2, bottom: 4, left: 1, right: 3 })).toBe(9)
  })
})
