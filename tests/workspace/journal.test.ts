import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, integer, optional, text } from '../../electron/workspace/columns.ts'
import { connect, sql } from '../../electron/workspace/database.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import {
  act,
  closing,
  insertBoard,
  insertLetter,
  insertShelf,
  mara,
  note,
  notes,
  plain,
  plainWorkspace,
  refusalOf,
  shelf,
  tamper,
  temporaryFolder,
  tickingClock,
} from './support.ts'

const newWorkspace = () => plainWorkspace(join(temporaryFolder(), 'a.assay'))
const reopened = (path: string) => closing(Workspace.open(path, { format: plain, clock: tickingClock() }))

describe('one action', () => {
  it('is one transaction and one entry, stamped with who, when, which command and why', () => {
    const workspace = newWorkspace()
    const result = workspace.execute({ command: 'note.add', why: 'because', profile: mara }, (write, stamp) => {
      note(write, stamp, 'one', 'first')
      note(write, stamp, 'two', 'second')
      return { entry: stamp.entry, at: stamp.at }
    })
    expect(result).toEqual({ entry: 3, at: '2026-01-01T12:00:02.000Z' })
    expect(workspace.journal()[0]).toEqual({
      id: 3,
      at: '2026-01-01T12:00:02.000Z',
      kind: 'act',
      name: 'Mara Lind',
      role: 'Procurement lead',
      organisation: 'Northwind',
      command: 'note.add',
      why: 'because',
      undoable: 1,
      undoes: null,
      redoes: null,
      clockWentBack: 0,
      digest: workspace.head().digest,
      changes: 2,
    })
    const brought = workspace.changes(3)
    expect(brought).toMatchObject([
      { table: 'note', operation: 'brought', state: 'present', follows: [] },
      { table: 'note', operation: 'brought', state: 'present', follows: [] },
    ])
    expect(
      brought
        .map(({ row }) => JSON.parse(row ?? ''))
        .map((row) => [row.topic, row.text])
        .sort(),
    ).toEqual([
      ['one', 'first'],
      ['two', 'second'],
    ])
  })

  it('is rolled back whole when it throws', () => {
    const workspace = newWorkspace()
    const before = workspace.state()
    expect(() =>
      act(workspace, 'note.add', (write, stamp) => {
        note(write, stamp, 'one', 'first')
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(notes(workspace)).toEqual({})
    expect(workspace.state()).toEqual(before)
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'one', 'first'))
    expect(workspace.head().entry).toBe(3)
  })

  it('leaves no entry when it changed nothing', () => {
    const workspace = newWorkspace()
    act(workspace, 'note.nothing', () => {})
    expect(workspace.head().entry).toBe(2)
  })

  it('names its author as they were then, whatever they are called later', () => {
    const workspace = newWorkspace()
    const later = { ...mara, role: 'Head of procurement' }
    workspace.execute({ command: 'note.add', profile: later }, (write, stamp) => note(write, stamp, 'one', 'first'))
    expect(workspace.journal().map(({ name, role }) => [name, role])).toEqual([
      ['Mara Lind', 'Head of procurement'],
      ['Mara Lind', 'Procurement lead'],
      ['Mara Lind', 'Procurement lead'],
    ])
  })

  it('marks an entry whose clock lies before that of an entry that came before it', () => {
    const times = [
      '2026-01-01T12:00:00Z',
      '2026-01-01T12:00:00Z',
      '2026-01-01T13:00:00Z',
      '2025-12-31T00:00:00Z',
      '2026-01-01T12:59:59Z',
    ]
    const clock = () => new Date(times.shift() ?? '2026-01-01T13:00:01Z')
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'), clock)
    for (const topic of ['one', 'two', 'three', 'four'])
      act(workspace, 'note.add', (write, stamp) => note(write, stamp, topic, 'x'))
    expect(workspace.journal().map(({ id, clockWentBack }) => [id, clockWentBack])).toEqual([
      [6, 0],
      [5, 1],
      [4, 1],
      [3, 0],
      [2, 0],
      [1, 0],
    ])
  })

  it('cannot start inside another, and cannot wait', () => {
    const workspace = newWorkspace()
    expect(() => act(workspace, 'outer', () => act(workspace, 'inner', () => {}))).toThrow('inside another action')
    expect(() => workspace.execute({ command: 'slow', profile: mara }, async () => {})).toThrow('cannot wait')
  })
})

describe('the database itself', () => {
  it.each([
    ['a row outside an entry', `INSERT INTO shelf (id, name) VALUES ('x', 'x')`, 'shelf: no journal entry is open', true],
    ['a changed row', `UPDATE shelf SET name = 'x'`, 'shelf: rows are never changed', false],
    ['a deleted row', 'DELETE FROM shelf', 'shelf: rows are never deleted', false],
    [
      'a replaced row',
      `INSERT OR REPLACE INTO shelf (id, name) VALUES ('${shelf}', 'x')`,
      'shelf: rows are never deleted',
      false,
    ],
    ['a changed fact', `UPDATE note SET text = 'x'`, 'note: rows are never changed', false],
    [
      'a part that comes later',
      `INSERT INTO board VALUES ('${shelf}', 9, 'oak')`,
      'board: what belongs to a row of shelf comes with it',
      false,
    ],
    ['a changed part', `UPDATE board SET wood = 'oak'`, 'board: rows are never changed', false],
    ['a part taken away', 'DELETE FROM board', 'board: rows are never deleted', false],
    ['a changed entry', `UPDATE journal_entry SET why = 'x'`, 'entries are never changed', false],
    ['a deleted entry', 'DELETE FROM journal_entry', 'entries are never deleted', false],
    ['a changed digest', 'UPDATE proof SET entry = 1', 'digests are never changed', false],
    ['a deleted digest', 'DELETE FROM proof', 'digests are never deleted', false],
    [
      'a tombstone of an action',
      `INSERT INTO tombstone VALUES ('x', 'note', NULL, 0, 1, zeroblob(32))`,
      'nothing is being taken away',
      false,
    ],
  ])('refuses %s', (_name, text, reason, outside) => {
    const workspace = newWorkspace()
    act(workspace, 'add', (write, stamp) => {
      write.run(insertShelf, { id: 's', name: 'low' })
      write.run(insertBoard, { shelf: 's', position: 1, wood: 'pine' })
      note(write, stamp, 'one', 'first')
    })
    expect(() =>
      act(workspace, 'cheat', (write) => {
        if (outside) write.run(sql('DELETE FROM journal_open'))
        write.run(sql(text))
      }),
    ).toThrow(reason)
  })

  it('lets nobody read what would write', () => {
    const workspace = newWorkspace()
    const cheat = sql(`INSERT INTO shelf (id, name) VALUES ('x', 'x') RETURNING id`, {}, { id: text })
    expect(() => workspace.read.all(cheat)).toThrow('A reader cannot')
  })
})

describe('undo and redo', () => {
  it('take back and do again, as entries, also after reopening', () => {
    const path = join(temporaryFolder(), 'a.assay')
    let workspace = plainWorkspace(path)
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'one', 'first'))
    act(workspace, 'note.edit', (write, stamp) => note(write, stamp, 'one', 'second'))
    workspace.close()
    workspace = reopened(path)
    expect(workspace.undoState()).toEqual({ undo: { entry: 4, command: 'note.edit' }, whyNoRedo: 'redo.nothing' })
    expect(workspace.undo(mara)).toMatchObject({ entry: 5, action: { entry: 4, command: 'note.edit' } })
    expect(notes(workspace)).toEqual({ one: 'first' })
    expect(workspace.undo(mara)).toMatchObject({ entry: 6, action: { entry: 3, command: 'note.add' } })
    expect(notes(workspace)).toEqual({})
    expect(workspace.undoState()).toMatchObject({ redo: { entry: 3, command: 'note.add' } })
    workspace.close()
    workspace = reopened(path)
    workspace.redo(mara)
    expect(notes(workspace)).toEqual({ one: 'first' })
    workspace.redo(mara)
    expect(notes(workspace)).toEqual({ one: 'second' })
    expect(refusalOf(() => workspace.redo(mara)).code).toBe('redo.nothing')
    workspace.undo(mara)
    workspace.redo(mara)
    expect(workspace.undo(mara).action).toEqual({ entry: 4, command: 'note.edit' })
    act(workspace, 'note.other', (write, stamp) => note(write, stamp, 'two', 'new'))
    expect(refusalOf(() => workspace.redo(mara)).code).toBe('redo.nothing')
    expect(notes(workspace)).toEqual({ one: 'first', two: 'new' })
  })

  it('leave tombstones without content, and bring rows back under new ids with their parts', () => {
    const workspace = newWorkspace()
    const boards = sql('SELECT shelf_id AS shelf, wood FROM board ORDER BY position', {}, { shelf: text, wood: optional(text) })
    const tombstones = sql(
      'SELECT id, table_name AS name, follows FROM tombstone',
      {},
      { id: text, name: text, follows: optional(text) },
    )
    const tables = sql('SELECT group_concat(sql) AS text FROM sqlite_schema', {}, { text })
    act(workspace, 'add', (write) => {
      write.run(insertShelf, { id: '00000000-0000-4000-8000-0000000000aa', name: 'low' })
      write.run(insertBoard, { shelf: '00000000-0000-4000-8000-0000000000aa', position: 1, wood: 'pine' })
      write.run(insertBoard, { shelf: '00000000-0000-4000-8000-0000000000aa', position: 2, wood: null })
    })
    const before = workspace.state().root
    workspace.undo(mara)
    expect(workspace.read.all(boards)).toEqual([])
    expect(workspace.read.all(tombstones)).toEqual([{ id: '00000000-0000-4000-8000-0000000000aa', name: 'shelf', follows: null }])
    expect(workspace.changes(3)).toMatchObject([{ operation: 'brought', state: 'undone', row: null }])
    expect(workspace.changes(4)).toMatchObject([{ operation: 'tookAway', state: 'undone', row: null }])
    workspace.redo(mara)
    const back = workspace.read.all(boards)
    expect(back.map(({ wood }) => wood)).toEqual(['pine', null])
    expect(back[0]?.shelf).not.toBe('00000000-0000-4000-8000-0000000000aa')
    expect(workspace.state().root).not.toBe(before)
    expect(workspace.read.get(tables)?.text).toContain('CREATE TABLE tombstone')
  })

  it('stop at a barrier and name it', () => {
    const workspace = newWorkspace()
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'one', 'first'))
    act(workspace, 'letter.send', (write, stamp) => note(write, stamp, 'one', 'second'), false)
    expect(refusalOf(() => workspace.undo(mara))).toMatchObject({
      code: 'undo.barrier',
      details: { command: 'letter.send', entry: 4 },
    })
  })

  it('treat an action that brought what stays as a barrier', () => {
    const workspace = newWorkspace()
    act(workspace, 'receive', (write) => write.run(insertLetter, { id: 'l', text: 'came' }))
    expect(refusalOf(() => workspace.undo(mara))).toMatchObject({ code: 'undo.barrier', details: { command: 'receive' } })
  })

  it('refuse a row that is no longer as the action left it, and one that is kept for redo and was changed', () => {
    const workspace = newWorkspace()
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'one', 'first'))
    act(workspace, 'note.forge', (write, stamp) => {
      note(write, stamp, 'two', 'honest')
    })
    workspace.undo(mara)
    const forgeKept = sql(`UPDATE undone_row SET row = replace(row, 'honest', 'forged')`)
    act(workspace, 'nothing', (write) => write.run(forgeKept))
    expect(refusalOf(() => workspace.redo(mara)).code).toBe('undo.changedSince')
    act(workspace, 'nothing', (write) => {
      write.run(sql('DROP TRIGGER kept_note_update'))
      write.run(sql(`UPDATE note SET text = 'forged'`))
    })
    expect(refusalOf(() => workspace.undo(mara))).toMatchObject({ code: 'undo.changedSince', details: { table: 'note' } })
    expect(notes(workspace)).toEqual({ one: 'forged' })
  })

  it('bring nothing back where ids were said to be others that never came back', () => {
    const workspace = newWorkspace()
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'one', 'first'))
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'one', 'second'))
    workspace.undo(mara)
    const [kept] = workspace.read.all(sql('SELECT id FROM note', {}, { id: text }))
    act(workspace, 'nothing', (write) =>
      write.run(sql('INSERT INTO redone VALUES (:id, :id)', { id: text }), { id: kept?.id ?? '' }),
    )
    expect(refusalOf(() => workspace.redo(mara)).code).toBe('undo.changedSince')
    expect(notes(workspace)).toEqual({ one: 'first' })
  })

  it('are refused, as every action is, where another program has left an entry open', () => {
    const before = newWorkspace()
    act(before, 'note.add', (write, stamp) => note(write, stamp, 'one', 'first'))
    before.close()
    tamper(before.path, `INSERT INTO journal_open VALUES (1, 'act')`)
    const workspace = closing(Workspace.open(before.path, { format: plain }))
    for (const attempt of [
      () => workspace.undo(mara),
      () => act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'two', 'other')),
    ])
      expect(refusalOf(attempt)).toMatchObject({ code: 'workspace.leftOpen', details: { table: 'journal_open' } })
    expect(notes(workspace)).toEqual({ one: 'first' })
  })

  it('keep nothing of what was undone once something else was done', () => {
    const workspace = newWorkspace()
    const kept = sql(
      'SELECT (SELECT count(*) FROM undone_row) AS rows, (SELECT count(*) FROM redone) AS ids',
      {},
      { rows: integer, ids: integer },
    )
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'one', 'first'))
    workspace.undo(mara)
    workspace.redo(mara)
    workspace.undo(mara)
    expect(workspace.read.get(kept)).toEqual({ rows: 2, ids: 1 })
    act(workspace, 'nothing', () => {})
    expect(workspace.read.get(kept)).toEqual({ rows: 2, ids: 1 })
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'two', 'other'))
    expect(workspace.read.get(kept)).toEqual({ rows: 0, ids: 0 })
  })

  it('leave who acts known, also whose first action is taken back', async () => {
    const workspace = newWorkspace()
    const keller = { name: 'A. Keller', role: 'Evaluator', organisation: '' }
    workspace.execute({ command: 'note.add', profile: keller }, (write, stamp) => note(write, stamp, 'one', 'first'))
    workspace.undo(keller)
    expect(notes(workspace)).toEqual({})
    expect(workspace.journal({ limit: 2 }).map(({ kind, name, role }) => [kind, name, role])).toEqual([
      ['undo', 'A. Keller', 'Evaluator'],
      ['act', 'A. Keller', 'Evaluator'],
    ])
    workspace.redo(mara)
    expect(notes(workspace)).toEqual({ one: 'first' })
    expect((await workspace.verify()).flatMap(({ problems }) => problems)).toEqual([])
  })

  it('bring back rows that point at each other', () => {
    const workspace = newWorkspace()
    const shelves = sql(
      `SELECT shelf.name, above.name AS above FROM shelf LEFT JOIN shelf AS above ON above.id = shelf.above ORDER BY shelf.name`,
      {},
      { name: text, above: optional(text) },
    )
    const [low, high] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2']
    act(workspace, 'add', (write) =>
      write.run(sql(`INSERT INTO shelf (id, name, above) VALUES ('${low}', 'low', '${high}'), ('${high}', 'high', NULL)`)),
    )
    const before = workspace.read.all(shelves)
    workspace.undo(mara)
    expect(workspace.read.all(shelves)).toEqual([{ name: 'top', above: null }])
    workspace.redo(mara)
    expect(workspace.read.all(shelves)).toEqual(before)
  })

  it('give back every text and every integer exactly', () => {
    const workspace = newWorkspace()
    const value = fc.tuple(fc.string({ unit: 'grapheme' }), fc.option(fc.maxSafeInteger()))
    const get = sql(
      `SELECT text, depth FROM current_note WHERE topic = 'x'`,
      {},
      { text: optional(text), depth: optional({ holds: 'integer', nullable: false }) },
    )
    act(workspace, 'add', (write, stamp) => note(write, stamp, 'x', '"start"'))
    fc.assert(
      fc.property(value, ([said, depth]) => {
        const before = workspace.read.get(get)
        act(workspace, 'set', (write, stamp) => note(write, stamp, 'x', said, depth))
        workspace.undo(mara)
        expect(workspace.read.get(get)).toEqual(before)
        workspace.redo(mara)
        expect(workspace.read.get(get)).toEqual({ text: said, depth })
      }),
      { numRuns: 50, examples: [[['a\u0000b', Number.MAX_SAFE_INTEGER]], [['{"a":1}', null]]] },
    )
  })
})

