import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, Request } from 'playwright-core'
import { createApplication } from '../../electron/application.ts'
import { windowBuild } from '../../electron/hosts/build.ts'
import { type ChromiumWindow, openChromiumWindow } from '../../electron/hosts/chromium/window.ts'
import { origins } from '../../electron/hosts/protocol.ts'
import { patienceForOne } from '../patience.ts'
import { host, testBrowser } from './browser.ts'
import { catchPrompts } from './dialogs.ts'
import { openElectronWindow } from './electron-window.ts'

/** What must stay empty while people work: every test that does not provoke one of these ends by looking at it. */
export type Offences = { violations: string[]; consoleErrors: string[]; requests: string[] }

/** A window for a test, with settings and files of its own. */
export type TestWindow = {
  page: Page
  /** Empty at first; for the files of the test. */
  folder: string
  offences: Offences
  window: ChromiumWindow
  close: () => Promise<void>
}

export type TestWindowOptions = {
  /** A workspace to open at once. */
  path?: string
  /** The folder of an earlier window, to go on where that ended; it stays when the window closes. */
  folder?: string
  /** As people use it: without what only its makers need. */
  user?: boolean
  /** Where the clocks of the page and, in Chromium, of the application stand; they go as they do on this machine if left out. */
  now?: Date
}

/** Opens the application in the headless Chromium or in Electron, with a fresh `ASSAY_HOME` or that of an earlier window. */
export async function openTestWindow(options: TestWindowOptions = {}): Promise<TestWindow> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'assay-e2e-'))
  process.env.ASSAY_HOME = join(folder, 'settings')
  process.env.ASSAY_DEVELOPMENT = options.user ? '0' : '1'
  const unexpected: unknown[] = []
  const offences: Offences = { violations: [], consoleErrors: [], requests: [] }
  const prepare = async (page: Page) => {
    page.context().setDefaultTimeout(patienceForOne)
    await watch(page, offences)
    catchPrompts(page)
    // What moves would be looked at halfway.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    if (options.now) await page.clock.setFixedTime(options.now)
  }
  const window =
    host === 'electron' ? await openElectronWindow(options.path, prepare) : await openHeadless(options, prepare, unexpected)
  return {
    page: window.page,
    folder,
    offences,
    window,
    close: async () => {
      await window.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
      if (unexpected.length > 0) throw new AggregateError(unexpected, 'The application met what no message explains')
    },
  }
}

async function openHeadless(
  { path, now }: TestWindowOptions,
  prepare: (page: Page) => Promise<void>,
  unexpected: unknown[],
): Promise<ChromiumWindow> {
  const browser = await testBrowser()
  return openChromiumWindow({
    browser: browser.path,
    build: await windowBuild(),
    start: (onChanged) =>
      createApplication({ onChanged, onUnexpected: (error) => unexpected.push(error), ...(now && { clock: () => now }) }),
    path,
    headless: true,
    patience: patienceForOne,
    browserOptions: browser.options,
    environment: browser.environment,
    prepare,
  })
}

async function watch(page: Page, { violations, consoleErrors, requests }: Offences): Promise<void> {
  await page.exposeFunction('noteViolation', (violation: string) => violations.push(violation))
  await page.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
    noteViolation(event.effectiveDirective + ' ' + (event.blockedURI || event.sample)))`)
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text())
  })
  page.on('pageerror', (error) => consoleErrors.push(String(error)))
  const note = (request: Request) => {
    if (!isOwn(request.url())) requests.push(request.url())
  }
  page.on('requestfinished', note)
  // What the policy stopped was never sent; it is counted as a violation.
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'csp') note(request)
  })
}

const isOwn = (address: string): boolean =>
  ['data:', 'blob:'].includes(new URL(address).protocol) || address.startsWith(`${origins[host]}/`)

/** What a window that gave no offence counts. */
export const noOffences: Offences = { violations: [], consoleErrors: [], requests: [] }
