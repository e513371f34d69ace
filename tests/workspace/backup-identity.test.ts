import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backupFileName, backupFolder, listBackups } from '../../electron/workspace/backup-folder.ts'
import { storeBytes } from '../../electron/workspace/content.ts'
import { Preferences } from '../../electron/workspace/preferences.ts'
import { Session } from '../../electron/workspace/session.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { act, closing, mara, plain, plainWorkspace, refusalOf, temporaryFolder } from './support.ts'

/** A workspace that was backed up `count` times, once a second, and was then lost: neither open nor there. */
async function lostWorkspace(path: string, title: string, count: number) {
  let now = Date.UTC(2026, 0, 1)
  const workspace = closing(Workspace.create(path, { title, profile: mara, clock: () => new Date(now), format: plain }))
  act(workspace, 'add', (write) => storeBytes(write, Buffer.from(title)))
  for (let taken = 0; taken < count; taken++) {
    now += 1000
    await workspace.backup()
  }
  workspace.close()
  rmSync(path)
  return workspace
}

const namesIn = (path: string) => readdirSync(backupFolder(path)).filter((name) => name.endsWith('.assay-backup'))

describe('the backups of a workspace', () => {
  it('say in their name and inside which workspace they are of', async () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    const backup = await workspace.backup()
    expect(basename(backup.path)).toBe(`2026-01-01T12-00-02.000Z.${workspace.id}.assay-backup`)
    expect(backup).toMatchObject({ id: workspace.id, title: 'Test' })
  })

  it('are never thinned by another workspace that has its name now, nor is their evidence', async () => {
    const path = join(temporaryFolder(), 'a.assay')
    await lostWorkspace(path, 'Lost', 5)
    const kept = namesIn(path)
    let now = Date.UTC(2027, 0, 1)
    const workspace = plainWorkspace(path, () => new Date(now))
    for (let taken = 0; taken < 8; taken++) {
      now += 1000
      await workspace.backup()
    }
    const own = namesIn(path).filter((name) => name.includes(workspace.id))
    expect(own).toHaveLength(5)
    expect(namesIn(path).filter((name) => !own.includes(name))).toEqual(kept)
    expect(readdirSync(join(backupFolder(path), 'content'))).toHaveLength(1)
  })

  it('are listed before those of another one, however new these are', async () => {
    const path = join(temporaryFolder(), 'a.assay')
    const lost = await lostWorkspace(path, 'Lost', 2)
    const workspace = plainWorkspace(path, () => new Date(Date.UTC(2025, 0, 1)))
    await workspace.backup()
    const listed = (id: string | undefined) =>
      listBackups(path, id, plain).map(({ title, of, at }) => `${title} ${of} ${at.slice(0, 19)}`)
    expect(listed(workspace.id)).toEqual([
      'Test this 2025-01-01T00:00:00',
      'Lost other 2026-01-01T00:00:02',
      'Lost other 2026-01-01T00:00:01',
    ])
    expect(listed(lost.id)).toEqual([
      'Lost this 2026-01-01T00:00:02',
      'Lost this 2026-01-01T00:00:01',
      'Test other 2025-01-01T00:00:00',
    ])
    expect(listed(undefined)).toEqual([
      'Lost unknown 2026-01-01T00:00:02',
      'Lost unknown 2026-01-01T00:00:01',
      'Test unknown 2025-01-01T00:00:00',
    ])
  })

  it('are found, and thinned as before, where they carry no identity in their name', async () => {
    let now = Date.UTC(2026, 0, 1, 1)
    const path = join(temporaryFolder(), 'a.assay')
    await lostWorkspace(path, 'Lost', 1)
    const workspace = plainWorkspace(path, () => new Date(now))
    for (let taken = 0; taken < 5; taken++) {
      now += 1000
      await workspace.backup()
    }
    for (const name of namesIn(path))
      renameSync(join(backupFolder(path), name), join(backupFolder(path), name.replace(/Z\..{36}\./, 'Z.')))
    const unreadable = join(backupFolder(path), '2020-01-01T00-00-00.000Z.assay-backup')
    writeFileSync(unreadable, 'nobody knows')
    expect(listBackups(path, workspace.id, plain).map(({ of }) => of)).toEqual(['this', 'this', 'this', 'this', 'this', 'other'])
    now += 1000
    await workspace.backup()
    expect(listBackups(path, workspace.id, plain).map(({ at, of }) => `${of} ${at.slice(11, 19)}`)).toEqual([
      'this 01:00:06',
      'this 01:00:05',
      'this 01:00:04',
      'this 01:00:03',
      'this 01:00:02',
      'other 00:00:01',
    ])
    expect(readFileSync(unreadable, 'utf8')).toBe('nobody knows')
  })

  it('go in their turn when they can no longer be read, since their name says whose they are', async () => {
    let now = Date.UTC(2026, 0, 1)
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'), () => new Date(now))
    const first = await workspace.backup()
    writeFileSync(first.path, 'damaged')
    for (let taken = 0; taken < 5; taken++) {
      now += 1000
      await workspace.backup()
    }
    expect(namesIn(workspace.path)).toHaveLength(5)
    expect(namesIn(workspace.path)).not.toContain(basename(first.path))
  })

  it('are those of a copy and of what was restored, too: both carry on the same workspace', async () => {
    const folder = temporaryFolder()
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    const backup = await workspace.backup()
    workspace.saveCopy(join(folder, 'b.assay'))
    workspace.close()
    rmSync(workspace.path)
    renameSync(join(folder, 'b.assay'), workspace.path)
    const copy = closing(Workspace.open(workspace.path, { format: plain }))
    expect(copy.id).toBe(workspace.id)
    expect(listBackups(copy.path, copy.id, plain).map(({ path, of }) => ({ path, of }))).toEqual([
      { path: backup.path, of: 'this' },
    ])
  })

  it('never lie outside their folder, whatever a file from somebody else calls itself', () => {
    const at = new Date(0)
    expect(backupFileName(at, '../'.repeat(12))).toBe('1970-01-01T00-00-00.000Z.assay-backup')
  })
})

