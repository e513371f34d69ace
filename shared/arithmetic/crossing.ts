import { add, compare, divide, integer, multiply, negate, one, type Rational, rational, subtract, zero } from './rational.ts'

/** Coefficients of `constant + linear·u + square·u²`. */
export type Quadratic = readonly [constant: Rational, linear: Rational, square: Rational]

/** Coefficients of `constant + slope·u`. */
export type Line = readonly [constant: Rational, slope: Rational]

export function product([a, b]: Line, [c, d]: Line): Quadratic {
  return [multiply(a, c), add(multiply(a, d), multiply(b, c)), multiply(b, d)]
}

const two = integer(2)
const four = integer(4)

/**
 * Where a curve that is not below zero at 0 first falls below it, 0 ≤ u < 1; null where it does not. Of the two roots of a
 * quadratic, `2c / (√(b² - 4ac) - b)` is the one where it falls. A rational root is exact; an irrational one is rounded down,
 * by less than 2⁻⁶⁴ of its size, so that the curve is never below zero before it.
 */
export function firstFall([c, b, a]: Quadratic): Rational | null {
  if (compare(a, zero) >= 0 && compare(b, zero) >= 0) return null
  const at = compare(c, zero) === 0 ? fallFromZero(b, a) : fallFromAbove(c, b, a)
  return at && compare(at, one) < 0 ? at : null
}

function fallFromZero(b: Rational, a: Rational): Rational | null {
  return compare(b, zero) <= 0 ? zero : divide(negate(b), a)
}

function fallFromAbove(c: Rational, b: Rational, a: Rational): Rational | null {
  const discriminant = subtract(multiply(b, b), multiply(four, multiply(a, c)))
  if (compare(discriminant, zero) <= 0) return null
  return divide(multiply(two, c), subtract(squareRootUp(discriminant), b))
}

const scale = 64n

/** The square root of a positive fraction: exact where it is a fraction, else rounded up, by less than 2⁻⁶⁴ of its size. */
function squareRootUp({ numerator, denominator }: Rational): Rational {
  const whole = floorOfRoot(numerator * denominator)
  if (whole * whole === numerator * denominator) return rational(whole, denominator)
  return rational(floorOfRoot((numerator * denominator) << (2n * scale)) + 1n, denominator << scale)
}

/** The whole part of the square root of a positive whole number, by Newton's method from above. */
function floorOfRoot(value: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2))
  for (;;) {
    const next = (root + value / root) / 2n
    if (next >= root) return root
    root = next
  }
}
