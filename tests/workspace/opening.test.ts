import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connect } from '../../electron/workspace/database.ts'
import { lockPath } from '../../electron/workspace/lock.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'
import { reasons, untested } from '../untested.ts'
import {
  act,
  beforeRemoval,
  closing,
  mara,
  note,
  noteNumbers,
  plain,
  plainWorkspace,
  refusalOf,
  temporaryFolder,
} from './support.ts'

const child = (name: string) => join(import.meta.dirname, 'children', name)

/** A closed workspace file with one note. */
function file(folder = temporaryFolder()): string {
  const path = join(folder, 'a.assay')
  const workspace = plainWorkspace(path)
  act(workspace, 'note.add', (write, stamp) => note(write, stamp, '1', 'one'))
  workspace.close()
  return path
}

const openPlain = (path: string) => closing(Workspace.open(path, { format: plain }))

/** Mounts a small file system for one test. */
function mount(folder: string, ...options: string[]): boolean {
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', folder]).status !== 0) return false
  beforeRemoval(() => {
    spawnSync('umount', ['-l', folder])
  })
  return true
}

/** Whether this machine lets a test mount a file system: tried once, and taken away again. */
const mountable = (() => {
  const folder = join(temporaryFolder(), 'mount')
  mkdirSync(folder)
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0
  if (done) spawnSync('umount', [folder])
  return done
})()
const unmountable = !mountable && 'mounting is not allowed here'

describe('what is not a workspace', () => {
  it.each([
    ['nothing at all', Buffer.alloc(0)],
    ['text', Buffer.from('# Notes\n'.repeat(100))],
    ['a ZIP', Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(5000)])],
    ['random bytes', randomBytes(100_000)],
    ['only the header of a database', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(84)])],
  ])('is refused: %s', (_name, bytes) => {
    const path = join(temporaryFolder(), 'a.assay')
    writeFileSync(path, bytes)
    expect(refusalOf(() => openPlain(path)).code).toBe('workspace.foreign')
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(readdirSync(join(path, '..'))).toEqual(['a.assay'])
  })

  it('is refused: the database of another program, a folder, a file that is not there', () => {
    const folder = temporaryFolder()
    const other = connect(join(folder, 'other.db'), { create: true })
    other.exec('CREATE TABLE t (a)')
    other.close()
    expect(refusalOf(() => openPlain(join(folder, 'other.db'))).code).toBe('workspace.foreign')
    expect(refusalOf(() => openPlain(folder)).code).toBe('workspace.foreign')
    expect(refusalOf(() => openPlain(join(folder, 'nothing.assay'))).code).toBe('workspace.missing')
    expect(
      refusalOf(() => Workspace.create(join(folder, 'no', 'folder', 'a.assay'), { title: 'T', profile: mara, format: plain }))
        .code,
    ).toBe('workspace.missing')
  })

  it.each([18, 19])('is refused as damaged when byte %i of it says a version that SQLite does not know', (at) => {
    const path = file()
    const bytes = readFileSync(path)
    bytes[at] = 0x57
    writeFileSync(path, bytes)
    expect(refusalOf(() => openPlain(path))).toMatchObject({ code: 'workspace.damaged', details: { path, reason: 'beginning' } })
  })

  it('is refused when it ends early', () => {
    const path = file()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.subarray(0, bytes.length - 100))
    expect(refusalOf(() => openPlain(path)).code).toBe('workspace.damaged')
    writeFileSync(path, bytes.subarray(0, 4096 * 3))
    writeFileSync(`${path}-wal`, '')
    expect(refusalOf(() => openPlain(path)).code).toMatch(/^workspace\.(damaged|unknownSchema)$/)
  })

  it('is refused when its pages are damaged and it was not closed properly; else the next verification says so', async () => {
    const path = file()
    const connection = connect(path)
    const root =
      connection.prepare<[], { rootpage: number }>(`SELECT rootpage FROM sqlite_schema WHERE name = 'note'`).get()?.rootpage ?? 0
    connection.close()
    writeFileSync(path, readFileSync(path).fill(0x55, (root - 1) * 4096 + 8, root * 4096))
    const workspace = openPlain(path)
    expect((await workspace.verify()).find((check) => check.name === 'pages')?.problems).not.toEqual([])
    workspace.close()
    writeFileSync(`${path}-wal`, '')
    expect(refusalOf(() => openPlain(path)).code).toBe('workspace.damaged')
  })

  it('never does more than be refused, whatever bytes follow a proper header', () => {
    const path = file()
    const header = readFileSync(path).subarray(0, 100)
    const folder = join(path, '..')
    let index = 0
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 3996, maxLength: 3996 }), (tail) => {
        const copy = join(folder, `${index++}.assay`)
        writeFileSync(copy, Buffer.concat([header, tail]))
        expect(refusalOf(() => openPlain(copy))).toBeInstanceOf(Refusal)
      }),
      { numRuns: 50 },
    )
  })

  it('is told in a sentence that names the file', () => {
    const path = join(temporaryFolder(), 'a.assay')
    writeFileSync(path, 'no')
    const { code, details } = refusalOf(() => openPlain(path))
    expect(translator('en')(`error.${code}`, details)).toBe(
      `${path} is not an Assay workspace. Choose a file that Assay has written; it ends in .assay.`,
    )
  })
})

