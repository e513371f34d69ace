import { expect, it } from 'vitest'
import { placesIn } from '../../renderer/ui/found-text.ts'

const found = (text: string, sought: string) => placesIn(text, sought).map(({ start, end }) => text.slice(start, end))

it('finds every place of a text, and marks the very signs that stand there', () => {
  expect(found('Recovery, recovery', 'RECOVERY')).toEqual(['Recovery', 'recovery'])
  expect(found('Söhne & So\u0308hne', 'sohne')).toEqual(['Söhne', 'So\u0308hne'])
  expect(found('the ﬁle', 'fi')).toEqual(['ﬁ'])
  expect(found('the ﬁle', 'i')).toEqual(['ﬁ'])
  expect(found('aaaa', 'aa')).toEqual(['aa', 'aa'])
  expect(found('東京の東', '東')).toEqual(['東', '東'])
  expect(found('\u2068Kestrel\u2069 Bay', 'kestrel bay')).toEqual(['Kestrel\u2069 Bay'])
  expect(found('𝒜bc', 'abc')).toEqual(['𝒜bc'])
})

it('finds nothing where nothing is sought', () => {
  expect(placesIn('a', ' ')).toEqual([])
  expect(placesIn('', 'a')).toEqual([])
})
