import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createKey, isExposed, isProtected, readIdentity, recipientOf } from '../../electron/sealing/keys.ts'
import { suggestPassphrase } from '../../electron/sealing/suggest.ts'
import { english } from '../../shared/messages/en/index.ts'
import { lostKeyProcedure } from '../../shared/sealing/lost-keys.ts'
import { strengthOf } from '../../shared/sealing/passphrase.ts'
import { testApplication } from '../application/support.ts'
import { reasons, untested } from '../untested.ts'
import { temporaryFolder } from '../workspace/support.ts'
import { someKey } from './some-key.ts'
import { fixture, knownPassphrase, refused } from './support.ts'

const rights = (path: string): string => (statSync(path).mode & 0o777).toString(8)

describe('a new key', () => {
  it('is not made before what a lost one means was read', async () => {
    const { folder, refused: refusedCall } = testApplication()
    const path = join(folder, 'a.key')
    const { code } = await refusedCall('key.create', { path, passphrase: knownPassphrase, understood: false })
    expect([code, existsSync(path)]).toEqual(['sealing.notUnderstood', false])
  })

  it('is sealed with its passphrase, is text that can be printed, and opens again', async () => {
    const { folder, call, refused: refusedCall } = testApplication()
    const path = join(folder, 'a.key')
    const made = await call('key.create', { path, passphrase: knownPassphrase, understood: true })
    expect(made).toEqual({ path, recipient: expect.stringMatching(/^age1[0-9a-z]{58}$/), protected: true, weak: false })
    const text = readFileSync(path, 'utf8')
    expect(text).toMatch(
      /^-----BEGIN AGE ENCRYPTED FILE-----\n(?:[A-Za-z0-9+/=]{1,64}\n){5,12}-----END AGE ENCRYPTED FILE-----\n$/,
    )
    expect(Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64').toString('latin1')).not.toContain('AGE-SECRET-KEY')
    expect(await call('key.test', { path, passphrase: knownPassphrase })).toEqual({
      recipient: made.recipient,
      protected: true,
      exposed: false,
    })
    expect((await refusedCall('key.test', { path, passphrase: null })).code).toBe('sealing.keyNeedsPassphrase')
    expect((await refusedCall('key.recipient', { path, passphrase: 'wrong' })).code).toBe('sealing.keyWrongPassphrase')
  })

  it('has no passphrase only where that was said, and never an empty one', async () => {
    const { folder, call, refused: refusedCall } = testApplication()
    const path = join(folder, 'a.key')
    expect((await refusedCall('key.create', { path, passphrase: '', understood: true })).code).toBe('sealing.passphraseEmpty')
    expect(existsSync(path)).toBe(false)
    const { recipient, protected: isSealed } = await call('key.create', { path, passphrase: null, understood: true })
    expect(isSealed).toBe(false)
    const [publicKey = '', identity = '', ...more] = readFileSync(path, 'utf8').split('\n')
    expect([publicKey, more]).toEqual([`# public key: ${recipient}`, ['']])
    expect(await recipientOf(identity)).toBe(recipient)
  })

  it('takes the place of no other, nor of any file', async () => {
    const path = join(temporaryFolder(), 'a.key')
    const recipient = await createKey(path, null)
    expect(await refused(createKey(path, null))).toEqual(['file.exists', { path }])
    expect(await recipientOf(await readIdentity(path, null))).toBe(recipient)
  })

  it.skipIf(untested('Who may read a key file is', reasons.windows))('is readable by its user alone', async () => {
    const folder = temporaryFolder()
    const mask = process.umask(0o022)
    try {
      for (const [name, passphrase] of [
        ['bare', null],
        ['sealed', knownPassphrase],
      ] as const) {
        await createKey(join(folder, name), passphrase)
        expect([rights(join(folder, name)), isExposed(join(folder, name))]).toEqual(['600', false])
      }
    } finally {
      process.umask(mask)
    }
    chmodSync(join(folder, 'bare'), 0o640)
    expect(isExposed(join(folder, 'bare'))).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['bare', 'sealed'])
  })
})

