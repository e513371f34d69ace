import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationFolder, buildApplication } from '../../electron/hosts/build.ts'
import { electronProgram } from '../../electron/hosts/start.ts'
import { inheritedEnvironment } from './browser.ts'

const program = electronProgram()
const canShow = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
const missing = program === undefined ? 'its binary is not here' : canShow ? undefined : 'there is no display'
if (missing) console.log(`The window in Electron is not tested: ${missing}.`)

describe.skipIf(missing)('the window in Electron', () => {
  const home = mkdtempSync(join(tmpdir(), 'assay-e2e-'))
  let electron: ElectronApplication
  let page: Page
  beforeAll(async () => {
    await buildApplication(applicationFolder)
    electron = await _electron.launch({
      ...(program && { executablePath: program }),
      args: [join(applicationFolder, 'electron/main.js'), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: { ...inheritedEnvironment(), ASSAY_HOME: home },
    })
    page = await electron.firstWindow()
  }, 60_000)
  afterAll(async () => {
    await electron?.close()
    rmSync(home, { recursive: true, force: true })
  })

  it('shows its page, and calls the contract', async () => {
    expect(page.url()).toBe('app://assay/')
    expect(await page.title()).toBe('Assay')
    const answer: unknown = await page.evaluate(`assay.call['workspace.recent']('one', '{}')`)
    expect(JSON.parse(String(answer))).toEqual({ ok: true, value: [] })
  })

  it('gives a page no Node, no other site and nothing that runs from text', async () => {
    expect(await page.evaluate('[typeof require, typeof process, Object.isFrozen(assay)]')).toEqual([
      'undefined',
      'undefined',
      true,
    ])
    expect(await page.evaluate(`fetch('https://example.org/').then(() => 'sent', () => 'refused')`)).toBe('refused')
    await page.evaluate(
      `new Promise((resolve) => setTimeout(() => { try { eval('globalThis.ran = true') } finally { resolve() } }))`,
    )
    expect(await page.evaluate('globalThis.ran')).toBeUndefined()
  })

  it('stays where it is', async () => {
    await page.evaluate(`void setTimeout(() => { location.href = 'https://example.org/' })`)
    await page.evaluate(`window.open('https://example.org/')`)
    expect(electron.windows()).toHaveLength(1)
    expect(page.url()).toBe('app://assay/')
  })
})
