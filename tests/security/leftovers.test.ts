import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reasons, untested } from '../untested.ts'
import { plainWorkspace, temporaryFolder } from '../workspace/support.ts'

const entry = join(import.meta.dirname, '../../electron/assay.mjs')
const environment = (settings: string) => ({ ...process.env, ASSAY_HOME: settings })
/** Starts Assay once more; what it does is of no matter. */
const startAgain = (settings: string) =>
  expect(spawnSync(process.execPath, [entry, 'profile'], { env: environment(settings) }).status).toBe(0)

/** A process that has begun its work, and can be ended in the midst of it. */
async function begin(...argv: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'children/unfinished.ts'), ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  return { pid: child.pid ?? 0, kill: () => child.kill('SIGKILL') && ended }
}

describe('What a killed process leaves', () => {
  it('is cleared at the next start, wherever it lies: unfinished files and locks', async () => {
    const settings = temporaryFolder()
    const [out, work] = [temporaryFolder(), temporaryFolder()]
    const child = await begin(settings, join(out, 'out.pdf'), join(work, 'tender.assay'))
    const left = readdirSync(out).sort()
    expect(left).toEqual([
      expect.stringMatching(/^\.out\.pdf\.[0-9a-f]{8}\.tmp$/),
      expect.stringMatching(/^\.out\.pdf\.[0-9a-f]{8}\.tmp-journal$/),
    ])
    expect(readdirSync(work)).toEqual(['tender.assay.lock'])

    // It may still need it.
    startAgain(settings)
    expect(readdirSync(out).sort()).toEqual(left)

    await child.kill()
    startAgain(settings)
    expect([readdirSync(out), readdirSync(work), readdirSync(join(settings, 'running'))]).toEqual([[], [], []])
  })

  it('is cleared at the next start: the copy in which it read what another crash had left', async () => {
    const settings = temporaryFolder()
    const path = join(temporaryFolder(), 'tender.assay')
    const writing = plainWorkspace(join(temporaryFolder(), 'tender.assay'))
    for (const ending of ['', '-wal']) copyFileSync(`${writing.path}${ending}`, `${path}${ending}`)
    const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('assay-reading-'))
    const before = new Set(copies())
    const child = await begin(settings, join(temporaryFolder(), 'out.pdf'), join(temporaryFolder(), 'own.assay'), path)
    const [note = ''] = readdirSync(join(settings, 'running'))
    const noted = readFileSync(join(settings, 'running', note), 'utf8')
    await child.kill()
    const [copy = '', ...more] = copies().filter((name) => !before.has(name) && noted.includes(name))
    expect([copy, more]).toEqual([expect.stringMatching(/^assay-reading-/), []])
    startAgain(settings)
    expect(copies()).not.toContain(copy)
  })

  it('is not what a note only says: files with other names, folders elsewhere, and locks of others stay', async () => {
    const settings = temporaryFolder()
    const work = temporaryFolder()
    const other = { pid: process.pid, host: hostname(), process: '', since: '2026-11-01T12:00:00.000Z', token: 'other' }
    const named: Record<string, string> = {
      'tender.assay': 'workspace',
      'plan.tmp': 'text',
      '.plan.tmp': 'text',
      'theirs.assay.lock': JSON.stringify(other),
      'odd.lock': 'text',
    }
    for (const [name, text] of Object.entries(named)) writeFileSync(join(work, name), text)
    mkdirSync(join(work, 'assay-window-abc'))
    const child = await begin(settings, join(work, 'own'), join(work, 'own.assay'))
    const [note = ''] = readdirSync(join(settings, 'running'))
    const lines = [...Object.keys(named), 'assay-window-abc', '', '..'].map((name) => JSON.stringify(join(work, name)))
    writeFileSync(
      join(settings, 'running', note),
      [readFileSync(join(settings, 'running', note), 'utf8').trim(), ...lines, JSON.stringify(tmpdir()), '{}', '"cut'].join('\n'),
    )
    await child.kill()
    startAgain(settings)
    expect(readdirSync(work).sort()).toEqual([...Object.keys(named), 'assay-window-abc'].sort())
    expect(readdirSync(join(settings, 'running'))).toEqual([])
  })
})

describe.skipIf(untested('How a process is stopped is', reasons.windows))('A process that is asked to stop', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s cancels what it does, and leaves nothing', async (signal) => {
    const settings = temporaryFolder()
    const work = temporaryFolder()
    const path = join(work, 'sample.assay')
    const child = spawn(process.execPath, [entry, 'sample', path], {
      env: environment(settings),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let told = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text
    })
    const ended = once(child, 'close')
    await expect.poll(() => existsSync(path)).toBe(true)
    child.kill(signal)
    expect(await ended).toEqual([1, null])
    expect(told).toBe('Cancelled. Nothing was changed.\n')
    expect([readdirSync(work), existsSync(join(settings, 'running')) && readdirSync(join(settings, 'running'))]).toEqual([[], []])
  })
})
