import { Refusal } from '../../shared/result.ts'
import type { sealingContract } from '../../shared/sealing/contract.ts'
import { strengthOf } from '../../shared/sealing/passphrase.ts'
import { type Endpoints, task } from '../endpoint.ts'
import { sealFile, unsealedBy, unsealFile } from './files.ts'
import { createKey, isExposed, isProtected, proveKey, readIdentity, recipientOf } from './keys.ts'
import { suggestPassphrase } from './suggest.ts'

export const sealingEndpoints: Endpoints<typeof sealingContract> = {
  'key.create': task(async (_context, { path, passphrase, understood }) => {
    if (!understood) throw new Refusal('sealing.notUnderstood')
    const recipient = await createKey(path, passphrase)
    return { path, recipient, protected: passphrase !== null, weak: isWeak(passphrase) }
  }),
  'key.test': task(async (_context, { path, passphrase }) => {
    const recipient = await proveKey(path, await readIdentity(path, passphrase))
    return { recipient, protected: isProtected(path), exposed: isExposed(path) }
  }),
  'key.recipient': task(async (_context, { path, passphrase }) => ({
    recipient: await recipientOf(await readIdentity(path, passphrase)),
  })),
  'key.suggest': task(() => ({ passphrase: suggestPassphrase() })),
  'seal.recognise': task(async (_context, { path }) => ({ by: await unsealedBy(path) })),
  'seal.file': task(async ({ signal, progress }, { file, path, replace, sealedFor }) => {
    const closing = 'groups' in sealedFor ? sealedFor.groups : sealedFor
    const { size } = await sealFile(file, path, closing, { replace, signal, progress })
    const weak = 'passphrase' in sealedFor && isWeak(sealedFor.passphrase)
    return { path, size, layers: 'groups' in sealedFor ? sealedFor.groups.length : 1, weak }
  }),
  'unseal.file': task(async ({ signal, progress }, { file, path, replace, keys, passphrases }) => {
    const identities: string[] = []
    for (const key of keys) identities.push(await readIdentity(key.path, key.passphrase))
    return { path, ...(await unsealFile(file, path, { identities, passphrases }, { replace, signal, progress })) }
  }),
}

const isWeak = (passphrase: string | null): boolean => passphrase !== null && strengthOf(passphrase) === 'weak'
