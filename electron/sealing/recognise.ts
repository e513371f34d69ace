import { Refusal } from '../../shared/result.ts'

const version = 'age-encryption.org/'
const armorBegin = '-----BEGIN AGE ENCRYPTED FILE-----'

/** How many bytes of a file tell whether it is sealed: in front of text there may be white space. */
export const tellingLength = 1100

/** How something is sealed, by its first bytes: as bytes or as text; nothing where it is not sealed. */
function sealedAs(start: Uint8Array): 'bytes' | 'text' | undefined {
  const text = Buffer.from(start.subarray(0, tellingLength)).toString('utf8')
  if (text.startsWith(version)) return 'bytes'
  return text.trimStart().startsWith(armorBegin) ? 'text' : undefined
}

/** Whether bytes are sealed in the format age; the first thousand suffice. */
export function isSealed(bytes: Uint8Array): boolean {
  return sealedAs(bytes) !== undefined
}

/** How something is sealed. Refuses what is not, and what a later version of the format is. */
export function checkSealed(start: Uint8Array, name: string): 'bytes' | 'text' {
  const form = sealedAs(start)
  if (form === undefined) throw new Refusal('sealing.notSealed', { name })
  if (form === 'bytes' && !Buffer.from(start.subarray(0, 40)).toString('latin1').startsWith(`${version}v1\n`))
    throw new Refusal('sealing.otherVersion', { name })
  return form
}