describe('an existing file', () => {
  it('is never replaced, by a new workspace or by a copy', () => {
    const path = file()
    const bytes = readFileSync(path)
    expect(refusalOf(() => Workspace.create(path, { title: 'T', profile: mara, format: plain })).code).toBe('workspace.exists')
    expect(readFileSync(path).equals(bytes)).toBe(true)
    const workspace = openPlain(path)
    expect(refusalOf(() => workspace.saveCopy(path)).code).toBe('workspace.exists')
  })
})

describe('a copy', () => {
  it('is complete, independent and one file', async () => {
    const path = file()
    const workspace = openPlain(path)
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, '2', 'two'))
    workspace.saveCopy(join(path, '..', 'copies', 'b.assay'))
    expect(readdirSync(join(path, '..', 'copies'))).toEqual(['b.assay'])
    const copy = openPlain(join(path, '..', 'copies', 'b.assay'))
    expect(copy.head()).toEqual(workspace.head())
    expect((await copy.verify()).flatMap((check) => check.problems)).toEqual([])
    expect(copy.undo(mara).action.command).toBe('note.add')
    expect(noteNumbers(workspace)).toHaveLength(2)
  })
})

describe('a second instance', () => {
  it('is refused, and told who has the file open', () => {
    const path = file()
    openPlain(path)
    expect(refusalOf(() => openPlain(path))).toMatchObject({
      code: 'workspace.locked',
      details: { path, pid: process.pid, host: hostname() },
    })
  })

  it('is refused in another process, and let in once that one has died', async () => {
    const path = file()
    const other = spawn(process.execPath, [child('writer.ts'), path, '0', 'stay'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => other.stdout.once('data', resolve))
    expect(refusalOf(() => openPlain(path))).toMatchObject({ code: 'workspace.locked', details: { pid: other.pid } })
    const closed = new Promise((resolve) => other.once('close', resolve))
    other.kill('SIGKILL')
    await closed
    expect(existsSync(lockPath(path))).toBe(true)
    expect(noteNumbers(openPlain(path))).toHaveLength(1)
  })

  it('is refused while a lock of another computer, or one that cannot be read, is there', () => {
    const path = file()
    const holder = { pid: 1, host: 'another', since: '2026-01-01T00:00:00.000Z', process: '', token: 't' }
    writeFileSync(lockPath(path), JSON.stringify(holder))
    expect(refusalOf(() => openPlain(path))).toMatchObject({ code: 'workspace.locked', details: { host: 'another' } })
    writeFileSync(lockPath(path), '')
    expect(refusalOf(() => openPlain(path)).code).toBe('workspace.lockUnreadable')
  })

  it.skipIf(untested('A number of a process that lives on in another one is', reasons.notLinux))(
    'is let in when only the number of the dead process lives on in another one (Linux)',
    () => {
      const path = file()
      const holder = {
        pid: process.pid,
        host: hostname(),
        since: '2026-01-01T00:00:00.000Z',
        process: 'an earlier boot:1',
        token: 't',
      }
      writeFileSync(lockPath(path), JSON.stringify(holder))
      openPlain(path).close()
      expect(existsSync(lockPath(path))).toBe(false)
    },
  )
})

describe('a file that goes away while it is open', () => {
  it.each([
    ['deleted', (path: string) => unlinkSync(path)],
    ['moved', (path: string) => renameSync(path, `${path}.moved`)],
    [
      'replaced',
      (path: string) => {
        copyFileSync(path, `${path}.new`)
        renameSync(`${path}.new`, path)
      },
    ],
  ])('takes no more changes, and what it held can be saved: %s', async (_name, away) => {
    const path = file()
    const workspace = openPlain(path)
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, '2', 'two'))
    away(path)
    const refusal = refusalOf(() => act(workspace, 'note.add', (write, stamp) => note(write, stamp, '3', 'three')))
    expect(refusal).toMatchObject({
      code: 'workspace.removed',
      details: { path, suggestion: path.replace('.assay', '-rescued.assay') },
    })
    expect(noteNumbers(workspace)).toHaveLength(2)
    workspace.saveCopy(String(refusal.details.suggestion))
    const copy = openPlain(String(refusal.details.suggestion))
    expect(noteNumbers(copy)).toHaveLength(2)
    expect((await copy.verify()).flatMap((check) => check.problems)).toEqual([])
    workspace.close()
    expect(existsSync(lockPath(path))).toBe(false)
    expect(existsSync(`${path}-wal`)).toBe(false)
  })

  it('is saved beside where it was when it is closed without a copy', () => {
    const path = file()
    const workspace = openPlain(path)
    act(workspace, 'note.add', (write, stamp) => note(write, stamp, '2', 'two'))
    unlinkSync(path)
    workspace.close()
    expect(readdirSync(join(path, '..'))).toEqual(['a-rescued.assay'])
    expect(noteNumbers(openPlain(path.replace('.assay', '-rescued.assay')))).toHaveLength(2)
  })

  it('can be closed even when its whole folder is gone', () => {
    const path = file()
    const workspace = openPlain(path)
    rmSync(join(path, '..'), { recursive: true })
    expect(refusalOf(() => act(workspace, 'note.add', () => {})).code).toBe('workspace.removed')
    workspace.close()
  })
})

