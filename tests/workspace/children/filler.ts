/** Fills a workspace with notes until something refuses. Prints the code of the refusal and the number of notes that were acknowledged. */

import { record } from '../../../electron/workspace/facts.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import { Refusal } from '../../../shared/result.ts'
import { mara, noteFact, plain, shelf } from '../plain.ts'

const [path = ''] = process.argv.slice(2)
const workspace = Workspace.open(path, { format: plain })
let acknowledged = 0
try {
  for (;;) {
    workspace.execute({ command: 'note.add', profile: mara }, (write, stamp) =>
      record(
        write,
        noteFact,
        stamp,
        { shelf_id: shelf, topic: String(acknowledged + 1) },
        { text: 'x'.repeat(20_000), depth: null },
      ),
    )
    acknowledged++
  }
} catch (error) {
  process.stdout.write(JSON.stringify({ code: error instanceof Refusal ? error.code : String(error), acknowledged }))
}
process.exit(0)
