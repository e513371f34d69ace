import type { Decrypter, Stanza } from 'age-encryption'
import { Refusal } from '../../shared/result.ts'
import { HeaderWatch } from './header.ts'
import { checkSealed } from './recognise.ts'
import { layersWithin } from './seal.ts'
import { gathered, streamOf } from './streams.ts'

/** What opens: identities (`AGE-SECRET-KEY-1…`) and passphrases. */
export type Keys = { identities?: readonly string[]; passphrases?: readonly string[] }

/** What a stream holds: `content` ends only where all of it was as it was sealed. */
export type Unsealed = { content: AsyncIterable<Uint8Array>; layers: number }

/**
 * The bytes that were sealed, with every layer of theirs opened. `name` is what people call it, for refusals: which tell what is not
 * sealed, needs other keys or more of them, is cut or changed.
 */
export async function unsealBytes(bytes: Uint8Array, keys: Keys, name: string): Promise<Buffer> {
  const binary = checkSealed(bytes, name) === 'text' ? await withoutArmor(bytes, name) : bytes
  return gathered((await unsealStream(streamOf(binary), keys, name)).content)
}

/** The bytes of what is sealed as text. */
export async function withoutArmor(text: Uint8Array, name: string): Promise<Uint8Array> {
  const { armor } = await import('age-encryption')
  const written = new TextDecoder().decode(text)
  try {
    const binary = armor.decode(written)
    checkSealed(binary, name)
    return binary
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(written.trimEnd().endsWith('-----END AGE ENCRYPTED FILE-----') ? 'sealing.damaged' : 'sealing.cut', {
      name,
    })
  }
}

/**
 * What a stream of sealed bytes holds. Each piece is checked before it comes, but that the last one is the last shows only at the end: who
 * uses `content` before it has ended may use part of it.
 */
export async function unsealStream(sealed: ReadableStream<Uint8Array>, keys: Keys, name: string): Promise<Unsealed> {
  const watches: HeaderWatch[] = []
  let content = sealed
  for (let opened = 0; ; opened++) {
    const watch = new HeaderWatch()
    watches.push(watch)
    const layer = await openLayer(content.pipeThrough(watch.stream), keys, (seen, isMatched) =>
      refusalOf(watches, seen, isMatched, { name, opened, keys }),
    )
    content = layer.content
    if (layer.within === 0) return { content: checked(content, watches, name), layers: opened + 1 }
  }
}

type Layer = { content: ReadableStream<Uint8Array>; within: number }

/** Opens the outermost layer that is left; `refuse` gets what its header holds, if that was read, and whether a key fits. */
async function openLayer(
  sealed: ReadableStream<Uint8Array>,
  { identities = [], passphrases = [] }: Keys,
  refuse: (seen: readonly Stanza[] | undefined, isMatched: boolean) => Refusal,
): Promise<Layer> {
  let seen: readonly Stanza[] | undefined
  let isMatched = true
  const age = await import('age-encryption')
  const decrypter = new age.Decrypter()
  decrypter.addIdentity({
    unwrapFileKey: (stanzas: Stanza[]) => {
      seen = stanzas
      return null
    },
  })
  for (const identity of identities) addIdentity(decrypter, identity)
  for (const passphrase of passphrases)
    for (const written of new Set([passphrase, passphrase.normalize('NFC')])) decrypter.addPassphrase(written)
  // Asked only where none before it had an answer.
  decrypter.addIdentity({
    unwrapFileKey: () => {
      isMatched = false
      return null
    },
  })
  try {
    const content = await decrypter.decrypt(sealed)
    return { content, within: withinOf(seen ?? []) }
  } catch (error) {
    throw error instanceof Refusal ? error : refuse(seen, isMatched)
  }
}

/** What the library says of a key that it cannot read has the key in it. */
export function addIdentity(decrypter: Decrypter, identity: string): void {
  try {
    decrypter.addIdentity(identity)
  } catch {
    throw new Refusal('sealing.identity')
  }
}

/** How many layers lie within one. The header is sealed as well, so that nobody can have changed the number. */
function withinOf(stanzas: readonly Stanza[]): number {
  const mark = stanzas.find(({ args: [kind] }) => kind === layersWithin)
  return mark && /^[1-9]$/.test(mark.args[1] ?? '') ? Number(mark.args[1]) : 0
}

type Attempt = { name: string; opened: number; keys: Keys }

/** Why a layer did not open. */
function refusalOf(
  watches: readonly HeaderWatch[],
  seen: readonly Stanza[] | undefined,
  isMatched: boolean,
  { name, opened, keys }: Attempt,
): Refusal {
  if (seen === undefined || isMatched) return brokenOf(watches, name)
  const byPassphrase = seen.some(({ args: [kind] }) => kind === 'scrypt')
  if (byPassphrase) return new Refusal(keys.passphrases?.length ? 'sealing.wrongPassphrase' : 'sealing.needsPassphrase', { name })
  const recipients = seen.filter(({ args: [kind] }) => kind !== layersWithin).length
  const layers = opened + 1 + withinOf(seen)
  if (!keys.identities?.length) return new Refusal('sealing.needsKey', { name, recipients, layers })
  return opened > 0
    ? new Refusal('sealing.needsAnotherKey', { name, recipients, layers, opened })
    : new Refusal('sealing.wrongKey', { name, recipients, layers })
}

/** Whether the end is missing, or something was changed: that is known only where what is there cannot be whole. */
function brokenOf(watches: readonly HeaderWatch[], name: string): Refusal {
  return new Refusal(watches.some((watch) => watch.isCut()) ? 'sealing.cut' : 'sealing.damaged', { name })
}

/** The content, with what the library says about its damage put in our words. */
async function* checked(
  content: ReadableStream<Uint8Array>,
  watches: readonly HeaderWatch[],
  name: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* content
  } catch (error) {
    throw error instanceof Refusal ? error : brokenOf(watches, name)
  }
}