describe('a full disk', () => {
  it.skipIf(untested('A disk that is full while a workspace is open is', unmountable))(
    'refuses the action, keeps the rest, and works again once there is room',
    async () => {
      const folder = join(temporaryFolder(), 'small')
      mkdirSync(folder)
      expect(mount(folder, 'size=4m')).toBe(true)
      const path = file(folder)
      const workspace = openPlain(path)
      const ballast = join(folder, 'ballast')
      writeFileSync(ballast, Buffer.alloc(2_400_000))
      let id = 1
      const refusal = refusalOf(() => {
        for (;;) {
          act(workspace, 'note.add', (write, stamp) => note(write, stamp, String(id + 1), 'x'.repeat(20_000)))
          id++
        }
      })
      expect(refusal).toMatchObject({ code: 'workspace.full', details: { path } })
      expect(id).toBeGreaterThan(2)
      expect(noteNumbers(workspace)).toHaveLength(id)
      expect(refusalOf(() => workspace.close())).toMatchObject({
        code: 'workspace.walLeft',
        details: { wal: `${path}-wal`, beside: 'true', full: 'true' },
      })
      rmSync(ballast)
      const again = openPlain(path)
      act(again, 'note.add', (write, stamp) => note(write, stamp, String(id + 1), 'small'))
      expect(noteNumbers(again)).toHaveLength(id + 1)
      expect((await again.verify()).flatMap((check) => check.problems)).toEqual([])
      again.close()
      expect(readdirSync(folder)).toEqual(['a.assay'])
    },
  )

  it.skipIf(untested('A disk without any room is', unmountable))(
    'lets no file be opened or created, and leaves nothing behind',
    () => {
      const folder = join(temporaryFolder(), 'small')
      mkdirSync(folder)
      expect(mount(folder, 'size=1m')).toBe(true)
      const path = file(folder)
      expect(() => writeFileSync(join(folder, 'ballast'), Buffer.alloc(2_000_000))).toThrow('ENOSPC')
      expect(refusalOf(() => openPlain(path)).code).toBe('workspace.full')
      expect(refusalOf(() => Workspace.create(join(folder, 'b.assay'), { title: 'T', profile: mara, format: plain })).code).toBe(
        'workspace.full',
      )
      expect(readdirSync(folder).sort()).toEqual(['a.assay', 'ballast'])
      rmSync(join(folder, 'ballast'))
      expect(noteNumbers(openPlain(path))).toHaveLength(1)
    },
  )

  it.skipIf(untested('A limit on the size of files is', reasons.windows))(
    'refuses the action where the size of a file is limited, and loses nothing',
    async () => {
      const path = join(temporaryFolder(), 'a.assay')
      plainWorkspace(path).close()
      const script = `trap '' XFSZ; ulimit -f 2048; exec "$0" "$1" "$2"`
      const { stdout } = spawnSync('sh', ['-c', script, process.execPath, child('filler.ts'), path], { encoding: 'utf8' })
      const { code, acknowledged } = JSON.parse(stdout)
      expect(code).toMatch(/^workspace\.(full|io)$/)
      expect(acknowledged).toBeGreaterThan(2)
      const workspace = openPlain(path)
      expect(noteNumbers(workspace)).toHaveLength(acknowledged)
      expect((await workspace.verify()).flatMap((check) => check.problems)).toEqual([])
    },
  )
})

describe('a folder that cannot be written', () => {
  it.skipIf(untested('A read-only file system is', unmountable))('is refused in plain words: read-only file system', () => {
    const folder = join(temporaryFolder(), 'fixed')
    mkdirSync(folder)
    expect(mount(folder, 'size=2m')).toBe(true)
    const path = file(folder)
    expect(spawnSync('mount', ['-o', 'remount,ro', folder]).status).toBe(0)
    expect(refusalOf(() => openPlain(path))).toMatchObject({ code: 'workspace.readonly', details: { path } })
    expect(refusalOf(() => Workspace.create(join(folder, 'b.assay'), { title: 'T', profile: mara, format: plain })).code).toBe(
      'workspace.readonly',
    )
  })

  it.skipIf(untested('A workspace that may not be written is', reasons.root))('is refused in plain words: permissions', () => {
    const path = file()
    const folder = join(path, '..')
    chmodSync(folder, 0o555)
    beforeRemoval(() => chmodSync(folder, 0o755))
    expect(refusalOf(() => openPlain(path))).toMatchObject({ code: 'workspace.readonly', details: { path } })
  })
})
