import { randomBytes } from 'node:crypto'
import { armor } from 'age-encryption'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { isSealed } from '../../electron/sealing/recognise.ts'
import { sealBytes } from '../../electron/sealing/seal.ts'
import { unsealBytes } from '../../electron/sealing/unseal.ts'
import type { Groups } from '../../shared/sealing/groups.ts'
import { someKey } from './some-key.ts'
import { refused } from './support.ts'

type Key = Awaited<ReturnType<typeof someKey>>
let keys: [Key, Key, Key, Key]
beforeAll(async () => {
  keys = [await someKey(), await someKey(), await someKey(), await someKey()]
})
const plain = Buffer.from('Prices of Nordlicht: 1,250.00')
const open = (bytes: Uint8Array, ...identities: string[]) => unsealBytes(bytes, { identities }, 'a.age')

/** Groups of which no two have a member, by the numbers of the keys. */
const anyGroups = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }).chain((members) =>
  fc.array(fc.boolean(), { minLength: members.length, maxLength: members.length }).map((starts) => {
    const groups: number[][] = []
    for (const [index, member] of members.entries()) {
      const last = groups.at(-1)
      if (last && !starts[index]) last.push(member)
      else groups.push([member])
    }
    return groups
  }),
)

describe('what is sealed for groups of recipients', () => {
  it('comes back as it was for one key of each group, and for nobody who lacks one', async () => {
    const around = [0, 1, 65_535, 65_536, 65_537, 131_072].map((size) => randomBytes(size))
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...around)),
        anyGroups,
        fc.subarray([0, 1, 2, 3]),
        async (bytes, groups, held) => {
          const sealed = await sealBytes(
            bytes,
            groups.map((group) => group.map((member) => keys[member]?.recipient ?? '')),
          )
          const identities = held.map((member) => keys[member]?.identity ?? '')
          if (groups.every((group) => group.some((member) => held.includes(member))))
            expect(Buffer.from(bytes).equals(await open(sealed, ...identities))).toBe(true)
          else expect((await refused(open(sealed, ...identities)))[0]).toMatch(/^sealing\.(?:wrongKey|needsKey|needsAnotherKey)$/)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('tells one key of two that another is needed, whichever it is', async () => {
    const [a, b, c] = keys
    const sealed = await sealBytes(plain, [[a.recipient], [b.recipient, c.recipient]])
    expect(await refused(open(sealed, a.identity))).toEqual([
      'sealing.needsAnotherKey',
      { name: 'a.age', recipients: 2, layers: 2, opened: 1 },
    ])
    expect(await refused(open(sealed, b.identity))).toEqual(['sealing.wrongKey', { name: 'a.age', recipients: 1, layers: 2 }])
    expect(await refused(open(sealed))).toEqual(['sealing.needsKey', { name: 'a.age', recipients: 1, layers: 2 }])
    expect((await open(sealed, c.identity, a.identity)).toString()).toBe(plain.toString())
  })

  it('shows nothing of what it holds in its bytes, nor in those that one key of two lays open', async () => {
    const [a, b] = keys
    const marker = Buffer.from('Zaphod-4711'.repeat(20_000))
    const sealed = await sealBytes(marker, [[a.recipient], [b.recipient]])
    expect(Buffer.from(sealed).includes('Zaphod')).toBe(false)
    expect((await refused(open(sealed, a.identity)))[0]).toBe('sealing.needsAnotherKey')
  })

  it('is left as it was handed in where somebody had sealed it before', async () => {
    const [a, b, c] = keys
    const theirs = await sealBytes(plain, [[c.recipient]])
    const ours = await sealBytes(theirs, [[a.recipient], [b.recipient]])
    expect((await open(ours, a.identity, b.identity, c.identity)).equals(theirs)).toBe(true)
  })
})

describe('for whom something is sealed', () => {
  const refusedFor = (groups: Groups) => refused(sealBytes(plain, groups))

  it('has to be said', async () => {
    const [a] = keys
    expect(await refusedFor([])).toEqual(['sealing.noRecipient', {}])
    expect(await refusedFor([[a.recipient], []])).toEqual(['sealing.noRecipient', {}])
  })

  it('may not be one key for two groups, which it alone would open', async () => {
    const [a, b] = keys
    expect(await refusedFor([[a.recipient, b.recipient], [` ${a.recipient}`]])).toEqual([
      'sealing.recipientTwice',
      { recipient: a.recipient },
    ])
    expect((await open(await sealBytes(plain, [[a.recipient, a.recipient]]), a.identity)).equals(plain)).toBe(true)
  })

  it('is a recipient: not a device’s, not one mistyped, not one that is no point of the curve', async () => {
    const [a] = keys
    expect(await refusedFor([['age1tag1qt8lw0ual6avlwmwatk888yqnmdamm7xfd0wak53ut6elz5c4swx2yqdj4e']])).toEqual([
      'sealing.recipient',
      { recipient: 'age1tag1qt8l' },
    ])
    const typo = `${a.recipient.slice(0, -1)}${a.recipient.endsWith('q') ? 'p' : 'q'}`
    expect(await refusedFor([[typo]])).toEqual(['sealing.recipient', { recipient: typo.slice(0, 12) }])
    const zero = 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z'
    expect(await refusedFor([[zero]])).toEqual(['sealing.recipientUseless', {}])
  })

  it('is never a secret key, of which nothing is told', async () => {
    const [a] = keys
    expect(await refusedFor([[a.identity]])).toEqual(['sealing.keyAsRecipient', {}])
    expect(await refusedFor([[a.identity.toLowerCase()]])).toEqual(['sealing.keyAsRecipient', {}])
    expect(await refusedFor([[a.identity], [a.identity]])).toEqual(['sealing.keyAsRecipient', {}])
    expect(await refusedFor([['a passphrase'], ['a passphrase']])).toEqual(['sealing.recipient', { recipient: '' }])
  })
})

describe('what arrives otherwise than it was sealed', () => {
  const forms = ['one layer', 'two layers', 'text'] as const
  async function sealedAs(form: (typeof forms)[number]) {
    const [a, b] = keys
    const sealed = await sealBytes(plain, form === 'two layers' ? [[a.recipient], [b.recipient]] : [[a.recipient]])
    return form === 'text' ? Buffer.from(armor.encode(sealed)) : sealed
  }
  /** The refusal of what is opened with all keys; nothing where it comes back as it was. */
  async function refusalOf(bytes: Uint8Array): Promise<string | undefined> {
    const [a, b] = keys
    let opened: Uint8Array
    try {
      opened = await open(bytes, a.identity, b.identity)
    } catch {
      return (await refused(open(bytes, a.identity, b.identity)))[0]
    }
    expect(Buffer.from(opened).toString()).toBe(plain.toString())
    return undefined
  }

  it.each(forms)('is refused wherever it was cut: %s', async (form) => {
    const sealed = await sealedAs(form)
    const found: (string | undefined)[] = []
    for (let length = 0; length < sealed.length; length++) found.push(await refusalOf(sealed.subarray(0, length)))
    // Of text, the end of the last line may be missing.
    const whole = form === 'text' ? 1 : 0
    expect(found.slice(0, found.length - whole)).not.toContain(undefined)
    expect(new Set(found.slice(60, found.length - whole))).toEqual(
      new Set(form === 'text' ? ['sealing.cut'] : ['sealing.cut', 'sealing.damaged']),
    )
    expect(await refusalOf(sealed)).toBe(undefined)
  })

  it.each(forms)('is refused, or is the same, whatever bit is another: %s', async (form) => {
    const sealed = await sealedAs(form)
    const found = new Map<string | undefined, number>()
    for (let place = 0; place < sealed.length * 8; place++) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(place >> 3) ^ (1 << (place & 7)), place >> 3)
      const code = await refusalOf(changed)
      found.set(code, (found.get(code) ?? 0) + 1)
    }
    const known = ['notSealed', 'otherVersion', 'damaged', 'cut', 'wrongKey', 'needsAnotherKey'].map((code) => `sealing.${code}`)
    expect([...found.keys()].filter((code) => code !== undefined && !known.includes(code))).toEqual([])
    // Of text, the end of its last line alone may be another.
    expect(found.get(undefined) ?? 0).toBeLessThanOrEqual(form === 'text' ? 8 : 0)
  })

  it('is refused where something follows it', async () => {
    const sealed = Buffer.from(await sealedAs('one layer'))
    expect(await refusalOf(Buffer.concat([sealed, Buffer.from('more')]))).toBe('sealing.damaged')
  })

  it('is refused where its header does not end, before it fills the memory', async () => {
    const endless = Buffer.concat([Buffer.from('age-encryption.org/v1\n-> X25519 '), Buffer.alloc(3_000_000, 'a')])
    expect(await refusalOf(endless)).toBe('sealing.damaged')
  })

  it('is refused where it is not sealed, or in a way of later years', async () => {
    expect(await refusalOf(plain)).toBe('sealing.notSealed')
    expect(await refusalOf(new Uint8Array())).toBe('sealing.notSealed')
    expect(await refusalOf(Buffer.from('age-encryption.org/v2\n'))).toBe('sealing.otherVersion')
  })
})

