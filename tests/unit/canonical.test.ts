import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '../../shared/canonical.ts'

/** The same value with its keys in the contrary order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, turned(member)]),
  )
}

it('writes keys in the order of their code units, and nothing of what is undefined', () => {
  expect(canonicalJson({ b: [1, null, 'é"'], a: { 'z y': true, Z: -0, ü: 1.5 }, c: undefined })).toBe(
    '{"a":{"Z":0,"z y":true,"ü":1.5},"b":[1,null,"é\\""]}',
  )
  expect(canonicalJson([undefined, {}])).toBe('[null,{}]')
})

it('says the same of a value in whatever order its keys are, and what JSON says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
