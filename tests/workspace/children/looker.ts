/**
 * Does what looks at files that anybody may have written, in a process that can be ended where it never comes to an end, and says what
 * came of it. Its arguments are a good workspace, and a file to open.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupFolder, dropBackups, listBackups, wayBack } from '../../../electron/workspace/backup-folder.ts'
import { identityIn } from '../../../electron/workspace/foreign.ts'
import { Preferences } from '../../../electron/workspace/preferences.ts'
import { Session } from '../../../electron/workspace/session.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import { Refusal } from '../../../shared/result.ts'
import { plain } from '../plain.ts'

const [path = '', foreign = ''] = process.argv.slice(2)

function refusedWith(work: () => unknown): string {
  try {
    work()
    return 'nothing'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const session = new Session(new Preferences(join(mkdtempSync(join(tmpdir(), 'assay-test-')), 'settings')), plain)
const workspace = await session.open(path)
const { id } = workspace
const listed = listBackups(path, id, plain).map(({ title }) => title)
const way = wayBack(path, id, plain)?.title ?? null
await session.close()
dropBackups(backupFolder(path), '00000000-0000-4000-8000-00000000000f', plain)
const opened = foreign && [
  refusedWith(() => Workspace.open(foreign, { format: plain })),
  refusedWith(() => Workspace.openToRead(foreign, { format: plain })),
  identityIn(foreign, plain) ?? 'nobody',
]
process.stdout.write(JSON.stringify({ listed, way, opened }))
