import type { Encrypter, Recipient } from 'age-encryption'
import { Refusal } from '../../shared/result.ts'
import { type Groups, groupProblem } from '../../shared/sealing/groups.ts'
import { strengthOf } from '../../shared/sealing/passphrase.ts'
import { gathered, streamOf } from './streams.ts'

/** The library, which is loaded once something is sealed or opened: a start would wait for it. */
type Age = typeof import('age-encryption')

/** For whom something is sealed: groups of recipients, or whoever knows a passphrase. */
export type SealedFor = Groups | { readonly passphrase: string }

/**
 * The kind of line in the header of a layer that says how many layers lie within. Without it, what lies within is left as it is, though it
 * were sealed itself: somebody handed it in like that. Other programs pass over it.
 */
export const layersWithin = 'assay/layers-within'

/** Bytes sealed in memory, as a file of the format age. Refuses what does not name recipients, and the empty passphrase. */
export async function sealBytes(bytes: Uint8Array, sealedFor: SealedFor): Promise<Buffer> {
  return gathered(await sealStream(streamOf(bytes), sealedFor))
}

/** A stream of bytes, sealed as they come. */
export async function sealStream(plain: ReadableStream<Uint8Array>, sealedFor: SealedFor): Promise<ReadableStream<Uint8Array>> {
  let sealed = plain
  for (const layer of layersFor(await import('age-encryption'), sealedFor)) sealed = await encrypted(layer, sealed)
  return sealed
}

/** A point of the curve that leads nowhere reads as a recipient, and is found out as it is used. */
async function encrypted(layer: Encrypter, plain: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  try {
    return await layer.encrypt(plain)
  } catch {
    throw new Refusal('sealing.recipientUseless')
  }
}

/** What seals each layer, the innermost first; the first group is that of the outermost. */
function layersFor(age: Age, sealedFor: SealedFor): Encrypter[] {
  if ('passphrase' in sealedFor) return [layerFor(age, checkedPassphrase(sealedFor.passphrase))]
  const groups = sealedFor.map((group) => group.map((recipient) => recipient.trim()))
  // What is no recipient is found here, so that no refusal below repeats a secret that was given as one.
  const layers = groups.toReversed().map((group, within) => recipientLayer(age, [...new Set(group)], within))
  const problem = groupProblem(groups)
  if (problem?.kind === 'repeated') throw new Refusal('sealing.recipientTwice', { recipient: problem.recipient })
  if (problem) throw new Refusal('sealing.noRecipient')
  return layers
}

function layerFor({ Encrypter }: Age, passphrase: string): Encrypter {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  return encrypter
}

function recipientLayer(age: Age, recipients: readonly string[], within: number): Encrypter {
  const encrypter = new age.Encrypter()
  for (const recipient of recipients) addRecipient(encrypter, recipient)
  if (within > 0) encrypter.addRecipient(layersMark(age, within))
  return encrypter
}

/** The library names what it cannot read in its errors, and that may be a key that somebody took for its recipient. */
function addRecipient(encrypter: Encrypter, recipient: string): void {
  if (/^AGE-SECRET-KEY-/i.test(recipient)) throw new Refusal('sealing.keyAsRecipient')
  // Anything else may be a passphrase.
  const shown = recipient.startsWith('age1') ? recipient.slice(0, 12) : ''
  const refusal = new Refusal('sealing.recipient', { recipient: shown })
  // Those of devices: nothing here could open what is sealed for one.
  if (/^age1tag(?:pq)?1/.test(recipient)) throw refusal
  try {
    encrypter.addRecipient(recipient)
  } catch {
    throw refusal
  }
}

const layersMark = ({ Stanza }: Age, within: number): Recipient => ({
  wrapFileKey: () => [new Stanza([layersWithin, String(within)], new Uint8Array())],
})

/** A passphrase as it is used: the same letters are the same, however a keyboard composes them. Refuses the empty one. */
function checkedPassphrase(passphrase: string): string {
  if (strengthOf(passphrase) === 'empty') throw new Refusal('sealing.passphraseEmpty')
  return passphrase.normalize('NFC')
}
