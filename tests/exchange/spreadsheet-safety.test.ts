import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neutraliseText, restoreText } from '../../electron/exchange/spreadsheet-safety.ts'

describe('text in exports without types', () => {
  it('never begins like a formula', () => {
    const begins = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", '')
    fc.assert(
      fc.property(begins, fc.string(), (first, rest) => {
        expect(neutraliseText(first + rest)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u)
      }),
    )
  })

  it('is restored exactly', () => {
    const tricky = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', 'a', ' ') })
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string({ unit: 'binary' })), (text) => {
        expect(restoreText(neutraliseText(text))).toBe(text)
      }),
    )
  })

  it('is left alone where it does no harm', () => {
    expect(["it's", "'quoted'", 'a=b', '', ' =1'].map(neutraliseText)).toEqual(["it's", "'quoted'", 'a=b', '', ' =1'])
    expect(['=1+1', "'=1", '-5'].map(neutraliseText)).toEqual(["'=1+1", "''=1", "'-5"])
  })
})
