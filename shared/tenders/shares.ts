import { compare, decimal, type Rational, sum } from '../arithmetic/rational.ts'

const hundred = decimal('100')

/** Reads a share in per cent as people write it, with a dot or a comma: a canonical decimal above 0 and up to 100, or nothing. */
export function readShare(text: string): string | undefined {
  const parts = /^(\d{1,3})(?:[.,](\d{1,6}))?\s*%?$/.exec(text.trim())
  if (!parts) return undefined
  const [, whole = '', fraction = ''] = parts
  const digits = fraction.replace(/0+$/, '')
  const share = `${Number(whole)}${digits === '' ? '' : `.${digits}`}`
  return isShare(share) ? share : undefined
}

/** Whether a decimal is a share in per cent: above 0 and up to 100, with six places at most. */
export function isShare(text: string): boolean {
  if (!/^\d+(?:\.\d{1,6})?$/.test(text)) return false
  const share = decimal(text)
  return compare(share, decimal('0')) > 0 && compare(share, hundred) <= 0
}

/** The exact sum of shares in per cent, without those that are not known. */
export function sumOfShares(shares: readonly (string | null)[]): Rational {
  return sum(shares.flatMap((share) => (share === null ? [] : [decimal(share)])))
}

/** Whether shares together are more than the whole. */
export function isBeyondWhole(shares: readonly (string | null)[]): boolean {
  return compare(sumOfShares(shares), hundred) > 0
}
