import { spawnSync } from 'node:child_process'
import { copyFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect } from '../../electron/workspace/database.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { act, closing, note, noteNumbers, plain, plainWorkspace, refusalOf, temporaryFolder } from './support.ts'

/** A workspace with one note, open. */
function openWorkspace(): Workspace {
  const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
  say(workspace, 1)
  return workspace
}

const say = (workspace: Workspace, id: number) =>
  act(workspace, 'note.add', (write, stamp) => note(write, stamp, String(id), `note ${id}`))

/** Runs SQL on a file from a process of its own. */
function runElsewhere(path: string, statements: string): void {
  const script = `const file = new (require('better-sqlite3'))(process.argv[1]); file.exec(process.argv[2]); file.close()`
  const { status, stderr } = spawnSync(process.execPath, ['-e', script, path, statements], { encoding: 'utf8' })
  expect(`${status} ${stderr}`).toBe('0 ')
}

/** What changes a row behind the triggers that guard it. */
const forged = `BEGIN; DROP TRIGGER kept_note_update; UPDATE note SET text = 'forged';
  CREATE TRIGGER kept_note_update BEFORE UPDATE ON note BEGIN SELECT RAISE(ABORT, 'note: rows are never changed'); END; COMMIT;`

describe('another program that changes nothing', () => {
  it.each(['PASSIVE', 'FULL', 'RESTART', 'TRUNCATE'])('may read the open file and move its WAL into it: %s', (mode) => {
    const workspace = openWorkspace()
    runElsewhere(workspace.path, `SELECT * FROM note; PRAGMA wal_checkpoint(${mode});`)
    say(workspace, 2)
    runElsewhere(workspace.path, `PRAGMA wal_checkpoint(${mode}); PRAGMA wal_checkpoint(${mode});`)
    say(workspace, 3)
    workspace.rebuildSearch()
    runElsewhere(workspace.path, `PRAGMA wal_checkpoint(${mode}); BEGIN IMMEDIATE; COMMIT;`)
    say(workspace, 4)
    expect(noteNumbers(workspace)).toEqual([1, 2, 3, 4])
  })

  it('is one whose change was refused by the file', () => {
    const workspace = openWorkspace()
    const other = connect(workspace.path)
    expect(() => other.exec(`UPDATE note SET text = 'x'`)).toThrow('rows are never changed')
    other.pragma('wal_checkpoint(TRUNCATE)')
    other.close()
    expect(statSync(`${workspace.path}-wal`).size).toBe(0)
    say(workspace, 2)
  })

  it('makes no later change of another pass', () => {
    const workspace = openWorkspace()
    runElsewhere(workspace.path, 'PRAGMA wal_checkpoint(TRUNCATE);')
    say(workspace, 2)
    runElsewhere(workspace.path, forged)
    expect(refusalOf(() => say(workspace, 3)).code).toBe('workspace.changedOutside')
  })
})

describe('another program that changes the open file', () => {
  it.each([
    ['a row, behind the triggers', forged],
    ['a row that is not in the journal', `INSERT INTO redone VALUES ('x', 'x');`],
    ['the schema', 'CREATE TABLE other (a); DROP TABLE other;'],
    ['a row, with the WAL moved into the file afterwards', `${forged} PRAGMA wal_checkpoint(TRUNCATE);`],
    ['the schema, with the WAL moved into the file afterwards', 'CREATE VIEW v AS SELECT 1; PRAGMA wal_checkpoint(TRUNCATE);'],
    ['first moves the WAL into the file', `PRAGMA wal_checkpoint(TRUNCATE); ${forged}`],
    [
      'the content of evidence, with the WAL moved into the file afterwards',
      `INSERT INTO content VALUES ('${'0'.repeat(64)}', 9000); INSERT INTO content_chunk VALUES ('${'0'.repeat(64)}', 0, zeroblob(9000));
       PRAGMA wal_checkpoint(TRUNCATE);`,
    ],
  ])('stops further actions: %s', (_name, statements) => {
    const workspace = openWorkspace()
    runElsewhere(workspace.path, statements)
    for (const action of [
      () => say(workspace, 2),
      () => workspace.undo({ name: 'M', role: '', organisation: '' }),
      () => workspace.rebuildSearch(),
    ])
      expect(refusalOf(action)).toMatchObject({ code: 'workspace.changedOutside', details: { path: workspace.path } })
    expect(noteNumbers(workspace)).toHaveLength(1)
  })

  it('is met anew when the file is opened again', () => {
    const workspace = openWorkspace()
    runElsewhere(workspace.path, `INSERT INTO redone VALUES ('x', 'x');`)
    expect(refusalOf(() => say(workspace, 2)).code).toBe('workspace.changedOutside')
    workspace.close()
    const again = closing(Workspace.open(workspace.path, { format: plain }))
    say(again, 2)
    expect(noteNumbers(again)).toHaveLength(2)
  })

  it.each([
    ['removes', (path: string) => rmSync(path)],
    [
      'replaces',
      (path: string) => {
        copyFileSync(path, `${path}.new`)
        renameSync(`${path}.new`, path)
      },
    ],
  ])('is told from one that %s it, even after the WAL was moved into it', (_name, away) => {
    const workspace = openWorkspace()
    runElsewhere(workspace.path, 'PRAGMA wal_checkpoint(TRUNCATE);')
    away(workspace.path)
    expect(refusalOf(() => say(workspace, 2)).code).toBe('workspace.removed')
  })
})
