/**
 * Seals or opens a file, and stands still after some pieces of it, so that it can be killed in the midst of it. Its arguments are the
 * folder of the settings, `seal` or `unseal`, the file, the new one, a recipient or an identity, and the number of pieces.
 */
import { writeSync } from 'node:fs'
import { sealFile, unsealFile } from '../../../electron/sealing/files.ts'
import { clearLeftovers } from '../../../electron/workspace/clear-leftovers.ts'

const [settings = '', direction, file = '', path = '', key = '', pieces] = process.argv.slice(2)
clearLeftovers(settings)
let passed = 0
const progress = () => {
  if (++passed !== Number(pieces)) return
  writeSync(1, 'ready\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
if (direction === 'seal') await sealFile(file, path, [[key]], { progress })
else await unsealFile(file, path, { identities: [key] }, { progress })
