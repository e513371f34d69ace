import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenKeys, keyBetween } from '../../shared/questionnaires/editing/order-key.ts'

/** The keys of a list into which something was put at each of the places, one after another. */
function grown(places: readonly number[]): string[] {
  const keys: string[] = []
  for (const place of places) {
    const at = place % (keys.length + 1)
    keys.splice(at, 0, keyBetween(keys[at - 1] ?? '', keys[at] ?? null))
  }
  return keys
}

describe('Keys by which siblings sort', () => {
  it('lie between their neighbours, wherever something is put', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 200 }), (places) => {
        const keys = grown(places)
        expect(keys).toEqual([...new Set(keys)].sort())
        expect(keys.every((key) => /^[0-9a-z]*[1-9a-z]$/.test(key))).toBe(true)
      }),
    )
  })

  it('stay short where one after another is put at the end, and grow where all are put in front', () => {
    const atEnd = grown(Array.from({ length: 2000 }, (_, index) => index))
    expect(Math.max(...atEnd.map(({ length }) => length))).toBe(3)
    expect(grown(Array.from({ length: 100 }, () => 0)).every((key) => key.length < 30)).toBe(true)
  })

  it('are given out evenly to many at once, with room in front, between and behind', () => {
    const keys = evenKeys(2000)
    expect(keys).toEqual([...new Set(keys)].sort())
    expect(keyBetween('', keys[0] ?? '') < (keys[0] ?? '')).toBe(true)
    expect(keyBetween(keys.at(-1) ?? '', null) > (keys.at(-1) ?? '')).toBe(true)
  })
})
