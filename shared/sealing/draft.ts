import type { Problem } from '../result.ts'

/** How something is sealed, as it is being filled in: everything is text. */
export type SealDraft = {
  readonly kind: 'plain' | 'keys' | 'passphrase'
  /** Public keys, one in each line. */
  readonly recipients: string
  readonly passphrase: string
  /** The passphrase once more, where nobody sees what they type. */
  readonly again: string
}

export const notSealed: SealDraft = { kind: 'plain', recipients: '', passphrase: '', again: '' }

/** The recipients in a text, one in each line or with spaces or commas between them. */
export function recipientsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((one) => one !== ''))]
}

/** Whether a passphrase is there, and is the same both times. */
export function isSame({ passphrase, again }: Pick<SealDraft, 'passphrase' | 'again'>): boolean {
  return passphrase.trim() !== '' && passphrase === again
}

/** For whom a draft says that something is sealed: any one of the keys opens it, or the passphrase. */
export type SealChoice =
  | { readonly ready: false }
  | { readonly ready: true; readonly sealedFor?: { groups: string[][] } | { passphrase: string } }

/** What a draft comes to; not ready while nobody could open what is sealed so, or somebody mistyped. */
export function sealChoiceOf(draft: SealDraft): SealChoice {
  if (draft.kind === 'plain') return { ready: true }
  if (draft.kind === 'passphrase')
    return isSame(draft) ? { ready: true, sealedFor: { passphrase: draft.passphrase } } : { ready: false }
  const recipients = recipientsIn(draft.recipients)
  return recipients.length > 0 ? { ready: true, sealedFor: { groups: [recipients] } } : { ready: false }
}

/** What somebody gives to open what is sealed: key files, each with its passphrase where it has one, and the passphrase of the file. */
export type Given = { readonly keys: readonly { path: string; passphrase: string | null }[]; readonly passphrase: string }

export const nothingGiven: Given = { keys: [], passphrase: '' }

/** The same with a key file more; one that is there already stays as it is. */
export function withKey(given: Given, path: string): Given {
  return given.keys.some((key) => key.path === path) ? given : { ...given, keys: [...given.keys, { path, passphrase: null }] }
}

/** What is to be given after something was refused: where a key turned out to have a passphrase, that too. */
export function afterRefusal(given: Given, { code, details }: Pick<Problem, 'code' | 'details'>): Given {
  if (code !== 'sealing.keyNeedsPassphrase') return given
  const keys = given.keys.map((key) => (key.path === details.path ? { ...key, passphrase: key.passphrase ?? '' } : key))
  return { ...given, keys }
}

/** What a refusal says is missing to open something, or does not open it; nothing where that is not why it was refused. */
export function lackedBy(code: string | undefined): 'keys' | 'passphrase' | undefined {
  switch (code) {
    case 'sealing.needsPassphrase':
    case 'sealing.wrongPassphrase':
      return 'passphrase'
    case 'sealing.needsKey':
    case 'sealing.wrongKey':
    case 'sealing.needsAnotherKey':
    case 'sealing.notAKey':
    case 'sealing.severalKeys':
    case 'sealing.keyDamaged':
    case 'sealing.keyNeedsPassphrase':
    case 'sealing.keyWrongPassphrase':
      return 'keys'
    default:
      return undefined
  }
}

/** Whether something is there that could open it. */
export function isGiven({ keys, passphrase }: Given, by: 'keys' | 'passphrase'): boolean {
  return by === 'passphrase' ? passphrase !== '' : keys.length > 0 && keys.every((key) => key.passphrase !== '')
}

/** As the contract takes it. */
export function openedWith({ keys, passphrase }: Given): {
  keys: { path: string; passphrase: string | null }[]
  passphrases: string[]
} {
  return { keys: [...keys], passphrases: passphrase === '' ? [] : [passphrase] }
}
