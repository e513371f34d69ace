import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureOf } from '../../shared/arithmetic/figure.ts'
import {
  accumulator,
  add,
  compare,
  decimal,
  divide,
  equal,
  formatRational,
  integer,
  maximum,
  mean,
  minimum,
  multiply,
  negate,
  one,
  parseRational,
  type Rational,
  rational,
  roundHalfUp,
  subtract,
  sum,
  toNumber,
  zero,
} from '../../shared/arithmetic/rational.ts'

const size = 10n ** 30n
const nonZero = fc.bigInt({ min: 1n, max: size })
const fraction = fc.tuple(fc.bigInt({ min: -size, max: size }), nonZero).map(([n, d]) => rational(n, d))
/** Fractions as scores have them: many share a denominator. */
const small = fc.tuple(fc.bigInt({ min: -40n, max: 40n }), fc.constantFrom(1n, 2n, 3n, 4n, 7n)).map(([n, d]) => rational(n, d))
const any = fc.oneof(fraction, small)

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b)
}

function expectCanonical(value: Rational) {
  expect(value.denominator).toBeGreaterThan(0n)
  expect(greatestCommonDivisor(value.numerator, value.denominator)).toBe(1n)
}

describe('A fraction', () => {
  it('is in lowest terms with a positive denominator, whatever made it', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        for (const value of [add(a, b), subtract(a, b), multiply(a, b), sum([a, b, a]), mean([a, b])]) expectCanonical(value)
        if (!equal(b, zero)) expectCanonical(divide(a, b))
      }),
    )
    expect(rational(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n })
    expect(rational(0n, 7n)).toEqual(zero)
  })

  it('obeys the laws of a field', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a))
        expect(multiply(a, b)).toEqual(multiply(b, a))
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)))
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)))
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
        expect(add(a, zero)).toEqual(a)
        expect(multiply(a, one)).toEqual(a)
        expect(add(a, negate(a))).toEqual(zero)
        if (!equal(a, zero)) expect(multiply(a, divide(one, a))).toEqual(one)
      }),
    )
  })

  it('is ordered, and the order survives adding and scaling by a positive', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0)
        expect(compare(a, b) === 0).toBe(equal(a, b))
        expect(compare(add(a, c), add(b, c))).toBe(compare(a, b))
        if (compare(c, zero) > 0) expect(compare(multiply(a, c), multiply(b, c))).toBe(compare(a, b))
        expect(compare(minimum(a, b, c), maximum(a, b, c))).toBeLessThanOrEqual(0)
        expect([a, b, c]).toContainEqual(minimum(a, b, c))
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('refuses to divide by zero', () => {
    expect(() => divide(one, zero)).toThrow(RangeError)
    expect(() => rational(1n, 0n)).toThrow(RangeError)
    expect(() => mean([])).toThrow(RangeError)
    expect(() => accumulator().over(0n)).toThrow(RangeError)
  })

  it('adds weighted values like one addition after the other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(any, fc.bigInt({ min: 1n, max: 100n })), { minLength: 1, maxLength: 30 }), (items) => {
        const total = accumulator()
        for (const [value, weight] of items) total.add(value, weight)
        const weighted = items.map(([value, weight]) => multiply(value, integer(weight))).reduce(add)
        const weights = items.reduce((all, [, weight]) => all + weight, 0n)
        expect(total.over(1n)).toEqual(weighted)
        expect(total.over(weights)).toEqual(divide(weighted, integer(weights)))
      }),
    )
    expect(sum([])).toEqual(zero)
  })

  it('is written as numerator/denominator and read back', () => {
    fc.assert(
      fc.property(any, (a) => {
        expect(parseRational(formatRational(a))).toEqual(a)
      }),
    )
    expect(formatRational(rational(427n, 5n))).toBe('427/5')
    expect(formatRational(integer(-3))).toBe('-3/1')
    for (const wrong of ['', '1', '1/', '/2', '1/-2', '1.5/2', ' 1/2', '1/2\n'])
      expect(() => parseRational(wrong)).toThrow(RangeError)
    expect(() => parseRational('1/0')).toThrow(RangeError)
  })

  it('is read from a decimal', () => {
    expect(decimal('12.50')).toEqual(rational(25n, 2n))
    expect(decimal('-0.125')).toEqual(rational(-1n, 8n))
    expect(decimal('0')).toEqual(zero)
    for (const wrong of ['', '.', '.5', '5.', '1,5', '1e3', '+1', ' 1', 'NaN', '0x1', '1\n'])
      expect(() => decimal(wrong)).toThrow(RangeError)
    expect(() => integer(1.5)).toThrow(RangeError)
  })
})

describe('Rounding half up', () => {
  it('takes a half up, where floats take it down', () => {
    expect(roundHalfUp(decimal('2.825'), 2)).toBe('2.83')
    expect(roundHalfUp(decimal('1.005'), 2)).toBe('1.01')
    expect((1.005).toFixed(2)).toBe('1.00')
    expect(roundHalfUp(decimal('2.8249999999999999999'), 2)).toBe('2.82')
    expect(roundHalfUp(decimal('0.5'), 0)).toBe('1')
    expect(roundHalfUp(decimal('0.05'), 2)).toBe('0.05')
    expect(roundHalfUp(decimal('99.995'), 2)).toBe('100.00')
  })

  it('takes a negative half away from zero, and gives zero no sign', () => {
    expect(roundHalfUp(decimal('-2.825'), 2)).toBe('-2.83')
    expect(roundHalfUp(decimal('-0.004'), 2)).toBe('0.00')
    expect(roundHalfUp(decimal('-0.005'), 2)).toBe('-0.01')
  })

  it('is never further than half a unit of its last place, and on a tie further from zero', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          any,
          fc.bigInt({ min: -9999n, max: 9999n }).map((n) => rational(n, 2000n)),
        ),
        fc.nat(6),
        (value, places) => {
          const text = roundHalfUp(value, places)
          expect(text).toMatch(places === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${places}}$`))
          const unit = rational(1n, 10n ** BigInt(places))
          const half = divide(unit, integer(2))
          const error = subtract(decimal(text), value)
          const outward = compare(value, zero) < 0 ? negate(error) : error
          expect(compare(outward, half)).toBeLessThanOrEqual(0)
          expect(compare(outward, negate(half))).toBeGreaterThan(0)
        },
      ),
    )
  })
})

it('A figure carries its exact fraction beside the rounded decimal', () => {
  expect(figureOf(rational(2n, 3n))).toEqual({ exact: '2/3', rounded: '0.67' })
})

it('A float for drawing comes close, also where the parts exceed the range of floats', () => {
  expect(toNumber(rational(1n, 3n))).toBe(1 / 3)
  expect(toNumber(rational(10n ** 400n + 1n, 2n * 10n ** 400n))).toBeCloseTo(0.5, 12)
})
