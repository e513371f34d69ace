import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect, sql } from '../../electron/workspace/database.ts'
import { migrations } from '../../electron/workspace/migrations/index.ts'
import type { Migration } from '../../electron/workspace/migrations/migration.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import {
  act,
  closing,
  insertNote,
  mara,
  notes,
  plain,
  plainWorkspace,
  refusalOf,
  temporaryFolder,
  tickingClock,
} from './support.ts'

const third: Migration = {
  version: 3,
  name: 'rating',
  journaled: ['rating'],
  sql: `
    ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'white';
    DELETE FROM note WHERE id = 2;
    INSERT INTO note (id, text) VALUES (3, 'three');
    CREATE TABLE rating (id INTEGER PRIMARY KEY, points INTEGER NOT NULL) STRICT;`,
}
const newer = [...plain, third]

function olderFile(): string {
  const path = join(temporaryFolder(), 'a.assay')
  const workspace = plainWorkspace(path)
  act(workspace, 'add', (write) => {
    write.run(insertNote, { id: 1, text: 'one' })
    write.run(insertNote, { id: 2, text: 'two' })
  })
  workspace.close()
  return path
}

describe('the steps of the file format', () => {
  it('are numbered from 1 without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
  })

  it('make STRICT tables only', () => {
    const workspace = closing(Workspace.create(join(temporaryFolder(), 'a.assay'), { title: 'T', profile: mara }))
    const lax = sql<{ name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' AND strict = 0`,
    )
    expect(workspace.read.all(lax)).toEqual([])
  })

  it('1: the identity is the first entry of the chain, and the newest entry is found without sorting', () => {
    const workspace = closing(
      Workspace.create(join(temporaryFolder(), 'a.assay'), {
        title: ' Support ',
        profile: mara,
        clock: tickingClock(),
        migrations: migrations.slice(0, 1),
      }),
    )
    expect(workspace.identity()).toMatchObject({ title: 'Support', createdAt: '2026-01-01T12:00:00.000Z' })
    expect(workspace.journal()).toMatchObject([{ id: 1, command: 'workspace.new', undoable: 0, previous: '0'.repeat(64) }])
    const plan = (text: string) =>
      workspace.read.all(sql<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`)).map(({ detail }) => detail)
    expect(plan('SELECT id FROM journal_entry ORDER BY id DESC LIMIT 1')).toEqual(['SCAN journal_entry'])
    expect(plan(`SELECT max(entry) FROM journal_change WHERE table_name = 'x' AND row_key = 'y'`)).toEqual([
      'SEARCH journal_change USING COVERING INDEX journal_change_row (table_name=? AND row_key=?)',
    ])
    expect(plan('SELECT * FROM journal_image WHERE entry = 1 ORDER BY position')).toEqual([
      'SEARCH journal_image USING INDEX journal_image_entry (entry=?)',
    ])
  })
})

describe('an older file', () => {
  it('is copied beside itself, then migrated; what that changed is an entry, and everything verifies', async () => {
    const path = olderFile()
    const workspace = closing(Workspace.open(path, { migrations: newer, clock: tickingClock() }))
    expect(workspace.read.all(notes)).toEqual([
      { id: 1, text: 'one' },
      { id: 3, text: 'three' },
    ])
    expect(workspace.journal()[0]).toMatchObject({ id: 3, name: 'Assay', command: 'workspace.migrate', changes: 3 })
    expect(workspace.changes(3).map(({ key, operation }) => [key, operation])).toEqual([
      ['[1]', 'update'],
      ['[3]', 'insert'],
      ['[2]', 'delete'],
    ])
    expect((await workspace.verify()).flatMap((check) => check.problems)).toEqual([])
    expect(refusalOf(() => workspace.undo(mara)).code).toBe('undo.barrier')
    act(workspace, 'recolour', (write) => write.run(sql(`UPDATE note SET colour = 'red'`)))
    expect(workspace.changes(4)[0]?.after).toBe('{"id":1,"shelf":null,"text":"one","place":null,"colour":"red"}')
    workspace.undo(mara)
    expect((await workspace.verify()).flatMap((check) => check.problems)).toEqual([])
    const copy = closing(Workspace.open(path.replace('.assay', '.format-2.assay'), { migrations: plain }))
    expect(copy.read.all(notes)).toEqual([
      { id: 1, text: 'one' },
      { id: 2, text: 'two' },
    ])
  })

  it('stays as it was when a step fails', () => {
    const path = olderFile()
    const failing = { ...third, sql: `${third.sql} INSERT INTO nowhere VALUES (1);` }
    expect(() => Workspace.open(path, { migrations: [...plain, failing] })).toThrow('nowhere')
    expect(readdirSync(join(path, '..'))).toEqual(['a.assay'])
    const workspace = closing(Workspace.open(path, { migrations: plain }))
    expect(workspace.read.all(notes)).toHaveLength(2)
    expect(workspace.undoState().undo?.command).toBe('add')
  })

  it('is not committed when a step leaves a reference that leads nowhere', () => {
    const path = olderFile()
    const breaking = { ...third, sql: `${third.sql} UPDATE note SET shelf = 'gone';` }
    expect(() => Workspace.open(path, { migrations: [...plain, breaking] })).toThrow('broken references')
    expect(closing(Workspace.open(path, { migrations: plain })).read.all(notes)).toHaveLength(2)
  })
})

describe('a file of a newer version', () => {
  it('is refused by name and version, and not touched', () => {
    const path = olderFile()
    Workspace.open(path, { migrations: newer }).close()
    expect(refusalOf(() => Workspace.open(path, { migrations: plain }))).toMatchObject({
      code: 'workspace.newer',
      details: { path, version: 3, latest: 2, format: 'rating', assay: '0.1.0' },
    })
    expect(readdirSync(join(path, '..')).sort()).toEqual(['a.assay', 'a.format-2.assay'])
  })
})

describe('a file whose schema is not its own', () => {
  it.each([
    ['a trigger more', `CREATE TRIGGER spy AFTER INSERT ON note BEGIN DELETE FROM draft; END`, 'trigger spy'],
    ['a view more', 'CREATE VIEW spy AS SELECT * FROM note', 'view spy'],
    ['a table more', 'CREATE TABLE spy (id INTEGER)', 'table spy'],
    ['a guard less', 'DROP TRIGGER journaled_note_update', 'trigger journaled_note_update'],
    [
      'a guard changed',
      'DROP TRIGGER journal_entry_update; CREATE TRIGGER journal_entry_update BEFORE UPDATE ON journal_entry BEGIN SELECT 1; END',
      'trigger journal_entry_update',
    ],
  ])('is refused: %s', (_name, text, object) => {
    const path = olderFile()
    const connection = connect(path)
    connection.exec(text)
    connection.close()
    expect(refusalOf(() => Workspace.open(path, { migrations: plain }))).toMatchObject({
      code: 'workspace.unknownSchema',
      details: { object },
    })
  })
})