describe('the root of a state', () => {
  /** As RFC 9162 hashes leaves and pairs, the larger half of a list being the greatest power of two below its length. */
  function rootOf(leaves: readonly Uint8Array[]): Buffer {
    const [first, ...others] = leaves
    if (!first) return createHash('sha256').digest()
    if (others.length === 0) return createHash('sha256').update(Buffer.of(0)).update(first).digest()
    const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
    const [left, right] = [rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half))]
    return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
  }

  it('covers every row that is there and every tombstone, and no row that is gone', async () => {
    const workspace = newWorkspace()
    const proofs = sql('SELECT row_key AS key, digest FROM proof', {}, { key: text, digest: bytes })
    const tombstones = sql('SELECT id AS key, digest FROM tombstone', {}, { key: text, digest: bytes })
    const sizes: number[] = []
    const check = () => {
      const gone = workspace.read.all(tombstones)
      const keys = new Set(gone.map(({ key }) => key))
      const there = workspace.read.all(proofs).filter(({ key }) => !keys.has(key))
      const leaves = [...there, ...gone].map(({ digest }) => digest).sort(Buffer.compare)
      sizes.push(leaves.length)
      expect(workspace.state().root).toBe(rootOf(leaves).toString('hex'))
    }
    check()
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'one', 'first'))
    check()
    workspace.undo(mara)
    check()
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'two', 'second'))
    check()
    const [added] = workspace.changes(workspace.head().entry)
    await workspace.erase(mara, 'note.erase', 'asked for', { rows: [{ table: 'note', key: added?.key ?? '' }], contents: [] })
    check()
    expect(new Set(sizes.map((size) => size % 2)).size).toBe(2)
  })
})

