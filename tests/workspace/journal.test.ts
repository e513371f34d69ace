import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sql } from '../../electron/workspace/database.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import {
  act,
  closing,
  deleteNote,
  insertNote,
  insertReceipt,
  insertShelf,
  mara,
  notes,
  plain,
  plainWorkspace,
  refusalOf,
  temporaryFolder,
  tickingClock,
  updateNote,
} from './support.ts'

describe('one action', () => {
  it('is one transaction and one entry, stamped with who, when, which command and why', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    const first = workspace.head()
    const result = workspace.execute({ command: 'note.add', why: 'because', profile: mara }, (write, stamp) => {
      write.run(insertNote, { id: 1, text: 'one' })
      write.run(insertNote, { id: 2, text: 'two' })
      return stamp
    })
    expect(result).toEqual({ entry: 2, at: '2026-01-01T12:00:02.000Z' })
    const [entry] = workspace.journal()
    expect(entry).toEqual({
      id: 2,
      at: '2026-01-01T12:00:02.000Z',
      name: 'Mara Lind',
      role: 'Procurement lead',
      organisation: 'Northwind',
      command: 'note.add',
      why: 'because',
      undoable: 1,
      undoes: null,
      redoes: null,
      previous: first.digest,
      digest: workspace.head().digest,
      changes: 2,
    })
    expect(workspace.changes(2)).toMatchObject([
      { table: 'note', key: '[1]', operation: 'insert', before: null, after: '{"id":1,"shelf":null,"text":"one","place":null}' },
      { table: 'note', key: '[2]', operation: 'insert', before: null, after: '{"id":2,"shelf":null,"text":"two","place":null}' },
    ])
  })

  it('is rolled back whole when it throws', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    const before = workspace.head()
    expect(() =>
      act(workspace, 'note.add', (write) => {
        write.run(insertNote, { id: 1, text: 'one' })
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(workspace.read.all(notes)).toEqual([])
    expect(workspace.head()).toEqual(before)
    act(workspace, 'note.add', (write) => write.run(insertNote, { id: 1, text: 'one' }))
    expect(workspace.head().entry).toBe(2)
  })

  it('writes no entry when it changed nothing, even by a detour', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    act(workspace, 'note.nothing', () => {})
    act(workspace, 'note.detour', (write) => {
      write.run(insertNote, { id: 1, text: 'one' })
      write.run(updateNote, { id: 1, text: 'two' })
      write.run(deleteNote, { id: 1 })
    })
    expect(workspace.head().entry).toBe(1)
  })

  it('records a row that it changed several times once, from first to last', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    act(workspace, 'note.add', (write) => write.run(insertNote, { id: 1, text: 'one' }))
    act(workspace, 'note.edit', (write) => {
      write.run(updateNote, { id: 1, text: 'two' })
      write.run(updateNote, { id: 1, text: 'three' })
    })
    expect(workspace.changes(3)).toMatchObject([
      { operation: 'update', before: expect.stringContaining('"one"'), after: expect.stringContaining('"three"') },
    ])
  })

  it('records what a foreign key or a replacement does to other rows', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    act(workspace, 'add', (write) => {
      write.run(insertShelf, { id: 's', name: 'top' })
      write.run(sql(`INSERT INTO note (id, shelf, text, place) VALUES (1, 's', 'one', 7)`))
    })
    act(workspace, 'replace', (write) =>
      write.run(sql(`INSERT OR REPLACE INTO note (id, shelf, text, place) VALUES (2, 's', 'two', 7)`)),
    )
    expect(workspace.changes(3).map(({ key, operation }) => [key, operation])).toEqual([
      ['[1]', 'delete'],
      ['[2]', 'insert'],
    ])
    act(workspace, 'remove', (write) => write.run(sql(`DELETE FROM shelf`)))
    expect(workspace.changes(4).map(({ table, operation }) => [table, operation])).toEqual([
      ['note', 'delete'],
      ['shelf', 'delete'],
    ])
  })

  it('cannot start inside another, and cannot wait', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    expect(() => act(workspace, 'outer', () => act(workspace, 'inner', () => {}))).toThrow('inside another action')
    expect(() => workspace.execute({ command: 'slow', profile: mara }, async () => {})).toThrow('cannot wait')
  })
})

