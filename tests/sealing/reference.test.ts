import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readIdentity, recipientOf } from '../../electron/sealing/keys.ts'
import { sealBytes } from '../../electron/sealing/seal.ts'
import { unsealBytes } from '../../electron/sealing/unseal.ts'
import { untested } from '../untested.ts'
import { temporaryFolder } from '../workspace/support.ts'
import { someKey } from './some-key.ts'
import { fixture, knownPassphrase } from './support.ts'

const plain = 'Prices of Nordlicht & Söhne: 1,250.00\n'

describe('what the reference program wrote', () => {
  it.each(['reference.age', 'reference-armored.age'])('opens with its key: %s', async (name) => {
    const identity = await readIdentity(fixture('reference.key'), null)
    const opened = await unsealBytes(readFileSync(fixture(name)), { identities: [identity] }, name)
    expect(opened.toString()).toBe(plain)
  })

  it('opens with its passphrase', async () => {
    const sealed = readFileSync(fixture('reference-passphrase.age'))
    expect((await unsealBytes(sealed, { passphrases: [knownPassphrase] }, 'a.age')).toString()).toBe(plain)
  })

  it('is a key, protected or not', async () => {
    const identity = await readIdentity(fixture('reference.key'), null)
    expect(await recipientOf(identity)).toBe('age1cc6rqz587q3dmzsyw92vfcylyxkxra6n0wjnrtkcg8qfpkyp7qrs8f2jm7')
    expect(await readIdentity(fixture('reference-protected.key'), knownPassphrase)).toBe(identity)
  })
})

const noProgram = spawnSync('age', ['--version'], { stdio: 'ignore' }).status !== 0 && 'the program age is not installed'

describe.skipIf(untested('What the program age reads and writes on this computer is', noProgram))('the reference program', () => {
  it('opens what is sealed for one of several, and one layer after the other what needs two keys', async () => {
    const folder = temporaryFolder()
    const [a, b, c] = [await someKey(), await someKey(), await someKey()]
    const keyOf = (name: string, { identity }: typeof a) => {
      writeFileSync(join(folder, name), `${identity}\n`)
      return join(folder, name)
    }
    const [first, second] = [keyOf('a.key', a), keyOf('b.key', b)]
    const open = (key: string, sealed: Uint8Array) => execFileSync('age', ['-d', '-i', key], { input: sealed })
    expect(open(second, await sealBytes(Buffer.from(plain), [[a.recipient, b.recipient]])).toString()).toBe(plain)
    const both = await sealBytes(Buffer.from(plain), [[a.recipient], [b.recipient, c.recipient]])
    expect(open(second, open(first, both)).toString()).toBe(plain)
    expect(spawnSync('age', ['-d', '-i', second], { input: both }).status).toBe(1)
  })

  it('writes what is opened here, as bytes and as text', async () => {
    const { identity, recipient } = await someKey()
    for (const form of [[], ['-a']]) {
      const sealed = execFileSync('age', [...form, '-r', recipient], { input: plain })
      expect((await unsealBytes(sealed, { identities: [identity] }, 'a.age')).toString()).toBe(plain)
    }
  })
})
