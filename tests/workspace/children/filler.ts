/** Fills a workspace with notes until something refuses. Prints the code of the refusal and the number of notes that were acknowledged. */

import { sql } from '../../../electron/workspace/database.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import { Refusal } from '../../../shared/result.ts'
import { mara, plain } from '../plain.ts'

const [path = ''] = process.argv.slice(2)
const insertNote = sql<never, { id: number; text: string }>('INSERT INTO note (id, text) VALUES (:id, :text)')
const workspace = Workspace.open(path, { migrations: plain })
let acknowledged = 0
try {
  for (;;) {
    workspace.execute({ command: 'note.add', profile: mara }, (write) =>
      write.run(insertNote, { id: acknowledged + 1, text: 'x'.repeat(20_000) }),
    )
    acknowledged++
  }
} catch (error) {
  process.stdout.write(JSON.stringify({ code: error instanceof Refusal ? error.code : String(error), acknowledged }))
}
process.exit(0)
