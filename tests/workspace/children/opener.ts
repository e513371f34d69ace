/** Opens a workspace file, notes something and closes it, again and again until its input ends. Arguments: the workspace file. */
import { record } from '../../../electron/workspace/facts.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import { mara, noteFact, plain, shelf } from '../plain.ts'

const [path = ''] = process.argv.slice(2)
process.stdin.on('close', () => process.exit())
process.stdin.resume()

function turn(): void {
  const workspace = Workspace.open(path, { format: plain })
  workspace.execute({ command: 'note.add', profile: mara }, (write, stamp) =>
    record(write, noteFact, stamp, { shelf_id: shelf, topic: 'turn' }, { text: 'x'.repeat(20_000), depth: null }),
  )
  workspace.close()
  process.stdout.write('.')
  setImmediate(turn)
}
turn()
