import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noElectron } from './no-electron.ts'
import type { TestWindow } from './window.ts'

const missing = noElectron()
if (!missing) {
  // The same specs as in Chromium, once more: what they load looks here for the window to work in.
  process.env.ASSAY_TEST_HOST = 'electron'
  await import('./journeys/first-report.test.ts')
  await import('./journeys/files.test.ts')
  await import('./importing.test.ts')
  await import('./interruption.test.ts')
  await import('./scoring.test.ts')
  await import('./search.test.ts')
  await import('./odd-text.test.ts')
}

describe.skipIf(untested('The window in Electron is', missing))('the window in Electron', () => {
  let opened: TestWindow
  beforeAll(async () => {
    const { openTestWindow } = await import('./window.ts')
    opened = await openTestWindow()
  })
  afterAll(() => opened?.close())

  it('shows its page, and calls the contract', async () => {
    expect(opened.page.url()).toBe('app://assay/')
    expect(await opened.page.title()).toBe('Assay')
    const answer: unknown = await opened.page.evaluate(`assay.call['workspace.recent']('one', '{}')`)
    expect(JSON.parse(String(answer))).toEqual({ ok: true, value: [] })
  })

  it('gives a page no Node, no other site and nothing that runs from text', async () => {
    const { page } = opened
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
    const { page, window } = opened
    await page.evaluate(`void setTimeout(() => { location.href = 'https://example.org/' })`)
    await page.evaluate(`window.open('https://example.org/')`)
    expect(window.context.pages()).toHaveLength(1)
    expect(page.url()).toBe('app://assay/')
  })
})