describe('a key file', () => {
  it('is one that other programs make, with what they write around the key', async () => {
    const { identity, recipient } = await someKey()
    const path = join(temporaryFolder(), 'a.key')
    writeFileSync(path, `# created: 2026-01-01T12:00:00Z\r\n# public key: ${recipient}\r\n\r\n${identity}\r\n`)
    expect(await readIdentity(path, null)).toBe(identity)
    expect([isProtected(path), isProtected(fixture('reference-protected.key'))]).toEqual([false, true])
  })

  it('that is none is refused, and what it holds is told to nobody', async () => {
    const folder = temporaryFolder()
    const { identity, recipient } = await someKey()
    const other = await someKey()
    const changed = `${identity.slice(0, -1)}${identity.endsWith('Q') ? 'P' : 'Q'}`
    const texts: Record<string, string> = {
      empty: '',
      'a recipient': recipient,
      'a picture': '\u0089PNG\r\n',
      large: `${identity}\n${' '.repeat(1024 * 1024)}`,
      several: `${identity}\n${other.identity}\n`,
      mistyped: changed,
      short: identity.slice(0, 40),
      'cut text': readFileSync(fixture('reference-protected.key'), 'utf8').slice(0, 300),
    }
    const found: Record<string, string> = {}
    for (const [name, text] of Object.entries(texts)) {
      const path = join(folder, name)
      writeFileSync(path, text)
      const [code, details] = await refused(readIdentity(path, knownPassphrase))
      expect(JSON.stringify(details)).not.toMatch(/AGE-SECRET-KEY|horse/i)
      found[name] = code
    }
    mkdirSync(join(folder, 'a folder'))
    found['a folder'] = (await refused(readIdentity(join(folder, 'a folder'), null)))[0]
    found.missing = (await refused(readIdentity(join(folder, 'missing'), null)))[0]
    expect(found).toEqual({
      empty: 'sealing.notAKey',
      'a recipient': 'sealing.notAKey',
      'a picture': 'sealing.notAKey',
      large: 'sealing.notAKey',
      several: 'sealing.severalKeys',
      mistyped: 'sealing.keyDamaged',
      short: 'sealing.keyDamaged',
      'cut text': 'sealing.cut',
      'a folder': 'file.notRegular',
      missing: 'file.missing',
    })
  })

  it('that was changed by one letter is not taken for another key', async () => {
    const path = join(temporaryFolder(), 'a.key')
    copyFileSync(fixture('reference.key'), path)
    const text = readFileSync(path, 'utf8')
    for (const at of [0, 5, 20, 40, 57]) {
      const place = text.indexOf('AGE-SECRET-KEY-1') + 16 + at
      writeFileSync(path, `${text.slice(0, place)}${text[place] === 'Q' ? 'P' : 'Q'}${text.slice(place + 1)}`)
      expect((await refused(readIdentity(path, null)))[0]).toBe('sealing.keyDamaged')
    }
  })
})

describe('a passphrase', () => {
  it('is judged by its length, and by how many of its characters differ', () => {
    const judged = (...passphrases: string[]) => passphrases.map(strengthOf)
    expect(judged('', '   ', '\u3000')).toEqual(['empty', 'empty', 'empty'])
    expect(judged('a', 'Sommer2026', 'aaaaaaaaaaaaaaaaaaaaaa', 'abcdefghijklmno')).toEqual(['weak', 'weak', 'weak', 'weak'])
    expect(judged('abcdefghijklmnop', knownPassphrase, 'für Söhne, Töchter')).toEqual(['long', 'long', 'long'])
    // Letters that are composed of two signs are one each.
    expect(judged('äöüäöüïëéèâê'.normalize('NFD'))).toEqual(['weak'])
  })

  it('that is suggested is seven words of 2,048, each time others', () => {
    const suggested = Array.from({ length: 50 }, suggestPassphrase)
    expect(suggested.filter((passphrase) => !/^[a-z]{3,8}(?:-[a-z]{3,8}){6}$/.test(passphrase))).toEqual([])
    expect(new Set(suggested).size).toBe(50)
    expect(suggested.filter((passphrase) => strengthOf(passphrase) !== 'long')).toEqual([])
  })
})

describe('what is read before the first key is made', () => {
  it('says what is lost, what to do before, after a loss, and after a theft', () => {
    expect(lostKeyProcedure.map(({ title, steps }) => [english[title], steps.length])).toEqual([
      ['Before you seal anything', 5],
      ['When a key or its passphrase is lost', 5],
      ['When a key is stolen, or somebody else may have read it', 3],
    ])
  })
})
