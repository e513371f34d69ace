import { describe, expect, it } from 'vitest'
import {
  afterRefusal,
  isGiven,
  lackedBy,
  nothingGiven,
  notSealed,
  openedWith,
  recipientsIn,
  sealChoiceOf,
  withKey,
} from '../../shared/sealing/draft.ts'

describe('How something is sealed, as it is filled in', () => {
  it('is open unless somebody says otherwise', () => {
    expect(sealChoiceOf(notSealed)).toEqual({ ready: true })
  })

  it('is for any one of the keys, each once, whatever stands between them', () => {
    expect(recipientsIn(' age1a\nage1b, age1a;\n')).toEqual(['age1a', 'age1b'])
    const keys = { ...notSealed, kind: 'keys' as const }
    expect(sealChoiceOf({ ...keys, recipients: 'age1a\nage1b' })).toEqual({
      ready: true,
      sealedFor: { groups: [['age1a', 'age1b']] },
    })
    expect(sealChoiceOf({ ...keys, recipients: ' \n' })).toEqual({ ready: false })
  })

  it('takes a passphrase that was typed twice the same, as it was typed', () => {
    const draft = { ...notSealed, kind: 'passphrase' as const, passphrase: ' four words ' }
    expect(sealChoiceOf({ ...draft, again: ' four words ' })).toEqual({ ready: true, sealedFor: { passphrase: ' four words ' } })
    expect(sealChoiceOf({ ...draft, again: 'four words' })).toEqual({ ready: false })
    expect(sealChoiceOf({ ...draft, passphrase: '  ', again: '  ' })).toEqual({ ready: false })
  })
})

describe('What opens something sealed, as it is given', () => {
  const given = withKey(withKey(withKey(nothingGiven, '/a.key'), '/b.key'), '/a.key')

  it('has each key file once', () => {
    expect(given.keys.map(({ path }) => path)).toEqual(['/a.key', '/b.key'])
    expect(openedWith({ ...given, passphrase: 'words' })).toEqual({ keys: given.keys, passphrases: ['words'] })
    expect(openedWith(nothingGiven)).toEqual({ keys: [], passphrases: [] })
  })

  it('asks for the passphrase of a key that turned out to have one, and keeps one that was typed', () => {
    const refusal = { code: 'sealing.keyNeedsPassphrase' as const, details: { path: '/b.key' } }
    const asked = afterRefusal(given, refusal)
    expect(asked.keys).toEqual([
      { path: '/a.key', passphrase: null },
      { path: '/b.key', passphrase: '' },
    ])
    expect([isGiven(given, 'keys'), isGiven(asked, 'keys'), isGiven(nothingGiven, 'keys')]).toEqual([true, false, false])
    const typed = { ...given, keys: [{ path: '/b.key', passphrase: 'words' }] }
    expect(afterRefusal(typed, refusal)).toEqual(typed)
    expect(afterRefusal(given, { code: 'sealing.wrongKey', details: { path: '/b.key' } })).toBe(given)
  })

  it('is a passphrase where that is what is lacking', () => {
    expect([isGiven(nothingGiven, 'passphrase'), isGiven({ keys: [], passphrase: 'words' }, 'passphrase')]).toEqual([false, true])
    expect(['sealing.wrongPassphrase', 'sealing.needsAnotherKey', 'sealing.damaged', undefined].map(lackedBy)).toEqual([
      'passphrase',
      'keys',
      undefined,
      undefined,
    ])
  })
})
