import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { restoreBackup, type Watch } from '../../electron/workspace/backup.ts'
import { backupFolder, listBackups } from '../../electron/workspace/backup-folder.ts'
import { text } from '../../electron/workspace/columns.ts'
import { readContent, storeBytes } from '../../electron/workspace/content.ts'
import { sql } from '../../electron/workspace/database.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import {
  act,
  closing,
  mara,
  note,
  noteNumbers,
  notes,
  plain,
  plainWorkspace,
  refusalOf,
  temporaryFolder,
  tickingClock,
} from './support.ts'

function storedContents(path: string): string[] {
  return readdirSync(join(backupFolder(path), 'content'), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => file.name)
}

describe('a rolling backup', () => {
  it('is put together again with its evidence, its journal and its undo', async () => {
    const folder = temporaryFolder()
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    const bytes = randomBytes(2_500_000)
    let sha256 = ''
    act(workspace, 'add', (write, stamp) => {
      note(write, stamp, '1', 'one')
      sha256 = storeBytes(write, bytes)
    })
    act(workspace, 'edit', (write, stamp) => note(write, stamp, '1', 'two'))
    const backup = await workspace.backup()
    expect(backup).toMatchObject({ at: '2026-01-01T12:00:04.000Z', entry: 4 })
    expect(backup.size).toBeLessThan(400_000)
    const restored = await restoreBackup(backup.path, join(folder, 'b.assay'), { format: plain })
    expect(restored).toMatchObject({ path: join(folder, 'b.assay'), contents: 1, missing: [] })
    const copy = closing(Workspace.open(join(folder, 'b.assay'), { format: plain, clock: tickingClock() }))
    expect(copy.head()).toEqual(workspace.head())
    expect(copy.identity()).toEqual(workspace.identity())
    expect(Buffer.concat([...readContent(copy.read, sha256)]).equals(bytes)).toBe(true)
    expect((await copy.verify()).flatMap((check) => check.problems)).toEqual([])
    copy.undo(mara)
    expect(notes(copy)).toEqual({ 1: 'one' })
  })

  it('says how far it is, by pieces that add up, and so does putting it together again', async () => {
    const folder = temporaryFolder()
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    act(workspace, 'add', (write, stamp) => {
      for (let id = 1; id <= 2001; id++) note(write, stamp, String(id), 'x')
      storeBytes(write, Buffer.from('one'))
      storeBytes(write, Buffer.from('two'))
    })
    const watched = async <Value>(work: (watch: Watch) => Promise<Value>): Promise<{ value: Value; seen: string[] }> => {
      const seen: string[] = []
      const value = await work({ progress: ({ done, total }) => seen.push(`${done} of ${total}`) })
      return { value, seen }
    }
    const backup = await watched((watch) => workspace.backup(watch))
    const [, total] = backup.seen.at(-1)?.split(' of ') ?? []
    expect(backup.seen).toEqual(backup.seen.map((_, index) => `${index + 1} of ${total}`))
    expect(backup.seen).toHaveLength(Number(total))
    const restored = await watched((watch) =>
      restoreBackup(backup.value.path, join(folder, 'b.assay'), { ...watch, format: plain }),
    )
    expect(restored.seen).toEqual(['1 of 2', '2 of 2'])
  })

  it('copies content only once', async () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    act(workspace, 'add', (write) => storeBytes(write, randomBytes(1000)))
    act(workspace, 'note', (write, stamp) => note(write, stamp, '1', 'x'))
    await workspace.backup()
    const [name = ''] = storedContents(workspace.path)
    const file = join(backupFolder(workspace.path), 'content', name.slice(0, 2), name)
    const { ino, mtimeMs } = statSync(file)
    act(workspace, 'add', (write) => storeBytes(write, randomBytes(1000)))
    await workspace.backup()
    expect(storedContents(workspace.path)).toHaveLength(2)
    expect(statSync(file)).toMatchObject({ ino, mtimeMs })
    expect(listBackups(workspace.path, workspace.id, plain)).toHaveLength(2)
  })

  it('goes when retention no longer keeps it, with content that no other backup names', async () => {
    let now = Date.UTC(2026, 0, 1)
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'), () => new Date(now))
    act(workspace, 'add', (write) => storeBytes(write, Buffer.from('stays')))
    await workspace.backup()
    const orphan = createHash('sha256').update('orphan').digest('hex')
    const [kept = ''] = storedContents(workspace.path)
    writeFileSync(join(backupFolder(workspace.path), 'content', kept.slice(0, 2), orphan), 'orphan')
    expect(storedContents(workspace.path)).toHaveLength(2)
    for (let index = 0; index < 7; index++) {
      now += 1000
      await workspace.backup()
    }
    expect(listBackups(workspace.path, workspace.id, plain).map(({ at }) => at.slice(17, 19))).toEqual([
      '07',
      '06',
      '05',
      '04',
      '03',
    ])
    expect(storedContents(workspace.path)).toEqual([kept])
  })

  it('shows one state, though the workspace is written to meanwhile', async () => {
    const folder = temporaryFolder()
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    act(workspace, 'add', (write, stamp) => {
      for (let id = 1; id <= 10_000; id++) note(write, stamp, String(id), 'old')
    })
    const pending = workspace.backup()
    act(workspace, 'edit', (write, stamp) => note(write, stamp, '10000', 'new'))
    const backup = await pending
    expect(backup.entry).toBe(3)
    await restoreBackup(backup.path, join(folder, 'b.assay'), { format: plain })
    const copy = closing(Workspace.open(join(folder, 'b.assay'), { format: plain }))
    expect((await copy.verify()).flatMap((check) => check.problems)).toEqual([])
    expect(notes(copy)[10_000]).toBe('old')
  })

  it('is restored without content that is missing or damaged in the store, and says which', async () => {
    const folder = temporaryFolder()
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    act(workspace, 'add', (write) => {
      storeBytes(write, Buffer.from('kept'))
      storeBytes(write, Buffer.from('spoilt'))
      storeBytes(write, Buffer.from('lost'))
    })
    const backup = await workspace.backup()
    const names = ['spoilt', 'lost'].map((text) => createHash('sha256').update(text).digest('hex'))
    const [spoilt = '', lost = ''] = names.map((name) => join(backupFolder(workspace.path), 'content', name.slice(0, 2), name))
    writeFileSync(spoilt, 'spoild')
    rmSync(lost)
    const restored = await restoreBackup(backup.path, join(folder, 'b.assay'), { format: plain })
    expect(restored.contents).toBe(1)
    expect(restored.missing.toSorted()).toEqual(names.toSorted())
  })

  it('reads nothing but its own store, and nothing that never ends, whatever content it names', async () => {
    const folder = temporaryFolder()
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    let sha256 = ''
    act(workspace, 'add', (write) => {
      sha256 = storeBytes(write, Buffer.from('one'))
    })
    const backup = await workspace.backup()
    const outside = `../../${'./'.repeat(20)}outside.bin`.padStart(64, './')
    writeFileSync(join(folder, 'outside.bin'), 'x')
    const changed = new Database(backup.path)
    changed.pragma('ignore_check_constraints = ON')
    changed.prepare('INSERT INTO content (sha256, size) VALUES (?, 1)').run(outside)
    changed.close()
    const [stored] = storedContents(workspace.path)
    const path = join(backupFolder(workspace.path), 'content', sha256.slice(0, 2), String(stored))
    rmSync(path)
    spawnSync('mkfifo', [path])
    const { missing } = await restoreBackup(backup.path, join(folder, 'b.assay'), { format: plain })
    expect(missing.toSorted()).toEqual([outside, sha256].toSorted())
  })

  it('is not restored beside the last changes of another file, which would become part of it, nor is anything else', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.assay')
    const workspace = plainWorkspace(path)
    const backup = await workspace.backup()
    act(workspace, 'add', (write, stamp) => note(write, stamp, '1', 'one'))
    const changes = readFileSync(`${path}-wal`)
    workspace.close()
    rmSync(path)
    for (const left of [`${path}-wal`, `${path}-journal`]) {
      writeFileSync(left, changes)
      const refused = { code: 'workspace.leftBeside', details: { path, left } }
      await expect(restoreBackup(backup.path, path, { format: plain })).rejects.toMatchObject(refused)
      expect(() => plainWorkspace(path)).toThrow('workspace.leftBeside')
      const other = plainWorkspace(join(folder, `beside-${left.slice(path.length)}.assay`))
      expect(() => other.saveCopy(path)).toThrow('workspace.leftBeside')
      expect(readFileSync(left).equals(changes)).toBe(true)
      rmSync(left)
    }
    await restoreBackup(backup.path, path, { format: plain })
    expect(noteNumbers(closing(Workspace.open(path, { format: plain })))).toEqual([])
  })

  it('is no workspace to open, and is never restored over a file', async () => {
    const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
    const { path } = await workspace.backup()
    expect(refusalOf(() => Workspace.open(path, { format: plain })).code).toBe('workspace.isBackup')
    await expect(restoreBackup(path, workspace.path, { format: plain })).rejects.toMatchObject({ code: 'workspace.exists' })
  })

  it('is named when the workspace is found damaged', async () => {
    const path = join(temporaryFolder(), 'a.assay')
    const workspace = plainWorkspace(path)
    act(workspace, 'add', (write, stamp) => note(write, stamp, '1', 'one'))
    const good = await workspace.backup()
    const newer = await workspace.backup()
    workspace.close()
    writeFileSync(newer.path, readFileSync(newer.path).fill(0x55, 4096))
    writeFileSync(path, readFileSync(path).fill(0x55, 0, 8192))
    expect(refusalOf(() => Workspace.open(path, { format: plain }))).toMatchObject({
      code: 'workspace.damaged',
      details: { path, backup: good.path },
    })
  })

  it('brings full-text index, views and triggers along', async () => {
    const folder = temporaryFolder()
    const workspace = plainWorkspace(join(folder, 'a.assay'))
    act(workspace, 'add', (write, stamp) => note(write, stamp, '7', 'the quick fox'))
    await restoreBackup((await workspace.backup()).path, join(folder, 'b.assay'), { format: plain })
    const copy = closing(Workspace.open(join(folder, 'b.assay'), { format: plain }))
    act(copy, 'add', (write, stamp) => note(write, stamp, '8', 'slow fox'))
    const foxes = sql(
      `SELECT subject_id AS topic FROM search_document WHERE id IN (SELECT rowid FROM search_index WHERE search_index MATCH 'fox') ORDER BY id`,
      {},
      { topic: text },
    )
    expect(copy.read.all(foxes)).toEqual([{ topic: '7' }, { topic: '8' }])
    expect(noteNumbers(copy)).toEqual([7, 8])
    expect((await copy.verify()).flatMap((check) => check.problems)).toEqual([])
  })
})
