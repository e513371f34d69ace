/**
 * Takes actions back, does them again and does others, for ever, in an order of its own; writes a line to its output after each.
 * Arguments: the workspace file, and a number to begin the order with.
 */
import { writeSync } from 'node:fs'
import { record } from '../../../electron/workspace/facts.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import { mara, noteFact, plain, shelf } from '../plain.ts'

const [path = '', seed = ''] = process.argv.slice(2)
const workspace = Workspace.open(path, { format: plain })
let state = Number(seed)
const chance = (of: number) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * of)
}

/** Says something about several topics in one action, so that there is a between. */
function say(what: string): void {
  workspace.execute({ command: 'note.add', why: what, profile: mara }, (write, stamp) => {
    for (let topic = 0; topic < 30; topic++)
      record(write, noteFact, stamp, { shelf_id: shelf, topic: String(topic) }, { text: what, depth: null })
  })
}

for (let round = 0; ; round++) {
  const { undo, redo } = workspace.undoState()
  const turn = chance(5)
  if (turn < 2 && undo) workspace.undo(mara)
  else if (turn < 4 && redo) workspace.redo(mara)
  else say(`${seed}.${round}`)
  writeSync(1, `ack ${workspace.head().entry}\n`)
}
