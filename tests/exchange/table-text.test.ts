import { describe, expect, it } from 'vitest'
import { tableText } from '../../shared/exchange/table-text.ts'

describe('A table as text', () => {
  it('divides cells by tabs and rows by line feeds', () => {
    expect(
      tableText([
        ['Name', 'Points'],
        ['Söhne', '4'],
      ]),
    ).toBe('Name\tPoints\nSöhne\t4')
    expect(
      tableText([
        ['', ''],
        ['a', ''],
      ]),
    ).toBe('\t\na\t')
  })

  it('quotes what would be taken for other cells', () => {
    expect(tableText([['a\tb', 'c\r\nd', 'say "x"']])).toBe('"a\tb"\t"c\nd"\t"say ""x"""')
  })

  it.each([
    '=1+1',
    '+49 30 1234567 x',
    '-A1',
    '@SUM(A1)',
    '=HYPERLINK("http://x")',
    '  =1',
    '|calc',
    '%0A',
    '＝1',
    '＋1+1',
    '－A1',
    '＠x',
  ])('makes no formula of %j', (text) => {
    expect(tableText([[text]]).replace(/^"/, '')).toMatch(/^'/)
  })

  it.each(['4', '-5', '−5', '+4.5', '-1,234.50', '-12 %', 'a=b', '– none', '9:41', ''])('leaves %j as it is', (text) => {
    expect(tableText([[text]])).toBe(text)
  })

  it('says nothing that cannot be seen', () => {
    expect(tableText([['\u2068=1\u2069', 'a\u0000b\u001b']])).toBe("'=1\tab")
  })
})
