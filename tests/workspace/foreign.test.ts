import { spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, existsSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { restoreBackup } from '../../electron/workspace/backup.ts'
import { backupFolder } from '../../electron/workspace/backup-folder.ts'
import { storeBytes } from '../../electron/workspace/content.ts'
import { Preferences } from '../../electron/workspace/preferences.ts'
import { Session } from '../../electron/workspace/session.ts'
import { patience } from '../patience.ts'
import { reasons, untested } from '../untested.ts'
import { isReading, readers } from './door-processes.ts'
import { copies, file } from './door-support.ts'
import { alter, asView, endless, makeMaze, makeMazeOfSchema } from './hostile.ts'
import { act, plain, plainWorkspace, temporaryFolder } from './support.ts'

/** What comes of looking at files, in a process of its own: where that does not end, nothing could stop it here. */
function look(path: string, foreign = ''): unknown {
  const program = join(import.meta.dirname, 'children/looker.ts')
  const { stdout, stderr, signal } = spawnSync(process.execPath, [program, path, foreign], {
    encoding: 'utf8',
    timeout: patience,
  })
  expect([stderr, signal]).toEqual(['', null])
  return JSON.parse(stdout)
}

/** A closed workspace with two backups, the newer of which `change` was done to. */
async function withBackup(change: (backup: string) => void): Promise<string> {
  const path = join(temporaryFolder(), 'a.assay')
  const workspace = plainWorkspace(path)
  act(workspace, 'add', (write) => storeBytes(write, Buffer.from('evidence')))
  await workspace.backup()
  const { path: newer } = await workspace.backup()
  workspace.close()
  change(newer)
  return path
}

describe('a backup that somebody else wrote', () => {
  it.each<[what: string, change: (backup: string) => void]>([
    ['a view without end in the place of a table', (backup) => alter(backup, ...asView('workspace', endless))],
    ['another view', (backup) => alter(backup, ...asView('content', endless))],
    ['a schema whose pages lead in circles', (backup) => makeMazeOfSchema(backup, 'sqlite_autoindex_shelf_1', 'shelf')],
    [
      'a log that puts such pages in the place of its own',
      (backup) => {
        const other = join(temporaryFolder(), 'a.assay')
        const workspace = plainWorkspace(other)
        act(workspace, 'add', (write) => storeBytes(write, Buffer.from('evidence')))
        for (const ending of ['', '-wal']) copyFileSync(`${other}${ending}`, `${backup}${ending}`)
        workspace.close()
        const handle = openSync(backup, 'r+')
        writeSync(handle, 'ASYB', 68)
        closeSync(handle)
      },
    ],
    [
      'a pipe in its place',
      (backup) => {
        rmSync(backup)
        spawnSync('mkfifo', [backup])
      },
    ],
  ])('is not listed, and keeps nobody waiting: %s', async (_what, change) => {
    expect(look(await withBackup(change))).toEqual({ listed: ['Test'], way: 'Test', opened: '' })
  })

  it.each(['workspace', 'workspace_title', 'journal_entry'])(
    'is read by keys alone, where the pages of a table lead in circles: %s',
    async (table) => {
      const path = await withBackup((backup) => makeMaze(backup, table))
      expect(look(path)).toEqual({ listed: ['Test', 'Test'], way: 'Test', opened: '' })
    },
  )

  it.each(['workspace', 'workspace_title_head'])(
    'is not listed where the pages of a table lead in circles, and nothing in it is what is looked for: %s',
    async (table) => {
      const path = await withBackup((backup) => {
        alter(backup, `UPDATE workspace_title_head SET workspace_id = 'another'`)
        makeMaze(backup, table)
      })
      expect(look(path)).toEqual({ listed: ['Test'], way: 'Test', opened: '' })
    },
  )

  it('does not say which evidence may go, where it goes on to name more than it can hold', async () => {
    const path = await withBackup((backup) => makeMaze(backup, 'content'))
    expect(look(path)).toEqual({ listed: ['Test', 'Test'], way: 'Test', opened: '' })
    expect(readdirSync(join(backupFolder(path), 'content'))).toHaveLength(1)
  })

  it.each<[code: string, change: (backup: string) => void]>([
    [
      'workspace.unknownSchema',
      (backup) =>
        alter(
          backup,
          `CREATE VIEW more AS ${endless}`,
          'CREATE TRIGGER again AFTER INSERT ON content_chunk BEGIN SELECT count(*) FROM more; END',
        ),
    ],
    ['workspace.newer', (backup) => alter(backup, 'PRAGMA user_version = 99')],
    ['workspace.damaged', (backup) => makeMazeOfSchema(backup, 'sqlite_autoindex_shelf_1', 'shelf')],
  ])('is not restored: %s', async (code, change) => {
    let backup = ''
    const path = await withBackup((newer) => {
      backup = newer
      change(newer)
    })
    const target = join(path, '..', 'restored.assay')
    await expect(restoreBackup(backup, target, { format: plain })).rejects.toMatchObject({ code })
    expect([existsSync(target), copies()]).toEqual([false, []])
  })
})

describe('a workspace that somebody else wrote', () => {
  const hostile: [what: string, codes: string[], change: (path: string) => void][] = [
    [
      'a schema whose pages lead in circles',
      ['workspace.damaged', 'workspace.damaged', 'nobody'],
      (path) => makeMazeOfSchema(path, 'sqlite_autoindex_shelf_1', 'shelf'),
    ],
    [
      'a view without end',
      ['workspace.unknownSchema', 'workspace.unknownSchema', 'nobody'],
      (path) => alter(path, ...asView('workspace', endless)),
    ],
    [
      'a newer format with one',
      ['workspace.newer', 'workspace.newer', 'nobody'],
      (path) => alter(path, 'PRAGMA user_version = 99', ...asView('format_step', endless), ...asView('workspace', endless)),
    ],
    [
      'a pipe in its place',
      ['workspace.foreign', 'workspace.foreign', 'nobody'],
      (path) => {
        rmSync(path)
        spawnSync('mkfifo', [path])
      },
    ],
  ]
  it.each(hostile)('is refused, and keeps nobody waiting: %s', async (_what, opened, change) => {
    const foreign = file()
    change(foreign)
    expect(look(await withBackup(() => {}), foreign)).toMatchObject({ opened })
  })

  it.skipIf(untested('Cancelling of what is opened is', reasons.notLinux))(
    'is looked through first, and that can be cancelled',
    async () => {
      const path = file()
      makeMaze(path, 'shelf')
      const session = new Session(new Preferences(join(temporaryFolder(), 'settings')), plain)
      const cancelling = new AbortController()
      const opening = session.open(path, 'write', cancelling.signal).catch(({ code }) => code)
      await expect.poll(() => isReading(process.pid)).toBe(true)
      cancelling.abort()
      expect(await opening).toBe('cancelled')
      expect([readers(process.pid), copies()]).toEqual([[], []])
    },
  )

  it('is opened as it is once it was open here: no process would come to the end of this one', async () => {
    const path = file()
    const session = new Session(new Preferences(join(temporaryFolder(), 'settings')), plain)
    await session.open(path)
    await session.close()
    makeMaze(path, 'shelf')
    expect((await session.open(path)).identity().title).toBe('Test')
    await session.close()
  })
})
