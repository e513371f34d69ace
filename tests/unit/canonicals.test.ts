import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicals } from '../../shared/workspace/canonicals.ts'

const ends = (same: Record<string, string>) => Object.fromEntries(canonicals(new Map(Object.entries(same))))

it('follows what is said to be something else to its end', () => {
  expect(ends({})).toEqual({})
  expect(ends({ a: 'b', b: 'c', x: 'c' })).toEqual({ a: 'c', b: 'c', x: 'c' })
  expect(ends({ b: 'c', a: 'b' })).toEqual({ a: 'c', b: 'c' })
})

it('ends a circle, and what leads into one, with its lowest id', () => {
  expect(ends({ a: 'a' })).toEqual({})
  expect(ends({ c: 'b', b: 'a', a: 'c' })).toEqual({ b: 'a', c: 'a' })
  expect(ends({ a: 'd', d: 'c', c: 'd', b: 'a' })).toEqual({ a: 'c', b: 'c', d: 'c' })
})

it('comes to the same in whatever order it is said', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(ids, ids), { selector: ([id]) => id }), fc.nat(), (said, by) => {
      const turned = [...said.slice(by % 7), ...said.slice(0, by % 7)]
      expect(canonicals(new Map(turned.toReversed()))).toEqual(canonicals(new Map(said)))
    }),
  )
})

it('takes no longer for each of a long chain than for one', () => {
  const chain = Array.from({ length: 100_000 }, (_, index) => [`${index}`, `${index + 1}`] as const)
  expect(new Set(canonicals(new Map(chain)).values())).toEqual(new Set(['100000']))
  expect(canonicals(new Map(chain.toReversed())).size).toBe(100_000)
})
