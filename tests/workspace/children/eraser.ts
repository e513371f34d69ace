/**
 * Erases the note on the topic `secret` of a workspace file, and writes a line to its output before and after.
 * Arguments: the workspace file.
 */
import { writeSync } from 'node:fs'
import { text } from '../../../electron/workspace/columns.ts'
import { sql } from '../../../electron/workspace/database.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import { mara, plain } from '../plain.ts'

const [path = ''] = process.argv.slice(2)
const workspace = Workspace.open(path, { format: plain })
const secrets = sql(`SELECT id AS key FROM note WHERE topic = 'secret'`, {}, { key: text })
const rows = workspace.read.all(secrets).map(({ key }) => ({ table: 'note', key }))
writeSync(1, 'erasing\n')
await workspace.erase(mara, 'note.erase', 'Asked for', { rows, contents: [] })
writeSync(1, 'erased\n')
setInterval(() => {}, 1000)
