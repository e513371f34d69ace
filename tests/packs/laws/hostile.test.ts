import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { text } from '../../../electron/workspace/columns.ts'
import { connect, sql, type Writer } from '../../../electron/workspace/database.ts'
import { factKind, record, type Stamp } from '../../../electron/workspace/facts.ts'
import { gather } from '../../../electron/workspace/merge/gather.ts'
import { registerPack } from '../../../electron/workspace/packing/register.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import { Refusal } from '../../../shared/result.ts'
import { noteFact } from '../../workspace/plain.ts'
import { act, closing, insertLetter, mara, tamper } from '../../workspace/support.ts'
import { clock, directDoor, format, heldBy, mergeInto, packOf, problemsOf } from './copies.ts'
import { begun } from './steps.ts'

const actors = sql('SELECT id FROM actor', {}, { id: text })
const shelves = sql('SELECT id FROM shelf ORDER BY name', {}, { id: text })
const notes = sql('SELECT id FROM note ORDER BY at, id', {}, { id: text })
const insertNote = sql(
  `INSERT INTO note (id, author, at, follows, shelf_id, topic) VALUES (:id, :author, :at, '[]', :shelf, 'even')`,
  { id: text, author: text, at: text, shelf: text },
)
const insertActor = sql('INSERT INTO actor (id) VALUES (:id)', { id: text })
const details = factKind('actor_details', { actor_id: text }, { name: text, role: text, organisation: text })

/** A workspace in which Ada was given a pack about its first shelf, and what a program of hers writes into that, as if it were no pack. */
async function packed(write: (write: Writer, stamp: Stamp & { here: Workspace }) => void, after?: (pack: Workspace) => void) {
  const here = begun()
  const ada = randomUUID()
  act(here, 'actor.add', (writer, stamp) => {
    writer.run(insertActor, { id: ada })
    record(writer, details, stamp, { actor_id: ada }, { name: 'Ada', role: '', organisation: '' })
  })
  const [first = ''] = here.read.all(shelves).map(({ id }) => id)
  const scope = { actor: ada, lots: new Set([first]), bids: new Set<string>(), grant: ['note'] }
  const path = packOf(here, {
    actor: ada,
    shelves: [first],
    register: (id, root) =>
      here.execute({ command: 'pack.create', profile: mara, undoable: false }, (writer, stamp) =>
        registerPack(
          writer,
          stamp,
          { id, root, aliases: new Map(), names: true, asked: '', prices: false, scores: false, ...scope },
          { path: 'ada.assay', sha256: '0'.repeat(64), size: 1 },
        ),
      ),
  })
  const connection = connect(path, { readonly: true })
  const cover = connection.prepare<[], Record<string, string | number>>('SELECT * FROM pack_cover').get() ?? {}
  connection.close()
  tamper(path, 'DELETE FROM pack_cover')
  const pack = closing(Workspace.open(path, { format, clock }))
  pack.execute({ command: 'note.add', profile: { ...mara, name: 'Ada' } }, (writer, stamp) =>
    write(writer, { ...stamp, author: ada, here }),
  )
  after?.(pack)
  pack.close()
  const values = Object.values(cover).map((value) => (typeof value === 'number' ? value : `'${value}'`))
  const asPack = () => tamper(path, `INSERT INTO pack_cover (${Object.keys(cover).join(', ')}) VALUES (${values.join(', ')})`)
  return { here, path, asPack }
}

const verdicts = async (here: Workspace, path: string) =>
  (await mergeInto(here, path)).rows
    .filter((row) => row.verdict !== 'known' && !(row.verdict === 'refused' && row.why === 'shown'))
    .map((row) => [row.table, row.verdict === 'refused' ? row.why : row.verdict])
    .sort()