describe('the way back that is offered for a lost workspace', () => {
  const settings = () => new Preferences(temporaryFolder())

  /** What a session is refused that opens a file. */
  async function refusalOfOpening(preferences: Preferences, path: string) {
    try {
      await new Session(preferences, plain).open(path)
    } catch (error) {
      return refusalOf(() => {
        throw error
      })
    }
    throw new Error('It was opened')
  }

  /** Two workspaces of one path, one after the other, each backed up; the second is there. */
  async function two(preferences: Preferences, path: string) {
    const backups: string[] = []
    for (const title of ['First', 'Second']) {
      rmSync(path, { force: true })
      const session = new Session(preferences, plain)
      const workspace = await session.create(path, title, mara)
      backups.push((await workspace.backup()).path)
      await session.close()
    }
    return backups
  }

  it.each([
    ['missing', 'workspace.missing', (path: string) => rmSync(path)],
    ['damaged at its end', 'workspace.damaged', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, -100))],
    [
      'damaged at its beginning',
      'workspace.damaged',
      (path: string) => writeFileSync(path, readFileSync(path).fill(0x55, 0, 8192)),
    ],
  ])('is its own newest backup, and not a newer one of another: %s', async (_name, code, lose) => {
    const path = join(temporaryFolder(), 'a.assay')
    const preferences = settings()
    const [, second = ''] = await two(preferences, path)
    const other = await new Session(settings(), plain).create(join(temporaryFolder(), 'a.assay'), 'Third', mara)
    const third = (await other.backup()).path
    other.close()
    renameSync(third, join(backupFolder(path), basename(third)))
    lose(path)
    expect(await refusalOfOpening(preferences, path)).toMatchObject({ code, details: { path, backup: second, of: 'this' } })
  })

  it('says plainly that the only backup there is of another workspace', async () => {
    const path = join(temporaryFolder(), 'a.assay')
    const preferences = settings()
    const [first = '', second = ''] = await two(preferences, path)
    rmSync(second)
    rmSync(path)
    const refused = await refusalOfOpening(preferences, path)
    expect(refused).toMatchObject({ code: 'workspace.missing', details: { backup: first, of: 'other', title: 'First' } })
  })

  it('does not claim to know what is not known any more', async () => {
    const path = join(temporaryFolder(), 'a.assay')
    const [, second = ''] = await two(settings(), path)
    rmSync(path)
    expect(await refusalOfOpening(settings(), path)).toMatchObject({
      details: { backup: second, of: 'unknown', title: 'Second' },
    })
  })

  it('is nothing where no backup is', async () => {
    const path = join(temporaryFolder(), 'a.assay')
    mkdirSync(backupFolder(path))
    expect(await refusalOfOpening(settings(), path)).toMatchObject({ code: 'workspace.missing', details: { backup: 'none' } })
    expect(refusalOf(() => Workspace.open(path, { format: plain })).details.backup).toBe('none')
  })

  it('is no reason to skip the backup that is due, when only another workspace of that name has one', async () => {
    const path = join(temporaryFolder(), 'a.assay')
    const preferences = settings()
    await two(preferences, path)
    rmSync(path)
    let now = Date.UTC(2020, 0, 1)
    const session = new Session(preferences, plain, () => new Date(now))
    const third = await session.create(path, 'Third', mara)
    now += 2 * 60 * 60 * 1000
    await session.close()
    expect(listBackups(path, third.id, plain).map(({ title }) => title)).toEqual(['Third', 'Second', 'First'])
  })
})
