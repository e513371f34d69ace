import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, it } from 'vitest'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { Refusal } from '../../shared/result.ts'
import { untested } from '../untested.ts'
import { builtPrograms } from './programs.ts'
import { act, note, noteNumbers, plain, plainWorkspace, temporaryFolder } from './support.ts'
import { unsyncedAcknowledgements } from './trace.ts'

let writer = ''
beforeAll(async () => {
  ;({ writer } = await builtPrograms())
})

/** A repeatable sequence of numbers from 0 (inclusive) to 1 (exclusive). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Opens a file that something has happened to, and expects notes 1 to n, in n + 2 entries, with everything in order. Returns n. */
async function consistentNotes(path: string): Promise<number> {
  const workspace = Workspace.open(path, { format: plain })
  try {
    const ids = noteNumbers(workspace)
    expect(ids).toEqual(ids.map((_, index) => index + 1))
    expect(workspace.head().entry).toBe(ids.length + 2)
    expect((await workspace.verify()).flatMap((check) => check.problems)).toEqual([])
    return ids.length
  } finally {
    workspace.close()
  }
}

/** Runs the writer until it has acknowledged `wanted` commits, kills it, and returns the last number that it acknowledged. */
function killAfter(child: ChildProcess, wanted: number, delay: number): Promise<number> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('The writer has no output')
    let last = 0
    let count = 0
    createInterface(child.stdout).on('line', (line) => {
      if (!line.startsWith('ack ')) return
      last = Number(line.slice(4))
      if (++count === wanted) setTimeout(() => child.kill('SIGKILL'), delay)
    })
    child.on('error', reject)
    child.on('close', (_code, signal) => (signal === 'SIGKILL' ? resolve(last) : reject(new Error('The writer ended by itself'))))
  })
}

describe('a process that is killed', () => {
  it('has lost no commit that it acknowledged, 200 times over', async () => {
    const kills = 200
    const lanes = 2
    const outcomes = await Promise.all(
      Array.from({ length: lanes }, async (_, lane) => {
        const random = randomNumbers(lane + 1)
        const folder = temporaryFolder()
        let path = ''
        for (let kill = 0; kill < kills / lanes; kill++) {
          if (kill % 10 === 0) {
            path = join(folder, `${kill}.assay`)
            plainWorkspace(path).close()
          }
          const child = spawn(process.execPath, [writer, path, '1000000'], { stdio: ['ignore', 'pipe', 'inherit'] })
          const acknowledged = await killAfter(child, 1 + Math.floor(random() * 8), Math.floor(random() * 5))
          const kept = await consistentNotes(path)
          expect(kept).toBeGreaterThanOrEqual(acknowledged)
          expect(kept).toBeLessThanOrEqual(acknowledged + 50)
        }
        return kills / lanes
      }),
    )
    expect(outcomes.reduce((sum, count) => sum + count, 0)).toBe(kills)
  })
})

describe('a WAL that did not reach the disk whole', () => {
  let shared = ''

  /** A database and its WAL as a power cut would leave them: 25 commits, none of them in the database file yet. */
  function interrupted(): { database: Buffer; wal: Buffer; commits: number } {
    const path = join(temporaryFolder(), 'a.assay')
    plainWorkspace(path).close()
    const workspace = Workspace.open(path, { format: plain })
    const commits = 25
    for (let id = 1; id <= commits; id++)
      act(workspace, 'note.add', (write, stamp) => note(write, stamp, String(id), 'x'.repeat(id * 50)))
    const state = { database: readFileSync(path), wal: readFileSync(`${path}-wal`), commits }
    workspace.close()
    return state
  }

  /** Lays out a database and a WAL, and returns how many notes it holds. */
  async function recovered(name: string, database: Buffer, wal: Buffer): Promise<number> {
    const home = join(shared, name)
    mkdirSync(home)
    const path = join(home, 'a.assay')
    writeFileSync(path, database)
    writeFileSync(`${path}-wal`, wal)
    const count = await consistentNotes(path)
    rmSync(home, { recursive: true })
    return count
  }

  it('leaves a consistent state at every frame boundary and at 200 random offsets', async () => {
    shared = temporaryFolder()
    const { database, wal, commits } = interrupted()
    const frame = 24 + wal.readUInt32BE(8)
    const frames = (wal.length - 32) / frame
    expect(frames).toBe(Math.floor(frames))
    const counts: number[] = []
    for (let index = 0; index <= frames; index++)
      counts.push(await recovered(`frame-${index}`, database, wal.subarray(0, 32 + index * frame)))
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(new Set(counts).size).toBe(commits + 1)
    expect(counts.at(-1)).toBe(commits)
    const random = randomNumbers(7)
    for (let index = 0; index < 200; index++) {
      const length = Math.floor(random() * wal.length)
      const whole = Math.max(0, Math.floor((length - 32) / frame))
      expect(await recovered(`offset-${length}-${index}`, database, wal.subarray(0, length))).toBe(counts[whole])
    }
  })

  it('leaves a consistent state when a bit of it is flipped', async () => {
    shared = temporaryFolder()
    const { database, wal, commits } = interrupted()
    const frame = 24 + wal.readUInt32BE(8)
    const random = randomNumbers(11)
    let shortened = 0
    for (let index = 0; index < 100; index++) {
      const flipped = Buffer.from(wal)
      const offset = Math.floor(random() * wal.length)
      flipped[offset] = (flipped[offset] ?? 0) ^ (1 << Math.floor(random() * 8))
      const count = await recovered(`flip-${index}`, database, flipped)
      if (count < commits) shortened++
      expect(count).toBeLessThanOrEqual(offset < 32 ? commits : Math.floor((offset - 32) / frame))
    }
    expect(shortened).toBeGreaterThan(90)
  })
})

