const digits = '0123456789abcdefghijklmnopqrstuvwxyz'
const base = digits.length
/** Digits of the keys that are handed out evenly or one after another. */
const width = 4
/** Between a key and the next one at the end: room for as many keys of the same width. */
const step = base

/**
 * A key that sorts, as text, after `before` and in front of `after`: where something stands among its siblings can be said without saying
 * anything new of these. `''` is the beginning, null the end. Keys are fractions in base 36, without zeros at their end.
 */
export function keyBetween(before: string, after: string | null): string {
  if (after === null) return keyAfter(before)
  const shared = sharedDigits(before, after)
  if (shared > 0) return after.slice(0, shared) + keyBetween(before.slice(shared), after.slice(shared))
  const low = before === '' ? 0 : digits.indexOf(before.charAt(0))
  const high = digits.indexOf(after.charAt(0))
  if (high - low > 1) return digits.charAt(Math.floor((low + high) / 2))
  return after.length > 1 ? after.charAt(0) : digits.charAt(low) + between(before.slice(1))
}

/** As many keys as wanted, in order, with room between them. */
export function evenKeys(count: number): string[] {
  const room = Math.floor(base ** width / (count + 1))
  return Array.from({ length: count }, (_, index) => written((index + 1) * room))
}

/** A key behind one that may be empty, when nothing follows it. */
function keyAfter(key: string): string {
  const next = Number.parseInt(key.slice(0, width).padEnd(width, '0'), base) + step
  return next < base ** width ? written(next) : key.slice(0, width) + between(key.slice(width))
}

/** A key behind `key` with half of what is left before the end. */
function between(key: string): string {
  const low = key === '' ? 0 : digits.indexOf(key.charAt(0))
  return low < base - 1 ? digits.charAt(Math.ceil((low + base) / 2)) : digits.charAt(low) + between(key.slice(1))
}

function sharedDigits(before: string, after: string): number {
  let index = 0
  while (index < after.length && (before[index] ?? '0') === after[index]) index += 1
  return index
}

const written = (number: number): string => number.toString(base).padStart(width, '0').replace(/0+$/, '')
