import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { armor } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { sealFile, unsealedBy, unsealFile } from '../../electron/sealing/files.ts'
import { sealBytes } from '../../electron/sealing/seal.ts'
import { takeLock } from '../../electron/workspace/lock.ts'
import { reasons, untested } from '../untested.ts'
import { plainWorkspace, temporaryFolder } from '../workspace/support.ts'
import { someKey } from './some-key.ts'
import { refused } from './support.ts'

/** A folder with a file of random bytes, several pieces long, and two keys. */
async function bench(size = 1_000_000) {
  const folder = temporaryFolder()
  const [a, b] = [await someKey(), await someKey()]
  const content = randomBytes(size)
  const at = (name: string) => join(folder, name)
  writeFileSync(at('plain'), content)
  return { folder, at, content, a, b, keys: { identities: [a.identity, b.identity] } }
}

describe('a file that is sealed', () => {
  it.each([0, 1, 65_536, 262_144, 1_000_000])('comes back byte for byte, of %i bytes', async (size) => {
    const { at, content, a, b, keys } = await bench(size)
    const { size: sealedSize } = await sealFile(at('plain'), at('sealed'), [[a.recipient], [b.recipient]])
    expect(sealedSize).toBe(statSync(at('sealed')).size)
    expect(await unsealFile(at('sealed'), at('opened'), keys)).toEqual({ size, layers: 2, stillSealed: false })
    expect(readFileSync(at('opened')).equals(content)).toBe(true)
  })

  it('passes in pieces: it may be larger than the memory that it takes', () => {
    const folder = temporaryFolder()
    const size = 256 * 1024 * 1024
    writeFileSync(join(folder, 'plain'), '')
    truncateSync(join(folder, 'plain'), size)
    const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'children/large.ts'), folder], {
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(statSync(join(folder, 'opened')).size).toBe(size)
    expect(Number(stdout) * 1024).toBeLessThan(size)
  })

  it('says what opens it before it is opened', async () => {
    const { at, a } = await bench(100)
    await sealFile(at('plain'), at('for keys'), [[a.recipient]])
    await sealFile(at('plain'), at('for words'), { passphrase: 'four long secret words' })
    writeFileSync(at('as text'), armor.encode(readFileSync(at('for words'))))
    expect(
      await Promise.all(['plain', 'for keys', 'for words', 'as text', 'nowhere'].map((name) => unsealedBy(at(name)))),
    ).toEqual([null, 'keys', 'passphrase', 'passphrase', null])
    truncateSync(at('for keys'), 60)
    expect((await refused(unsealedBy(at('for keys'))))[0]).toBe('sealing.cut')
  })

  it('may be text, and may hold what somebody else had sealed', async () => {
    const { at, a, b } = await bench()
    const theirs = await sealBytes(Buffer.from('theirs'), [[b.recipient]])
    writeFileSync(at('text'), armor.encode(await sealBytes(theirs, [[a.recipient]])))
    expect(await unsealFile(at('text'), at('opened'), { identities: [a.identity] })).toEqual({
      size: theirs.length,
      layers: 1,
      stillSealed: true,
    })
    expect(readFileSync(at('opened')).equals(theirs)).toBe(true)
  })

  it('is neither replaced nor cut short without a word', async () => {
    const { folder, at, a, keys } = await bench()
    await sealFile(at('plain'), at('sealed'), [[a.recipient]])
    expect(await refused(sealFile(at('plain'), at('sealed'), [[a.recipient]]))).toEqual(['file.exists', { path: at('sealed') }])
    truncateSync(at('sealed'), 700_000)
    expect(await refused(unsealFile(at('sealed'), at('opened'), keys))).toEqual(['sealing.damaged', { name: at('sealed') }])
    // Where the last piece has no room for its own mark, that the end is missing is known.
    truncateSync(at('sealed'), 200 + 10 * 65_552)
    const [code] = await refused(unsealFile(at('sealed'), at('opened'), keys))
    expect(code).toMatch(/^sealing\.(?:cut|damaged)$/)
    expect(readdirSync(folder).sort()).toEqual(['plain', 'sealed'])
  })

  it('that is replaced stays as it was where the new one fails', async () => {
    const { folder, at, a, b } = await bench()
    await sealFile(at('plain'), at('sealed'), [[a.recipient]])
    writeFileSync(at('opened'), 'earlier')
    const opening = unsealFile(at('sealed'), at('opened'), { identities: [b.identity] }, { replace: true })
    expect((await refused(opening))[0]).toBe('sealing.wrongKey')
    expect(readFileSync(at('opened'), 'utf8')).toBe('earlier')
    expect(readdirSync(folder).sort()).toEqual(['opened', 'plain', 'sealed'])
  })

  it('says how far it is, and stops when it is asked to, with nothing left', async () => {
    const { folder, at, a } = await bench()
    const controller = new AbortController()
    const seen: number[] = []
    const sealing = sealFile(at('plain'), at('sealed'), [[a.recipient]], {
      signal: controller.signal,
      progress: ({ done, total }) => {
        seen.push(done)
        expect(total).toBe(1_000_000)
        if (seen.length === 2) controller.abort()
      },
    })
    expect(await refused(sealing)).toEqual(['cancelled', {}])
    expect(seen).toEqual([262_144, 524_288])
    expect(readdirSync(folder)).toEqual(['plain'])
  })

  it('is read as one state of the file: what changes meanwhile is refused', async () => {
    const { folder, at, a } = await bench()
    const sealing = sealFile(at('plain'), at('sealed'), [[a.recipient]], {
      progress: ({ done }) => {
        if (done === 262_144) appendFileSync(at('plain'), 'more')
      },
    })
    expect(await refused(sealing)).toEqual(['sealing.changed', { path: at('plain') }])
    expect(readdirSync(folder)).toEqual(['plain'])
  })

  it('is no folder, no pipe, and there', async () => {
    const { at, a, keys } = await bench()
    mkdirSync(at('folder'))
    const found = [
      await refused(sealFile(at('folder'), at('sealed'), [[a.recipient]])),
      await refused(sealFile(at('missing'), at('sealed'), [[a.recipient]])),
      await refused(sealFile(at('plain'), at('nowhere/sealed'), [[a.recipient]])),
      await refused(unsealFile(at('plain'), at('opened'), keys)),
    ]
    expect(found).toEqual([
      ['file.notRegular', { path: at('folder') }],
      ['file.missing', { path: at('missing') }],
      ['file.folderMissing', { path: at('nowhere/sealed'), folder: at('nowhere') }],
      ['sealing.notSealed', { name: at('plain') }],
    ])
  })

  it.skipIf(untested('Sealing a pipe is', reasons.windows))('is never waited for, as a pipe would be', async () => {
    const { at, a } = await bench()
    expect(spawnSync('mkfifo', [at('pipe')]).status).toBe(0)
    expect(await refused(sealFile(at('pipe'), at('sealed'), [[a.recipient]]))).toEqual(['file.notRegular', { path: at('pipe') }])
  })

  it.skipIf(untested('Who may read what was opened is', reasons.windows))('is opened for its user alone', async () => {
    const { at, a, keys } = await bench()
    const mask = process.umask(0o022)
    const seen = new Set<number>()
    try {
      await sealFile(at('plain'), at('sealed'), [[a.recipient]])
      const progress = () => {
        for (const name of readdirSync(at('')).filter((each) => each.endsWith('.tmp'))) seen.add(statSync(at(name)).mode & 0o777)
      }
      await unsealFile(at('sealed'), at('opened'), keys, { progress })
    } finally {
      process.umask(mask)
    }
    expect([...seen, statSync(at('opened')).mode & 0o777]).toEqual([0o600, 0o600])
  })
})

