/**
 * Whether something cannot be tested here; then a plain line says what and why, as in `A full disk is not tested: …`. For
 * `it.skipIf` and `describe.skipIf`.
 */
export function untested(what: string, reason: string | false | undefined): boolean {
  if (reason) console.log(`${what} not tested: ${reason}.`)
  return Boolean(reason)
}

const { platform } = process

/** Reasons that several tests share; each is false where it does not hold. */
export const reasons = {
  windows: platform === 'win32' && 'Windows has no such thing',
  notLinux: platform !== 'linux' && 'it needs Linux',
  root: process.getuid?.() === 0 && 'permissions do not bind root',
}
