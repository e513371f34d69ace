import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { patience } from '../patience.ts'
import { project, sourcePaths } from '../unit/sources.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-workers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const programs = sourcePaths().filter((path) => basename(path) === 'worker.ts')

/** Whether a file, or one that it imports at its head, waits while it loads: `require` takes only those that do not. */
function waitsWhileItLoads(path: string): boolean {
  const check = `try { require(${JSON.stringify(path)}) } catch (error) {
    if (error.code !== 'ERR_REQUIRE_ASYNC_MODULE') throw error
    process.exit(3)
  }`
  const { status, stderr } = spawnSync(process.execPath, ['--eval', check], { encoding: 'utf8', timeout: patience })
  if (status !== 0 && status !== 3) throw new Error(`${path}: ${stderr}`)
  return status === 3
}

/** Ends a worker in the middle of loading a file that is busy for a while; the signal that the process ended with. */
function endWhileLoading(path: string): string | null {
  const program = `
    const worker = new (require('node:worker_threads').Worker)(${JSON.stringify(path)}, { stdout: true })
    worker.stdout.once('data', () => worker.terminate())`
  return spawnSync(process.execPath, ['--eval', program], { encoding: 'utf8', timeout: patience }).signal
}

describe('a worker', () => {
  it('is found in every topic that has one', () => {
    expect(programs.sort()).toEqual([
      'electron/exchange/pages/worker.ts',
      'electron/exchange/worker.ts',
      'electron/packs/look/worker.ts',
      'electron/reports/verify/worker.ts',
      'electron/reports/worker.ts',
      'electron/workspace/door/watch/worker.ts',
      'electron/workspace/door/worker.ts',
    ])
  })

  // V8 brings the whole process down where a worker is ended while a file runs that waited for another to load.
  it.each(programs)('can be ended at any moment, since nothing waits while it loads: %s', (path) => {
    expect(waitsWhileItLoads(join(project, path))).toBe(false)
  })

  it('takes the process along where a file that it imports does wait', () => {
    const waiting = join(folder, 'waiting.mjs')
    writeFileSync(waiting, 'await 0')
    const program = join(folder, 'program.mjs')
    writeFileSync(
      program,
      `import './waiting.mjs'
      import { isMainThread } from 'node:worker_threads'
      process.stdout.write('busy')
      for (const start = Date.now(); !isMainThread && Date.now() - start < 5000; );`,
    )
    expect(waitsWhileItLoads(program)).toBe(true)
    expect(endWhileLoading(program)).toBe('SIGTRAP')
    writeFileSync(waiting, '')
    expect(waitsWhileItLoads(program)).toBe(false)
    expect(endWhileLoading(program)).toBe(null)
    rmSync(waiting)
    expect(() => waitsWhileItLoads(program)).toThrow('ERR_MODULE_NOT_FOUND')
  })
})