describe('a workspace', () => {
  it('is sealed once it is closed, never while its last changes are beside it', async () => {
    const { at, a, keys } = await bench()
    const workspace = plainWorkspace(at('tender.assay'))
    expect(await refused(sealFile(at('tender.assay'), at('sealed'), [[a.recipient]]))).toEqual([
      'sealing.openWorkspace',
      { path: at('tender.assay') },
    ])
    workspace.close()
    const code = async () => (await refused(sealFile(at('tender.assay'), at('sealed'), [[a.recipient]])))[0]
    // Where no log is kept, the lock alone tells; after a crash, the log alone.
    const release = takeLock(at('tender.assay'), new Date(0))
    expect(await code()).toBe('sealing.openWorkspace')
    release()
    for (const left of ['tender.assay-wal', 'tender.assay-journal']) {
      writeFileSync(at(left), 'log')
      expect(await code()).toBe('sealing.openWorkspace')
      rmSync(at(left))
    }
    await sealFile(at('tender.assay'), at('sealed'), [[a.recipient]])
    await unsealFile(at('sealed'), at('opened.assay'), keys)
    expect(readFileSync(at('opened.assay')).equals(readFileSync(at('tender.assay')))).toBe(true)
  })

  it('is not opened to where the log of another would be read as part of it', async () => {
    const { at, a, keys } = await bench()
    await sealFile(at('plain'), at('sealed'), [[a.recipient]])
    writeFileSync(at('opened.assay-wal'), 'log')
    expect((await refused(unsealFile(at('sealed'), at('opened.assay'), keys)))[0]).toBe('workspace.leftBeside')
    expect(existsSync(at('opened.assay'))).toBe(false)
  })
})

describe('a process that is killed', () => {
  it.each(['seal', 'unseal'] as const)(
    'while it does so (%s) leaves no half file under the name, and nothing after the next start',
    async (direction) => {
      const { folder, at, a } = await bench(8_000_000)
      const settings = temporaryFolder()
      await sealFile(at('plain'), at('sealed'), [[a.recipient]])
      for (const pieces of [1, 2, 9]) {
        const child = spawn(
          process.execPath,
          [
            join(import.meta.dirname, 'children/slow-seal.ts'),
            settings,
            direction,
            at(direction === 'seal' ? 'plain' : 'sealed'),
            at('new'),
            direction === 'seal' ? a.recipient : a.identity,
            String(pieces),
          ],
          { stdio: ['ignore', 'pipe', 'inherit'] },
        )
        const ended = once(child, 'close')
        await once(child.stdout, 'data')
        child.kill('SIGKILL')
        expect((await ended)[1]).toBe('SIGKILL')
        expect(existsSync(at('new'))).toBe(false)
        const entry = join(import.meta.dirname, '../../electron/assay.mjs')
        expect(spawnSync(process.execPath, [entry, 'profile'], { env: { ...process.env, ASSAY_HOME: settings } }).status).toBe(0)
        expect(readdirSync(folder).sort()).toEqual(['plain', 'sealed'])
      }
    },
  )
})