describe('the database itself', () => {
  it('refuses to write a journaled table outside an entry', () => {
    const path = join(temporaryFolder(), 'a.assay')
    const workspace = plainWorkspace(path)
    expect(() =>
      act(workspace, 'cheat', (write) => {
        write.run(sql('DELETE FROM journal_open'))
        write.run(insertNote, { id: 1, text: 'one' })
      }),
    ).toThrow('note: no journal entry is open')
    expect(() => workspace.read.all(sql(`INSERT INTO note (id, text) VALUES (1, 'one') RETURNING id`))).toThrow('A reader cannot')
  })

  it('refuses to change or delete journal entries and digests', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    const cheats = [
      [`UPDATE journal_entry SET why = 'x'`, 'entries are never changed'],
      ['DELETE FROM journal_entry', 'entries are never deleted'],
      ['INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry WHERE id = 1', 'an entry must be open'],
      ['UPDATE journal_change SET position = 9', 'digests are never changed'],
      ['DELETE FROM journal_change', 'digests are never deleted'],
      ['INSERT OR REPLACE INTO journal_change SELECT * FROM journal_change', 'no journal entry is open'],
    ] as const
    for (const [text, reason] of cheats) expect(() => act(workspace, 'cheat', (write) => write.run(sql(text)))).toThrow(reason)
  })

  it('refuses to change or delete rows of tables that only grow, also by replacing them', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    act(workspace, 'receive', (write) => write.run(insertReceipt, { id: 1, text: 'came' }))
    for (const text of [
      `UPDATE receipt SET text = 'x'`,
      'DELETE FROM receipt',
      `INSERT OR REPLACE INTO receipt VALUES (1, 'x')`,
    ]) {
      expect(() => act(workspace, 'cheat', (write) => write.run(sql(text)))).toThrow(/receipt: rows are never (changed|deleted)/)
    }
  })

  it('refuses to change a primary key', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    act(workspace, 'add', (write) => write.run(insertNote, { id: 1, text: 'one' }))
    expect(() => act(workspace, 'renumber', (write) => write.run(sql('UPDATE note SET id = 2')))).toThrow(
      'primary keys never change',
    )
  })
})

