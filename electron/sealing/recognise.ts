import { Refusal } from '../../shared/result.ts'
import { sealedAs, version } from '../workspace/sealed-beginning.ts'

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
