import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf } from '../../shared/difference.ts'

/** A difference as text: `[-gone-]` and `[+new+]`. */
const marked = (before: string, after: string): string =>
  differenceOf(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`))
    .join('')

describe('How one text became another', () => {
  it.each([
    ['Written, records incomplete', 'Written, records complete', 'Written, records [-incomplete-][+complete+]'],
    ['A test each year', 'A test each year, with a report', 'A test each year[+, with a report+]'],
    ['Seen on site', 'Not seen on site', '[-Seen-][+Not seen+] on site'],
    ['3 of 5', '3 of 5', '3 of 5'],
    ['', 'new', '[+new+]'],
    ['gone', '', '[-gone-]'],
    ['毎年試験をします', '毎月試験をします', '[-毎年-][+毎月+]試験をします'],
  ])('%j to %j', (before, after, expected) => {
    expect(marked(before, after)).toBe(expected)
  })

  const text = fc
    .array(fc.constantFrom('a', 'b', 'c ', ' ', 'é', '東京', '\n', '.'), { maxLength: 30 })
    .map((all) => all.join(''))
  it('loses and adds nothing', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = differenceOf(before, after)
        const without = (kind: string) => pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
        expect(pieces.every((piece, index) => piece.text !== '' && piece.kind !== pieces[index - 1]?.kind)).toBe(true)
      }),
    )
  })

  it('shows texts whole whose comparison would take too long', () => {
    const words = (word: string) => `${`${word} `.repeat(2000)}end`
    expect(differenceOf(words('before'), words('after')).map(({ kind }) => kind)).toEqual(['removed', 'added', 'same'])
  })
})
