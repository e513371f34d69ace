/**
 * An exact fraction, always in lowest terms with a positive denominator, so that equal fractions have equal parts.
 * Make one with `rational`, `integer`, `decimal` or `parseRational`.
 */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint }

export const zero: Rational = { numerator: 0n, denominator: 1n }
export const one: Rational = { numerator: 1n, denominator: 1n }

const safe = BigInt(Number.MAX_SAFE_INTEGER)

/** Euclid's algorithm; in floats where they are exact, which is many times faster. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a
  let y = b
  while (x > safe || y > safe) {
    if (y === 0n) return x
    const rest = x % y
    x = y
    y = rest
  }
  let m = Number(x)
  let n = Number(y)
  while (n !== 0) {
    const rest = m % n
    m = n
    n = rest
  }
  return BigInt(m)
}

/** The fraction `numerator / denominator` in lowest terms. Throws a RangeError when the denominator is zero. */
export function rational(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 1n) return { numerator, denominator }
  if (denominator === 0n) throw new RangeError('Division by zero')
  if (denominator < 0n) return rational(-numerator, -denominator)
  const divisor = greatestCommonDivisor(numerator, denominator)
  return divisor === 1n ? { numerator, denominator } : { numerator: numerator / divisor, denominator: denominator / divisor }
}

/** A whole number. Throws a RangeError for a number that is not an integer. */
export function integer(value: number | bigint): Rational {
  return { numerator: BigInt(value), denominator: 1n }
}

/** The exact value of a decimal such as `12.50` or `-3`. Throws a RangeError for any other text. */
export function decimal(text: string): Rational {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError(`Not a decimal: ${text}`)
  const [, whole = '', fraction = ''] = match
  if (fraction === '') return { numerator: BigInt(whole), denominator: 1n }
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length))
}

export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return rational(a.numerator + b.numerator, a.denominator)
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator }
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b))
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** Throws a RangeError when `b` is zero. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** Negative when a < b, zero when they are equal, positive when a > b. */
export function compare(a: Rational, b: Rational): number {
  if (a.denominator === b.denominator) return a.numerator < b.numerator ? -1 : a.numerator > b.numerator ? 1 : 0
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function equal(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator
}

export function minimum(first: Rational, ...others: Rational[]): Rational {
  return others.reduce((least, value) => (compare(value, least) < 0 ? value : least), first)
}

export function maximum(first: Rational, ...others: Rational[]): Rational {
  return others.reduce((most, value) => (compare(value, most) > 0 ? value : most), first)
}

/** The sum; zero for an empty list. */
export function sum(values: readonly Rational[]): Rational {
  return addedUp(values).over(1n)
}

/** The mean. Throws a RangeError for an empty list. */
export function mean(values: readonly Rational[]): Rational {
  return addedUp(values).over(BigInt(values.length))
}

function addedUp(values: readonly Rational[]) {
  const total = accumulator()
  for (const value of values) total.add(value, 1n)
  return total
}

/**
 * Adds many weighted values up and reduces once at the end: for n values with few different denominators it needs
 * no greatest common divisor per value.
 */
export function accumulator() {
  let numerator = 0n
  let denominator = 1n
  return {
    add(value: Rational, weight: bigint) {
      if (value.denominator !== denominator && denominator % value.denominator !== 0n) {
        const factor = value.denominator / greatestCommonDivisor(denominator, value.denominator)
        numerator *= factor
        denominator *= factor
      }
      const scaled = value.denominator === denominator ? value.numerator : value.numerator * (denominator / value.denominator)
      numerator += scaled * weight
    },
    /** The weighted sum divided by a number: by the sum of the weights, it is their mean. Throws a RangeError for zero. */
    over: (divisor: bigint) => rational(numerator, denominator * divisor),
  }
}

/**
 * The decimal with so many places, half rounded up: 2.825 to two places is `2.83`. A negative half is rounded away from
 * zero (-2.825 is `-2.83`), so that a value and its negative read alike. Zero has no sign.
 */
export function roundHalfUp(value: Rational, places: number): string {
  const negative = value.numerator < 0n
  const magnitude = negative ? -value.numerator : value.numerator
  const scaled = magnitude * 10n ** BigInt(places)
  const rounded = (2n * scaled + value.denominator) / (2n * value.denominator)
  const digits = rounded.toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const sign = negative && rounded !== 0n ? '-' : ''
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - places)}`
}

/** The exact text `numerator/denominator`, whole numbers too: `427/5`, `3/1`. */
export function formatRational(value: Rational): string {
  return `${value.numerator}/${value.denominator}`
}

/** Reads what `formatRational` writes. Throws a RangeError for any other text and for a zero denominator. */
export function parseRational(text: string): Rational {
  const match = /^(-?\d+)\/(\d+)$/.exec(text)
  if (!match) throw new RangeError(`Not a fraction: ${text}`)
  return rational(BigInt(match[1] ?? ''), BigInt(match[2] ?? ''))
}

/** The nearest float or one close to it: for drawing only, never for a decision. */
export function toNumber(value: Rational): number {
  const quotient = Number(value.numerator) / Number(value.denominator)
  if (Number.isFinite(quotient)) return quotient
  const excess = Math.max(value.numerator.toString(2).length, value.denominator.toString(2).length) - 1000
  const shift = BigInt(Math.max(0, excess))
  return Number(value.numerator >> shift) / Number(value.denominator >> shift)
}
