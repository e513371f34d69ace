import { decimal, divide, type Rational, toNumber } from '../../arithmetic/rational.ts'

/** The exact value of a decimal or of a fraction such as `1/3`. */
export function amountOf(text: string): Rational {
  const [above = '', below] = text.split('/')
  return below === undefined ? decimal(above) : divide(decimal(above), decimal(below))
}

export function amountAsNumber(text: string): number {
  return toNumber(amountOf(text))
}
