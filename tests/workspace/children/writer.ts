/**
 * Commits numbered notes for ever, and writes each number to its output once the commit has returned.
 * Arguments: the workspace file; how many to write; `careless` to write without waiting for the disk.
 */
import { writeSync } from 'node:fs'
import { integer } from '../../../electron/workspace/columns.ts'
import { connect, makeDurable, sql } from '../../../electron/workspace/database.ts'
import { record } from '../../../electron/workspace/facts.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import { mara, noteFact, plain, shelf } from '../plain.ts'

const [path = '', count = '', mode = ''] = process.argv.slice(2)
const lastNote = sql('SELECT coalesce(max(CAST(topic AS INTEGER)), 0) AS id FROM note', {}, { id: integer })
const acknowledge = (id: number) => writeSync(1, `ack ${id}\n`)

if (mode === 'careless') {
  const connection = connect(path, { create: true })
  makeDurable(connection)
  connection.pragma('synchronous = NORMAL')
  connection.exec('CREATE TABLE note (id INTEGER PRIMARY KEY)')
  for (let id = 1; id <= Number(count); id++) {
    connection.prepare('INSERT INTO note (id) VALUES (?)').run(id)
    acknowledge(id)
  }
} else {
  const workspace = Workspace.open(path, { format: plain })
  const first = (workspace.read.get(lastNote)?.id ?? 0) + 1
  writeSync(1, 'open\n')
  for (let id = first; id < first + Number(count); id++) {
    workspace.execute({ command: 'note.add', profile: mara }, (write, stamp) =>
      record(write, noteFact, stamp, { shelf_id: shelf, topic: String(id) }, { text: `note ${id}`.repeat(20), depth: null }),
    )
    acknowledge(id)
  }
  if (mode === 'stay') setInterval(() => {}, 1000)
  else workspace.close()
}
