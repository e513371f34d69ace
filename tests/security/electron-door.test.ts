import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reasons, untested } from '../untested.ts'
import { isReading, readers } from '../workspace/door-processes.ts'
import { all, copies, file, opened, refusedWith } from '../workspace/door-support.ts'
import { makeMaze } from '../workspace/hostile.ts'
import { calls } from './electron-stand-in.ts'

const { versions } = process
beforeAll(() => Object.defineProperty(process, 'versions', { value: { ...versions, electron: '45.4.1' }, configurable: true }))
afterAll(() => Object.defineProperty(process, 'versions', { value: versions, configurable: true }))

describe('a database from somebody else, in Electron', () => {
  it('is read by a utility process, since its binary does not run as Node', async () => {
    const door = await opened(file(), { limits: { memoryMegabytes: 512 } })
    expect(door.about.title).toBe('Test')
    expect((await all(door.rows())).length).toBe(10)
    const program = join(import.meta.dirname, '../../electron/workspace/door/worker.ts')
    expect(calls).toEqual([
      ['utilityProcess.fork', program, { execArgv: ['--max-old-space-size=512'], stdio: 'ignore', serviceName: 'Assay reader' }],
    ])
    await door.close()
    expect(copies()).toEqual([])
  })

  it.skipIf(untested('How a utility process ends is', reasons.notLinux))(
    'is left at once, inside SQLite or before it has begun',
    async () => {
      const path = file()
      makeMaze(path, 'shelf')
      for (const until of [() => expect.poll(() => isReading(process.pid)).toBe(true), async () => {}]) {
        const cancelling = new AbortController()
        const reading = refusedWith(path, { signal: cancelling.signal })
        await until()
        cancelling.abort()
        expect(await reading).toBe('cancelled')
        expect([readers(process.pid), copies()]).toEqual([[], []])
      }
    },
  )
})
