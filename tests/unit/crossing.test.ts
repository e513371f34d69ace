import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstFall, type Quadratic } from '../../shared/arithmetic/crossing.ts'
import { add, compare, multiply, one, type Rational, rational, subtract, zero } from '../../shared/arithmetic/rational.ts'

const at = ([c, b, a]: Quadratic, u: Rational) => add(c, multiply(u, add(b, multiply(a, u))))
const curve = (...parts: [number, number, number]): Quadratic => {
  const [c, b, a] = parts.map((part) => rational(BigInt(part), 1n))
  return [c ?? zero, b ?? zero, a ?? zero]
}

describe('Where a curve first falls below zero', () => {
  it.each([
    ['a line', curve(1, -4, 0), rational(1n, 4n)],
    ['a line that rises', curve(1, 4, 0), null],
    ['a line that falls below only beyond 1', curve(1, -1, 0), null],
    ['a curve that opens upwards, at its first root', curve(2, -9, 9), rational(1n, 3n)],
    ['a curve that only touches zero', curve(1, -4, 4), null],
    ['a curve that opens downwards', curve(1, 0, -4), rational(1n, 2n)],
    ['a curve that falls from zero', curve(0, -1, 5), zero],
    ['a curve that falls from zero flat', curve(0, 0, -1), zero],
    ['a curve that rises from zero and comes back', curve(0, 1, -2), rational(1n, 2n)],
    ['nothing', curve(0, 0, 0), null],
  ])('%s', (_, given, expected) => {
    expect(firstFall(given)).toEqual(expected)
  })

  it('is never above zero just beyond, never below it before, and nowhere where there is no such place', () => {
    const part = fc.integer({ min: -60, max: 60 })
    fc.assert(
      fc.property(fc.nat(60), part, part, fc.integer({ min: 0, max: 1000 }), (c, b, a, thousandths) => {
        const given = curve(c, b, a)
        const fall = firstFall(given)
        const before = multiply(rational(BigInt(thousandths), 1000n), fall ?? one)
        expect(compare(at(given, before), zero)).toBeGreaterThanOrEqual(0)
        if (!fall) return
        const hair = rational(1n, 2n ** 60n)
        expect(compare(at(given, add(fall, hair)), zero)).toBeLessThan(0)
        expect(compare(subtract(one, fall), zero)).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})