describe('a database file in which bits are flipped', () => {
  it('is refused, or every check says what it found; nothing crashes', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.assay')
    const workspace = plainWorkspace(path)
    act(workspace, 'note.add', (write, stamp) => {
      for (let id = 1; id <= 50; id++) note(write, stamp, String(id), 'x'.repeat(100))
    })
    workspace.close()
    const sound = readFileSync(path)
    const random = randomNumbers(13)
    const outcomes = { refused: 0, reported: 0, unused: 0 }
    for (let index = 0; index < 200; index++) {
      const damaged = Buffer.from(sound)
      const offset = Math.floor(random() * sound.length)
      damaged[offset] = (damaged[offset] ?? 0) ^ (1 << Math.floor(random() * 8))
      const copy = join(folder, `${index}.assay`)
      writeFileSync(copy, damaged)
      try {
        const opened = Workspace.open(copy, { format: plain })
        try {
          const problems = (await opened.verify()).flatMap((check) => check.problems)
          if (problems.length > 0) outcomes.reported++
          else {
            expect(noteNumbers(opened)).toHaveLength(50)
            outcomes.unused++
          }
        } finally {
          opened.close()
        }
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
        outcomes.refused++
      }
      rmSync(copy, { force: true })
    }
    expect(outcomes.refused + outcomes.reported + outcomes.unused).toBe(200)
    expect(outcomes.reported).toBeGreaterThan(0)
    expect(outcomes.refused).toBeGreaterThan(0)
  })
})

const untraced = spawnSync('strace', ['-V']).status !== 0 && 'strace is not installed'

describe('a commit', () => {
  it.skipIf(untested('The order of writing and acknowledging is', untraced))('is on the disk before it is acknowledged', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.assay')
    plainWorkspace(path).close()
    const traced = trace(folder, [path, '20'])
    expect(traced).toEqual({ acknowledged: 20, unsynced: 0 })
  })

  it.skipIf(untested('A commit that is acknowledged too early is', untraced))(
    'would be caught if it were acknowledged too early',
    () => {
      const folder = temporaryFolder()
      const { acknowledged, unsynced } = trace(folder, [join(folder, 'b.assay'), '20', 'careless'])
      expect(acknowledged).toBe(20)
      expect(unsynced).toBe(20)
    },
  )
})

/** Runs the writer under strace; how many commits it acknowledged, and how many of them before their data was synced. */
function trace(folder: string, args: string[]): { acknowledged: number; unsynced: number } {
  const log = join(folder, 'trace')
  const calls = 'trace=pwrite64,fdatasync,fsync,ftruncate,write'
  const { status, stderr } = spawnSync('strace', [
    '-f',
    '-y',
    '-s',
    '64',
    '-o',
    log,
    '-e',
    calls,
    process.execPath,
    writer,
    ...args,
  ])
  if (status !== 0) throw new Error(String(stderr))
  return unsyncedAcknowledgements(readFileSync(log, 'utf8'))
}