it('takes nothing from a pack that its grant does not cover, whatever its reader wrote into it', async () => {
  const { here, path, asPack } = await packed((write, { here: from, ...stamp }) => {
    const [first = '', second = ''] = from.read.all(shelves).map(({ id }) => id)
    const [someone = ''] = from.read
      .all(actors)
      .map(({ id }) => id)
      .filter((id) => id !== stamp.author)
    record(write, noteFact, stamp, { shelf_id: first, topic: 'mine' }, { text: 'granted', depth: 1 })
    write.run(insertNote, { id: randomUUID(), author: someone, at: stamp.at, shelf: first })
    write.run(insertLetter, { id: randomUUID(), text: 'not asked for' })
    expect(second).not.toBe('')
  })
  asPack()
  const found = await verdicts(here, path)
  expect(found).toContainEqual(['note', 'new'])
  expect(found).toContainEqual(['note', 'author'])
  expect(found).toContainEqual(['letter', 'table'])
  expect(found.filter(([, verdict]) => verdict === 'new')).toHaveLength(1)
  expect(await problemsOf(here)).toEqual([])
  // What was refused is here under no name, and nobody can say that it is.
  here.close()
  tamper(here.path, `UPDATE journal_named SET standing = 'known' WHERE standing = 'refused'`)
  const again = closing(Workspace.open(here.path, { format, clock }))
  expect(await problemsOf(again)).toMatchObject([{ name: 'chain', key: 'workspace.problem.entry' }])
})

it('takes nothing of others away for a pack that claims to have brought it and to have taken it back', async () => {
  const { here, path, asPack } = await packed(
    (write, { here: from, author, at }) => {
      const [first = '', second = ''] = from.read.all(shelves).map(({ id }) => id)
      const known = new Set(write.all(notes).map(({ id }) => id))
      const [other = ''] = from.read.all(notes).flatMap(({ id }) => (known.has(id) ? [] : [id]))
      expect([other, second]).not.toContain('')
      write.run(insertNote, { id: other, author, at, shelf: first })
    },
    (pack) => pack.undo({ ...mara, name: 'Ada' }),
  )
  asPack()
  const before = here.read.all(notes)
  expect((await mergeInto(here, path)).removed).toBe(0)
  expect(here.read.all(notes)).toEqual(before)
  expect(await problemsOf(here)).toEqual([])
})

it('takes a pack for no copy, whatever it says that it is and although its entries are known', async () => {
  const { here, path, asPack } = await packed((write, stamp) =>
    record(write, noteFact, stamp, { shelf_id: write.all(shelves)[0]?.id ?? '', topic: 'mine' }, { text: 'granted', depth: 1 }),
  )
  asPack()
  await mergeInto(here, path)
  tamper(
    path,
    'DELETE FROM pack_cover',
    `UPDATE workspace SET id = '${here.id}'`,
    `UPDATE workspace_title SET workspace_id = '${here.id}'`,
    `UPDATE workspace_title_head SET workspace_id = '${here.id}'`,
  )
  const held = heldBy(here)
  const door = directDoor(path)
  expect(door.about.workspaceId).toBe(here.id)
  await door.close()
  const error = await mergeInto(here, path).catch((thrown: unknown) => thrown)
  expect(error instanceof Refusal && error.code).toBe('merge.nothingShared')
  expect(heldBy(here)).toEqual(held)
})

it('reads no more of a file of a million rows than it may hold in memory, and takes nothing of it', async () => {
  const { here, path, asPack } = await packed(() => {})
  asPack()
  const door = directDoor(path)
  const bytes = new Uint8Array(32)
  const row = { table: 'note', key: 'one', salt: bytes, digest: bytes, entry: 'x', row: {}, parts: {}, sound: true }
  const portion = Array.from({ length: 100_000 }, () => row)
  let given = 0
  async function* rows() {
    for (; given < 10; given++) yield portion
  }
  const error = await gather({ ...door, rows }, here.read, path).catch((thrown: unknown) => thrown)
  await door.close()
  expect(error instanceof Refusal && [error.code, error.details]).toEqual(['merge.tooMany', { file: path, limit: 500_000 }])
  expect(given).toBe(5)
})
