import { randomBytes } from 'node:crypto'
import { statSync, writeFileSync } from 'node:fs'
import { Refusal } from '../../shared/result.ts'
import { readFileWithin } from '../exchange/file-within.ts'
import { explainFile, writeAtomically } from '../workspace/files.ts'
import { checkOutput, explainedOutput } from '../workspace/output.ts'
import { isSealed } from './recognise.ts'
import { sealBytes } from './seal.ts'
import { addIdentity, unsealBytes } from './unseal.ts'

/**
 * Makes a key in a new file of its own, which its user alone may read, and proves that it can be read again. It is text, so that it can be
 * printed: as other programs of the format write it, and sealed with the passphrase unless that is null. Returns the recipient.
 */
export async function createKey(path: string, passphrase: string | null): Promise<string> {
  checkOutput(path)
  const { armor, generateX25519Identity } = await import('age-encryption')
  const identity = await generateX25519Identity()
  const recipient = await recipientOf(identity)
  const plain = Buffer.from(`# public key: ${recipient}\n${identity}\n`)
  const text = passphrase === null ? plain : armor.encode(await sealBytes(plain, { passphrase }))
  explainedOutput(path, () => writeAtomically(path, (temporary) => writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' })))
  await proveKey(path, await readIdentity(path, passphrase))
  return recipient
}

/**
 * The identity in a key file, `AGE-SECRET-KEY-1…`. Refuses a file that is none, one with several, and where its passphrase is missing or
 * wrong; no refusal holds anything of it.
 */
export async function readIdentity(path: string, passphrase: string | null): Promise<string> {
  const found = await plainText(path, passphrase)
  const lines = found.split(/\r?\n/).map((line) => line.trim())
  const [identity, ...others] = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (!identity?.startsWith('AGE-SECRET-KEY-')) throw new Refusal('sealing.notAKey', { path })
  if (others.length > 0) throw new Refusal('sealing.severalKeys', { path })
  const { Decrypter } = await import('age-encryption')
  try {
    addIdentity(new Decrypter(), identity)
  } catch {
    throw new Refusal('sealing.keyDamaged', { path })
  }
  return identity
}

/** The recipient for which others seal what an identity is to open: `age1…`. */
export async function recipientOf(identity: string): Promise<string> {
  const { identityToRecipient } = await import('age-encryption')
  return identityToRecipient(identity)
}

/** Whether a key file is itself sealed with a passphrase. */
export function isProtected(path: string): boolean {
  return isSealed(keyBytes(path))
}

/** Whether others on this computer may read a file. Windows does not tell. */
export function isExposed(path: string): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0
}

/** Seals something that nobody knows for a key, and opens it. Returns the recipient; refuses where it does not come back. */
export async function proveKey(path: string, identity: string): Promise<string> {
  const recipient = await recipientOf(identity)
  const secret = randomBytes(32)
  const opened = await unsealBytes(await sealBytes(secret, [[recipient]]), { identities: [identity] }, path)
  if (!secret.equals(opened)) throw new Refusal('sealing.keyDamaged', { path })
  return recipient
}

async function plainText(path: string, passphrase: string | null): Promise<string> {
  const bytes = keyBytes(path)
  if (!isSealed(bytes)) return Buffer.from(bytes).toString('utf8')
  if (passphrase === null) throw new Refusal('sealing.keyNeedsPassphrase', { path })
  try {
    return Buffer.from(await unsealBytes(bytes, { passphrases: [passphrase] }, path)).toString('utf8')
  } catch (error) {
    const isWrong = error instanceof Refusal && error.code === 'sealing.wrongPassphrase'
    throw isWrong ? new Refusal('sealing.keyWrongPassphrase', { path }) : error
  }
}

/** A key file has a few hundred bytes: what has a megabyte is none. */
function keyBytes(path: string): Uint8Array {
  const none = new Refusal('sealing.notAKey', { path })
  explainFile(path, () => statSync(path))
  return readFileWithin(path, 1, { special: new Refusal('file.notRegular', { path }), tooLarge: none })
}
