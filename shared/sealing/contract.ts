import { line, newPath, nothing, path, replace } from '../fields.ts'
import { task } from '../procedure.ts'
import { z } from '../schema.ts'

/** Never trimmed and never recorded: only tasks take one, of which nothing is kept. */
export const passphrase = z.string().max(1000)

/** A key file; the passphrase is null where it has none. */
export const key = z.strictObject({ path, passphrase: passphrase.nullable() })

/** For whom something is sealed: one recipient of each group is needed; or whoever knows a passphrase. */
export const sealedFor = z.union([
  z.strictObject({ groups: z.array(z.array(line).max(20)).max(9) }),
  z.strictObject({ passphrase }),
])

export const sealingContract = {
  /**
   * Makes a key in a file of its own, readable by its user alone. A passphrase of null leaves it unprotected. `understood`: the person has
   * read what a lost key means; without it, no key is made. `weak`: the passphrase is short.
   */
  'key.create': task(
    z.strictObject({ path: newPath, passphrase: passphrase.nullable(), understood: z.boolean() }),
    z.strictObject({ path, recipient: line, protected: z.boolean(), weak: z.boolean() }),
  ),
  /** Proves that a key opens what is sealed for it. `exposed`: others on this computer may read its file. */
  'key.test': task(key, z.strictObject({ recipient: line, protected: z.boolean(), exposed: z.boolean() })),
  /** The recipient by which others seal for a key. */
  'key.recipient': task(key, z.strictObject({ recipient: line })),
  /** A passphrase of words drawn at random. */
  'key.suggest': task(nothing, z.strictObject({ passphrase })),
  /** What opens a file: keys, or a passphrase; null where it is not sealed. */
  'seal.recognise': task(z.strictObject({ path }), z.strictObject({ by: z.enum(['keys', 'passphrase']).nullable() })),
  /** Writes a file, sealed, to `path`. `layers`: how many keys of different groups are needed to open it. */
  'seal.file': task(
    z.strictObject({ file: path, path: newPath, replace, sealedFor }),
    z.strictObject({ path, size: z.int(), layers: z.int(), weak: z.boolean() }),
  ),
  /** Writes what a sealed file holds to `path`, if all of it is as it was sealed. `stillSealed`: what it holds is sealed by somebody else. */
  'unseal.file': task(
    z.strictObject({
      file: path,
      path: newPath,
      replace,
      keys: z.array(key).max(20).default([]),
      passphrases: z.array(passphrase).max(5).default([]),
    }),
    z.strictObject({ path, size: z.int(), layers: z.int(), stillSealed: z.boolean() }),
  ),
}