describe('whether bytes are sealed', () => {
  it('is known by their beginning, as bytes or as text after white space', async () => {
    const [a] = keys
    const sealed = await sealBytes(plain, [[a.recipient]])
    const text = armor.encode(sealed)
    expect([sealed, Buffer.from(text), Buffer.from(` \r\n\n${text}`), sealed.subarray(0, 30)].map(isSealed)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([plain, Buffer.from('SQLite format 3\0'), Buffer.from('age-encryption'), new Uint8Array()].map(isSealed)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})

describe('what is sealed with a passphrase', () => {
  it('opens with that one alone, however a keyboard composes its letters', async () => {
    const sealed = await sealBytes(plain, { passphrase: 'für Söhne und Töchter' })
    const openBy = (...passphrases: string[]) => unsealBytes(sealed, { passphrases }, 'a.age')
    expect((await openBy('für Söhne und Töchter'.normalize('NFD'))).equals(plain)).toBe(true)
    expect(await refused(openBy('Für Söhne und Töchter'))).toEqual(['sealing.wrongPassphrase', { name: 'a.age' }])
    expect(await refused(openBy())).toEqual(['sealing.needsPassphrase', { name: 'a.age' }])
    expect(await refused(open(sealed, keys[0].identity))).toEqual(['sealing.needsPassphrase', { name: 'a.age' }])
  })

  it('has one that is not empty', async () => {
    for (const passphrase of ['', '  \t'])
      expect(await refused(sealBytes(plain, { passphrase }))).toEqual(['sealing.passphraseEmpty', {}])
  })
})