describe('undo and redo', () => {
  it('take back and do again, as entries, also after reopening', () => {
    const path = join(temporaryFolder(), 'a.assay')
    let workspace = plainWorkspace(path)
    act(workspace, 'note.add', (write) => write.run(insertNote, { id: 1, text: 'one' }))
    act(workspace, 'note.edit', (write) => write.run(updateNote, { id: 1, text: 'two' }))
    workspace.close()
    workspace = closing(Workspace.open(path, { migrations: plain, clock: tickingClock() }))
    expect(workspace.undoState()).toEqual({ undo: { entry: 3, command: 'note.edit' }, whyNoRedo: 'redo.nothing' })
    expect(workspace.undo(mara)).toMatchObject({ entry: 4, action: { entry: 3, command: 'note.edit' } })
    expect(workspace.read.all(notes)).toEqual([{ id: 1, text: 'one' }])
    expect(workspace.undo(mara)).toMatchObject({ entry: 5, action: { entry: 2, command: 'note.add' } })
    expect(workspace.read.all(notes)).toEqual([])
    expect(workspace.undoState()).toEqual({ whyNoUndo: 'undo.barrier', redo: { entry: 2, command: 'note.add' } })
    workspace.close()
    workspace = closing(Workspace.open(path, { migrations: plain, clock: tickingClock() }))
    workspace.redo(mara)
    workspace.redo(mara)
    expect(workspace.read.all(notes)).toEqual([{ id: 1, text: 'two' }])
    expect(refusalOf(() => workspace.redo(mara)).code).toBe('redo.nothing')
    workspace.undo(mara)
    workspace.redo(mara)
    workspace.undo(mara)
    act(workspace, 'note.other', (write) => write.run(insertNote, { id: 2, text: 'new' }))
    expect(refusalOf(() => workspace.redo(mara)).code).toBe('redo.nothing')
    expect(workspace.undoState().undo).toEqual({ entry: 11, command: 'note.other' })
  })

  it('stop at a barrier and name it', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    act(workspace, 'note.add', (write) => write.run(insertNote, { id: 1, text: 'one' }))
    act(workspace, 'letter.send', (write) => write.run(updateNote, { id: 1, text: 'two' }), false)
    expect(refusalOf(() => workspace.undo(mara))).toMatchObject({
      code: 'undo.barrier',
      details: { command: 'letter.send', entry: 3 },
    })
  })

  it('treat an action that wrote to a table that only grows as a barrier', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    act(workspace, 'receive', (write) => write.run(insertReceipt, { id: 1, text: 'came' }))
    expect(refusalOf(() => workspace.undo(mara))).toMatchObject({ code: 'undo.barrier', details: { command: 'receive' } })
  })

  it('refuse once the images were pruned', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    act(workspace, 'note.add', (write) => write.run(insertNote, { id: 1, text: 'one' }))
    expect(workspace.pruneImages(3)).toBe(2)
    expect(refusalOf(() => workspace.undo(mara)).code).toBe('undo.pruned')
    expect(workspace.changes(2)).toMatchObject([{ operation: 'insert', before: null, after: null }])
  })

  it('refuse when a row is no longer as the action left it', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    act(workspace, 'note.add', (write) => write.run(insertNote, { id: 1, text: 'one' }))
    act(workspace, 'note.forge', (write) => {
      write.run(sql('DROP TRIGGER journaled_note_update'))
      write.run(updateNote, { id: 1, text: 'forged' })
    })
    expect(refusalOf(() => workspace.undo(mara))).toMatchObject({
      code: 'undo.changedSince',
      details: { table: 'note', key: '[1]' },
    })
    expect(workspace.read.all(notes)).toEqual([{ id: 1, text: 'forged' }])
  })

  it('bring back rows that point at each other, and places that were swapped', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    act(workspace, 'add', (write) => {
      write.run(insertShelf, { id: 's', name: 'top' })
      write.run(sql(`INSERT INTO note (id, shelf, text, place) VALUES (1, 's', 'one', 1), (2, 's', 'two', 2)`))
    })
    const all = sql('SELECT * FROM note ORDER BY id')
    const before = workspace.read.all(all)
    act(workspace, 'swap', (write) => {
      write.run(sql('UPDATE note SET place = -1 WHERE id = 1'))
      write.run(sql('UPDATE note SET place = 1 WHERE id = 2'))
      write.run(sql('UPDATE note SET place = 2 WHERE id = 1'))
    })
    const swapped = workspace.read.all(all)
    workspace.undo(mara)
    expect(workspace.read.all(all)).toEqual(before)
    workspace.redo(mara)
    expect(workspace.read.all(all)).toEqual(swapped)
    act(workspace, 'remove', (write) => write.run(sql('DELETE FROM shelf')))
    workspace.undo(mara)
    expect(workspace.read.all(all)).toEqual(swapped)
  })

  it('take back and do again rows of one table that one statement has made point at each other', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    const shelves = sql<{ id: string }>('SELECT id FROM shelf ORDER BY id')
    act(workspace, 'add', (write) =>
      write.run(sql(`INSERT INTO shelf (id, name, above) VALUES ('low', 'low', 'top'), ('top', 'top', NULL)`)),
    )
    workspace.undo(mara)
    expect(workspace.read.all(shelves)).toEqual([])
    workspace.redo(mara)
    expect(workspace.read.all(shelves)).toEqual([{ id: 'low' }, { id: 'top' }])
  })

  it('give back every text and every integer exactly', () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    const value = fc.tuple(fc.string({ unit: 'grapheme' }), fc.option(fc.maxSafeInteger()))
    const set = sql<never, { text: string; place: number | null }>('UPDATE note SET text = :text, place = :place WHERE id = 1')
    const get = sql<{ text: string; place: number | null }>('SELECT text, place FROM note WHERE id = 1')
    act(workspace, 'add', (write) => write.run(insertNote, { id: 1, text: '"start"' }))
    fc.assert(
      fc.property(value, ([text, place]) => {
        const before = workspace.read.get(get)
        const entries = workspace.head().entry
        act(workspace, 'set', (write) => write.run(set, { text, place }))
        if (workspace.head().entry === entries) return
        workspace.undo(mara)
        expect(workspace.read.get(get)).toEqual(before)
        workspace.redo(mara)
        expect(workspace.read.get(get)).toEqual({ text, place })
      }),
      { numRuns: 50, examples: [[['a\u0000b', Number.MAX_SAFE_INTEGER]], [['{"a":1}', null]]] },
    )
  })
})

describe('closing', () => {
  it('leaves exactly one file', () => {
    const folder = temporaryFolder()
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    act(workspace, 'add', (write) => write.run(insertNote, { id: 1, text: 'one' }))
    expect(readdirSync(folder).sort()).toEqual(['a.assay', 'a.assay-shm', 'a.assay-wal', 'a.assay.lock'])
    workspace.close()
    expect(readdirSync(folder)).toEqual(['a.assay'])
  })
})
