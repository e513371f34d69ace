import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** What the name of the version of a sealed file begins with. */
export const version = 'age-encryption.org/'
const armorBegin = '-----BEGIN AGE ENCRYPTED FILE-----'

/** How many bytes of a file tell whether it is sealed: in front of text there may be white space. */
export const tellingLength = 1100

/** How something is sealed, by its first bytes: as bytes or as text; nothing where it is not sealed. */
export function sealedAs(start: Uint8Array): 'bytes' | 'text' | undefined {
  const text = Buffer.from(start.subarray(0, tellingLength)).toString('utf8')
  if (text.startsWith(version)) return 'bytes'
  return text.trimStart().startsWith(armorBegin) ? 'text' : undefined
}

/** Whether a file is sealed, by how it begins; what is no regular file, or is not there, is not. */
export function isSealedFile(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false
  const handle = openSync(path, 'r')
  try {
    const start = Buffer.alloc(tellingLength)
    return sealedAs(start.subarray(0, readSync(handle, start, 0, tellingLength, 0))) !== undefined
  } finally {
    closeSync(handle)
  }
}
