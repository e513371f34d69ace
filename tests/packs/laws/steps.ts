import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { text } from '../../../electron/workspace/columns.ts'
import { sql } from '../../../electron/workspace/database.ts'
import { record } from '../../../electron/workspace/facts.ts'
import { sameAs } from '../../../electron/workspace/read-as.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import { Refusal } from '../../../shared/result.ts'
import { noteFact } from '../../workspace/plain.ts'
import { act, closing, insertBoard, insertLetter, mara } from '../../workspace/support.ts'
import { addShelf, clock, format, newPath } from './copies.ts'

const shelves = sql('SELECT id FROM shelf WHERE id NOT IN (SELECT id FROM read_as) ORDER BY name, id', {}, { id: text })
const notes = sql('SELECT id FROM note ORDER BY at, id', {}, { id: text })
const disputed = sql('SELECT id FROM current_note WHERE in_conflict = 1 ORDER BY topic, id', {}, { id: text })

/** What somebody does in a copy. `which` picks one of what there is. */
export type Step = {
  kind: 'shelf' | 'note' | 'letter' | 'same' | 'other' | 'undo' | 'redo' | 'erase' | 'resolve'
  which: number
  said: string
}

export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    'shelf',
    'note',
    'note',
    'note',
    'note',
    'letter',
    'same',
    'other',
    'undo',
    'undo',
    'redo',
    'erase',
    'resolve',
  ),
  which: fc.nat(7),
  said: fc.constantFrom('x', 'y', 'z'),
})

/** Takes a step in a copy; one that is not possible there is none. */
export async function take(workspace: Workspace, { kind, which, said }: Step): Promise<void> {
  const { read } = workspace
  const pick = (from: readonly { id: string }[]) => from[which % Math.max(1, from.length)]?.id
  const shelf = pick(read.all(shelves))
  const reason = 'Because'
  try {
    if (kind === 'undo' || kind === 'redo') workspace[kind](mara)
    else if (kind === 'shelf')
      act(workspace, 'shelf.add', (write) => {
        const id = randomUUID()
        write.run(addShelf, { id, name: `${said} ${id}`, above: shelf ?? id })
        write.run(insertBoard, { shelf: id, position: 1, wood: said })
      })
    else if (kind === 'note' && shelf)
      act(workspace, 'note.add', (write, stamp) => {
        const topic = which % 2 === 0 ? 'even' : 'odd'
        record(write, noteFact, stamp, { shelf_id: shelf, topic }, { text: said, depth: which })
      })
    else if (kind === 'letter') act(workspace, 'letter.add', (write) => write.run(insertLetter, { id: randomUUID(), text: said }))
    else if (kind === 'same' || kind === 'other') {
      const [one, ...others] = read.all(shelves)
      const other = pick(others)
      const same_id = kind === 'same' ? (one?.id ?? null) : null
      if (other)
        act(workspace, 'same.set', (write, stamp) =>
          record(write, sameAs, stamp, { thing_id: other }, { kind: 'provider', same_id, reason }),
        )
    } else if (kind === 'erase') {
      const key = pick(read.all(notes))
      if (key) await workspace.erase(mara, 'note.erase', reason, { rows: [{ table: 'note', key }], contents: [] })
    } else if (kind === 'resolve') {
      const fact = pick(read.all(disputed))
      if (fact) resolve(workspace, fact)
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

const othersOf = sql('SELECT others FROM current_note WHERE id = :id', { id: text }, { others: text })

/** Has a note in conflict count from now on. */
function resolve(workspace: Workspace, fact: string): void {
  const others: string[] = JSON.parse(workspace.read.get(othersOf, { id: fact })?.others ?? '[]')
  workspace.execute({ command: 'conflict.resolve', profile: mara }, (_write, stamp) =>
    workspace.repeatFact('note', fact, { id: randomUUID(), follows: [fact, ...others], ...stamp }),
  )
}

/** A workspace with two shelves and a note. */
export function begun(): Workspace {
  const workspace = closing(Workspace.create(newPath(), { title: 'Laws', profile: mara, clock, format }))
  act(workspace, 'shelf.add', (write, stamp) => {
    for (const name of ['first', 'second']) {
      const id = randomUUID()
      write.run(addShelf, { id, name, above: id })
      write.run(insertBoard, { shelf: id, position: 1, wood: 'oak' })
      record(write, noteFact, stamp, { shelf_id: id, topic: 'even' }, { text: 'begun', depth: null })
    }
  })
  return workspace
}
