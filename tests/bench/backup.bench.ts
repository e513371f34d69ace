import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bench } from './harness.ts'
import { openRaw } from './raw.ts'
import { answered, benchFolder } from './tender.ts'

bench('a backup of 12 bidders × 400 questions, as against VACUUM INTO', () => {
  const folder = benchFolder()
  const { workspace } = answered(join(folder, 'answered.assay'))
  const raw = openRaw(workspace.path)
  const copy = join(folder, 'copy.sqlite')
  return {
    floor: () => raw.prepare('VACUUM INTO ?').run(copy),
    subject: () => workspace.backup(),
    prepare: () => rmSync(copy, { force: true }),
    cleanUp: () => {
      raw.close()
      workspace.close()
    },
    limit: { ratio: 4 },
  }
})
