import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { identify } from '../../electron/workspace/door/door.ts'
import { reasons, untested } from '../untested.ts'
import { hasCopied, isReading, readers } from './door-processes.ts'
import { copies, file, opened, refusal, refusedWith } from './door-support.ts'
import { makeMaze } from './hostile.ts'
import { plain, tamper } from './support.ts'

/** A file whose schema is Assay's own, and which takes for ever to read. */
function maze(): string {
  const path = file()
  makeMaze(path, 'shelf')
  return path
}

describe.skipIf(untested('How the process of the door ends is', reasons.notLinux))('the process that reads', () => {
  it('is ended at its time, though it is inside SQLite', async () => {
    const path = maze()
    const { code, details } = await refusal(opened(path, { limits: { seconds: 2 } }))
    expect([code, details]).toEqual(['workspace.timeout', { path, seconds: 2 }])
    expect([readers(process.pid), copies()]).toEqual([[], []])
  })

  it('is ended at its time, whatever it is asked', async () => {
    const path = file()
    makeMaze(path, 'workspace_title')
    const { code } = await refusal(identify(path, { format: plain, limits: { seconds: 2 } }))
    expect(code).toBe('workspace.timeout')
    expect([readers(process.pid), copies()]).toEqual([[], []])
  })

  it('is ended when it is cancelled: before it starts, while it starts, inside SQLite', async () => {
    const path = maze()
    expect(await refusedWith(path, { signal: AbortSignal.abort() })).toBe('cancelled')

    const starting = new AbortController()
    const begun = refusedWith(path, { signal: starting.signal })
    starting.abort()
    expect(await begun).toBe('cancelled')

    const inside = new AbortController()
    const reading = refusedWith(path, { signal: inside.signal })
    await expect.poll(() => isReading(process.pid)).toBe(true)
    inside.abort()
    expect(await reading).toBe('cancelled')
    expect([readers(process.pid), copies()]).toEqual([[], []])
  })

  it('is ended by closing the door, and what is asked then is refused', async () => {
    const door = await opened(file())
    const rows = door.rows()
    await rows.next()
    const [reader] = readers(process.pid)
    expect(reader).toBeGreaterThan(0)
    await door.close()
    expect([readers(process.pid), copies()]).toEqual([[], []])
    await expect(door.entries().next()).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('ends with its parent, though it is inside SQLite, and takes its copy with it', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'children/reader.ts'), maze()], { stdio: 'inherit' })
    const pid = child.pid ?? 0
    await expect.poll(() => isReading(pid) && hasCopied()).toBe(true)
    const [reader = 0] = readers(pid)
    expect(copies()).toHaveLength(1)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await expect.poll(() => existsSync(`/proc/${reader}`)).toBe(false)
    expect(copies()).toEqual([])
  })
})

describe('the memory of the process that reads', () => {
  it('is limited, as that of its time is', async () => {
    const path = maze()
    expect((await refusal(opened(path, { limits: { memoryMegabytes: 30 } }))).details).toEqual({ path, limit: 30 })
  })

  it('is limited where SQLite takes it, which has no limit of its own', async () => {
    const path = file()
    tamper(path, `UPDATE workspace_title SET title = printf('%.*c', 200000000, 'x')`)
    const limits = { valueMegabytes: 1000, memoryMegabytes: 256 }
    expect(await refusedWith(path, { limits })).toBe('workspace.memory')
    expect(copies()).toEqual([])
  })

  it('does not grow with the rows: of a million, a portion at a time is held', async () => {
    const path = file()
    tamper(
      path,
      `INSERT INTO shelf (id, name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000)
       SELECT 'shelf ' || i, 'name' FROM n`,
    )
    const door = await opened(path, { limits: { memoryMegabytes: 256 } })
    let [portions, rows] = [0, 0]
    for await (const portion of door.rows()) {
      rows += portion.length
      expect(portion.length).toBeLessThanOrEqual(2000)
      if (++portions === 20) break
    }
    expect(rows).toBeGreaterThan(30_000)
  })
})
