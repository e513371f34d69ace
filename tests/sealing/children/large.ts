/** Seals a file and opens it again, in the folder that its argument names; says how much memory that took at most, in kilobytes. */
import { join } from 'node:path'
import { sealFile, unsealFile } from '../../../electron/sealing/files.ts'
import { someKey } from '../some-key.ts'

const [folder = ''] = process.argv.slice(2)
const { identity, recipient } = await someKey()
await sealFile(join(folder, 'plain'), join(folder, 'sealed'), [[recipient]])
await unsealFile(join(folder, 'sealed'), join(folder, 'opened'), { identities: [identity] })
process.stdout.write(String(process.resourceUsage().maxRSS))
