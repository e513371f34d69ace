import { describe, expect, it } from 'vitest'
import { nextPosition } from '../../renderer/ui/grid-keys.ts'

const size = { rows: 100, columns: 5, page: 20 }
const key = (name: string, held: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean; metaKey?: boolean } = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})
const from = (row: number, column: number, pressed: ReturnType<typeof key>, direction: 'ltr' | 'rtl' = 'ltr') =>
  nextPosition({ row, column }, pressed, direction, size)

describe('keys in a table', () => {
  it('move by one cell, and stop at the edges', () => {
    expect(from(3, 2, key('ArrowDown'))).toEqual({ row: 4, column: 2 })
    expect(from(3, 2, key('ArrowUp'))).toEqual({ row: 2, column: 2 })
    expect(from(3, 2, key('ArrowRight'))).toEqual({ row: 3, column: 3 })
    expect(from(3, 4, key('ArrowRight'))).toEqual({ row: 3, column: 4 })
    expect(from(99, 0, key('ArrowDown'))).toEqual({ row: 99, column: 0 })
  })

  it('reach the header above the first row, and stop there', () => {
    expect(from(0, 1, key('ArrowUp'))).toEqual({ row: -1, column: 1 })
    expect(from(-1, 1, key('ArrowUp'))).toEqual({ row: -1, column: 1 })
  })

  it('follow the direction of writing', () => {
    expect(from(0, 1, key('ArrowLeft'), 'rtl')).toEqual({ row: 0, column: 2 })
    expect(from(0, 1, key('ArrowLeft', { ctrlKey: true }), 'rtl')).toEqual({ row: 0, column: 4 })
    expect(from(0, 1, key('ArrowRight', { metaKey: true }), 'rtl')).toEqual({ row: 0, column: 0 })
  })

  it('go to the ends of a row, of a column and of the table', () => {
    expect(from(7, 3, key('Home'))).toEqual({ row: 7, column: 0 })
    expect(from(7, 3, key('End'))).toEqual({ row: 7, column: 4 })
    expect(from(7, 3, key('Home', { ctrlKey: true }))).toEqual({ row: 0, column: 0 })
    expect(from(7, 3, key('End', { ctrlKey: true }))).toEqual({ row: 99, column: 4 })
    expect(from(7, 3, key('ArrowDown', { ctrlKey: true }))).toEqual({ row: 99, column: 3 })
  })

  it('turn pages without touching the header', () => {
    expect(from(7, 3, key('PageDown'))).toEqual({ row: 27, column: 3 })
    expect(from(7, 3, key('PageUp'))).toEqual({ row: 0, column: 3 })
  })

  it('leave other keys, and those held with Shift or Alt, to others', () => {
    expect(from(7, 3, key('Enter'))).toBeUndefined()
    expect(from(7, 3, key('ArrowDown', { shiftKey: true }))).toBeUndefined()
    expect(from(7, 3, key('ArrowLeft', { altKey: true }))).toBeUndefined()
  })
})