/** Moves what the log of a file holds into the file, as another process may at any time. */
function emptyLog(path: string): void {
  const connection = connect(path)
  expect(connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true })).toBe(0)
  connection.close()
}

describe('erasing', () => {
  it('is refused while somebody reads the file: what they read could not be overwritten', async () => {
    const workspace = newWorkspace()
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'secret', 'Zaphod'))
    const [added] = workspace.changes(workspace.head().entry)
    const erase = () =>
      workspace.erase(mara, 'note.erase', 'asked for', { rows: [{ table: 'note', key: added?.key ?? '' }], contents: [] })
    const reading = connect(workspace.path, { readonly: true })
    reading.exec('BEGIN; SELECT count(*) FROM note;')
    const busy = { code: 'workspace.busy', details: { path: workspace.path } }
    await expect(erase()).rejects.toMatchObject(busy)
    reading.exec('COMMIT')
    emptyLog(workspace.path)
    reading.exec('BEGIN; SELECT count(*) FROM note;')
    await expect(erase()).rejects.toMatchObject(busy)
    expect(notes(workspace)).toEqual({ secret: 'Zaphod' })
    reading.close()
    await erase()
    const files = ['', '-wal'].map((ending) => readFileSync(`${workspace.path}${ending}`))
    expect(files.map((bytes) => bytes.includes('Zaphod'))).toEqual([false, false])
  })
})

describe('what is said of something in conflict', () => {
  it('follows every fact that is current', () => {
    const workspace = newWorkspace()
    const makeConflict = sql(`UPDATE note_head SET others = '["${shelf}"]'`)
    const follows = sql(`SELECT follows FROM current_note`, {}, { follows: text })
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, 'one', 'first'))
    const [first] = workspace.changes(workspace.head().entry)
    act(workspace, 'note.settle', (write, stamp) => {
      write.run(makeConflict)
      note(write, stamp, 'one', 'settled')
    })
    expect(workspace.read.get(follows)).toEqual({ follows: JSON.stringify([first?.key, shelf]) })
  })
})

describe('closing', () => {
  it('leaves exactly one file', () => {
    const folder = temporaryFolder()
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    act(workspace, 'add', (write, stamp) => note(write, stamp, 'one', 'first'))
    expect(readdirSync(folder).sort()).toEqual(['a.assay', 'a.assay-shm', 'a.assay-wal', 'a.assay.lock'])
    workspace.close()
    expect(readdirSync(folder)).toEqual(['a.assay'])
  })
})
