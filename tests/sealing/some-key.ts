import { generateX25519Identity } from 'age-encryption'
import { recipientOf } from '../../electron/sealing/keys.ts'

/** A key that only this test has. */
export async function someKey(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await recipientOf(identity) }
}
