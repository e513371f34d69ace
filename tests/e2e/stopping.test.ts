import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser, testBrowser } from './browser.ts'
import { prepare } from './prepare.ts'

describe.skipIf(untested('How a window is stopped is', noBrowser))('A window whose process is stopped', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-stop-'))
    mkdirSync(join(folder, 'temporary'))
    mkdirSync(join(folder, 'work'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))

  const path = () => join(folder, 'work', 'stopped.assay')
  const left = () => [...readdirSync(join(folder, 'work')), ...readdirSync(join(folder, 'temporary'))].sort()
  /** Opens a window in a process of its own, with a temporary folder of its own. */
  const start = async () => {
    const { path: browser, options, environment } = await testBrowser()
    const child = spawn(process.execPath, [join(import.meta.dirname, 'children/stay.ts'), path(), browser, ...options], {
      env: { ...environment, ASSAY_HOME: join(folder, 'settings'), TMPDIR: join(folder, 'temporary') },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    await once(child.stdout, 'data')
    return (signal: NodeJS.Signals) => child.kill(signal) && ended
  }

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s closes as by a person: the file is free, and no folder stays',
    async (signal) => {
      await prepare(folder, async (call) => void (await call('workspace.create', { path: path(), title: 'Stopped' })))
      const stop = await start()
      expect(left()).toContain('stopped.assay.lock')
      expect(await stop(signal)).toEqual([0, null])
      expect(left().filter((name) => name.startsWith('stopped') || name.startsWith('assay-window-'))).toEqual(['stopped.assay'])
    },
  )

  it('by force leaves what the next start clears', async () => {
    await prepare(folder, async (call) => void (await call('workspace.create', { path: path(), title: 'Stopped' })))
    const kill = await start()
    await kill('SIGKILL')
    const before = left().filter((name) => name.startsWith('assay-window-'))
    expect(before).toHaveLength(1)
    const stop = await start()
    const during = left().filter((name) => name.startsWith('assay-window-'))
    expect(during.filter((name) => before.includes(name))).toEqual([])
    expect(during).toHaveLength(1)
    expect(await stop('SIGTERM')).toEqual([0, null])
    expect(left().filter((name) => name.startsWith('stopped') || name.startsWith('assay-window-'))).toEqual(['stopped.assay'])
  })
})
