import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { optional, text } from '../../electron/workspace/columns.ts'
import { sql } from '../../electron/workspace/database.ts'
import { record } from '../../electron/workspace/facts.ts'
import type { Workspace } from '../../electron/workspace/workspace.ts'
import { noteFact } from './plain.ts'
import { act, insertBoard, insertShelf, mara, plainWorkspace, refusalOf, temporaryFolder } from './support.ts'

const visible = sql(
  `SELECT shelf.name, note.topic, note.text, note.others, (SELECT group_concat(wood) FROM board WHERE board.shelf_id = shelf.id) AS wood
   FROM shelf LEFT JOIN current_note AS note ON note.shelf_id = shelf.id ORDER BY shelf.name, note.topic`,
  {},
  { name: text, topic: optional(text), text: optional(text), others: optional(text), wood: optional(text) },
)
const shelfNamed = sql('SELECT id FROM shelf WHERE name = :name', { name: text }, { id: text })

/** What somebody does: puts up a shelf, says something on one about a topic, takes the last action back, does it again. */
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('shelf' as const), wood: fc.constantFrom('oak', 'pine') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      shelf: fc.nat(3),
      topic: fc.constantFrom('a', 'b'),
      said: fc.constantFrom('x', 'y', null),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('redo' as const) }) },
)

/** What is on the shelves, as a person sees it: by the name of a shelf, its wood and its notes. */
type Shelves = Readonly<Record<string, { readonly wood: string; readonly notes: Readonly<Record<string, string | null>> }>>

function shelvesOf(workspace: Workspace): Shelves {
  const shelves: Record<string, { wood: string; notes: Record<string, string | null> }> = {}
  for (const { name, topic, text: said, others, wood } of workspace.read.all(visible)) {
    expect(others).toBeNull()
    const shelf = shelves[name] ?? { wood: wood ?? '', notes: {} }
    shelves[name] = shelf
    if (topic !== null) shelf.notes[topic] = said
  }
  return shelves
}

const note = { kind: 'note', shelf: 0, topic: 'a', said: 'x' } as const
const [undo, redo] = [{ kind: 'undo' }, { kind: 'redo' }] as const

it('any order of actions, undo and redo shows what two stacks would, and the file verifies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
      const past: Shelves[] = []
      const future: Shelves[] = []
      let now = shelvesOf(workspace)
      // The action that put up the first shelf can be taken back too.
      past.push({})
      for (const [index, done] of steps.entries()) {
        if (done.kind === 'undo' || done.kind === 'redo') {
          const [from, to] = done.kind === 'undo' ? [past, future] : [future, past]
          const next = from.pop()
          if (next) {
            workspace[done.kind](mara)
            to.push(now)
            now = next
          } else
            expect(refusalOf(() => workspace[done.kind](mara)).code).toBe(done.kind === 'undo' ? 'undo.barrier' : 'redo.nothing')
        } else {
          const names = Object.keys(now)
          const name = done.kind === 'shelf' ? `shelf ${index}` : names[done.shelf % Math.max(1, names.length)]
          if (name === undefined) continue
          past.push(now)
          future.length = 0
          const before = now[name]
          if (done.kind === 'shelf') {
            const id = randomUUID()
            act(workspace, 'shelf.add', (write) => {
              write.run(insertShelf, { id, name })
              write.run(insertBoard, { shelf: id, position: 1, wood: done.wood })
            })
            now = { ...now, [name]: { wood: done.wood, notes: {} } }
          } else {
            const id = workspace.read.get(shelfNamed, { name })?.id ?? ''
            // Said twice in one action: what comes back must not rest on the order in which its rows come.
            act(workspace, 'note.add', (write, stamp) => {
              for (const text of ['a draft', done.said])
                record(write, noteFact, stamp, { shelf_id: id, topic: done.topic }, { text, depth: null })
            })
            now = { ...now, [name]: { wood: before?.wood ?? '', notes: { ...before?.notes, [done.topic]: done.said } } }
          }
        }
        expect(shelvesOf(workspace)).toEqual(now)
      }
      expect((await workspace.verify()).flatMap(({ problems }) => problems)).toEqual([])
      workspace.close()
    }),
    { numRuns: 60, examples: [[[note, undo, undo, redo, undo, redo, redo, undo]]] },
  )
})
