/** Whether a version comes after another; both are three whole numbers with dots. */
export function isLater(version: string, than: string): boolean {
  const [one, other] = [numbersOf(version), numbersOf(than)]
  const at = one.findIndex((number, index) => number !== other[index])
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0)
}

/** The version after another, where only details changed. */
export function nextVersion(version: string): string {
  const [major = 0, minor = 0, patch = 0] = numbersOf(version)
  return `${major}.${minor}.${patch + 1}`
}

const numbersOf = (version: string): number[] => version.split('.').map(Number)

/** Whether a text is the number of a version, such as `1.2.0`. */
export const isVersion = (text: string): boolean => /^\d+\.\d+\.\d+$/.test(text)
