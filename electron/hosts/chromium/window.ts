import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Changed } from '../../../shared/contract.ts'
import type { Application } from '../../application.ts'
import { noteLeftover } from '../../workspace/leftovers.ts'
import { type Bridge, createBridge } from '../bridge.ts'
import type { WindowBuild } from '../build.ts'
import { messageChannel } from '../channels.ts'
import { didNotStart } from '../did-not-start.ts'
import { fontFolder } from '../font-folder.ts'
import { offline } from '../offline.ts'
import { createProtocolHandler, origins, type ProtocolHandler } from '../protocol.ts'
import { chromiumHost } from './dialogs.ts'
import { openLink } from './link.ts'

export type ChromiumOptions = {
  /** The program of the browser. */
  browser: string
  build: WindowBuild
  /** Starts the application behind the window; it tells what has changed. */
  start: (onChanged: (changed: Changed) => void) => Application
  /** A workspace to open at once. */
  path?: string | undefined
  /** For tests: no screen, options of the browser (as root it needs `--no-sandbox`), and its environment. */
  headless?: boolean
  browserOptions?: readonly string[]
  environment?: Readonly<Record<string, string>>
  /** How long the browser may take to answer, and then to load the first page, in milliseconds. */
  patience?: number
  /** Runs before the first page is loaded. */
  prepare?: (page: Page) => Promise<void>
}

export type ChromiumWindow = {
  page: Page
  context: BrowserContext
  /** Settles when the window is closed and the workspace with it. */
  closed: Promise<void>
  close: () => Promise<void>
}

/** How a system asks a process to stop: the window closes as if its user had closed it. */
const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What the browser of a window does not do: all of it would ask its maker's machines. */
const preferences = {
  alternate_error_pages: { enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  credentials_enable_service: false,
  net: { network_prediction_options: 2 },
  safebrowsing: { enabled: false },
  search: { suggest_enabled: false },
  signin: { allowed: false, allowed_on_next_startup: false },
  translate: { enabled: false },
  webrtc: { ip_handling_policy: 'disable_non_proxied_udp' },
}

const minute = 60_000

/** Without a locale the browser takes names of files for ASCII, and passes over every other. */
export function withUnicode(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const named = ['LC_ALL', 'LC_CTYPE', 'LANG'].some((name) => environment[name])
  return { ...Object.fromEntries(given), ...(!named && { LC_CTYPE: 'C.UTF-8' }) }
}

/**
 * Opens the application in a window of an installed Chromium, Chrome or Edge, through a pipe: no port is opened. Pages come
 * from the same protocol handler as in Electron; every other request is refused before it leaves. Throws `DidNotStart`, and
 * leaves nothing open, where the browser fails before its first page is there.
 */
export async function openChromiumWindow(options: ChromiumOptions): Promise<ChromiumWindow> {
  const { build, path, headless = false, patience = minute } = options
  const origin = origins.chromium
  let bridge: Bridge | undefined
  const application = options.start((changed) => bridge?.changed(changed))
  // Opens before there is a page to ask for it; where it cannot, the page tries again and says why.
  const opened = path === undefined || (await application.client('workspace.open', { path, access: 'either' })).ok
  const { context, removeProfile } = await launch(options).catch(async (error) => {
    await application.close()
    throw didNotStart(error)
  })
  const stop = () => void context.close().catch(() => {})
  for (const signal of stopping) process.once(signal, stop)
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve())).then(async () => {
    for (const signal of stopping) process.removeListener(signal, stop)
    bridge?.abandon()
    try {
      await application.close()
    } finally {
      // The browser ends a moment after its window, and writes until then.
      await context.close()
      removeProfile()
    }
  })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    await serve(context, createProtocolHandler({ folder: build.pages, fonts: fontFolder, origin }), origin)
    // One window: whatever a page or a key opens beside it is closed.
    context.on('page', (other) => other.close().catch(() => {}))
    page.once('close', () => context.close().catch(() => {}))
    // Questions of the browser, such as before closing, are for the person: without a listener they would be answered at once.
    if (!headless) page.on('dialog', () => {})
    const session = await context.newCDPSession(page)
    const link = await openLink({
      session,
      origin,
      preload: readFileSync(build.preload, 'utf8'),
      channels: () => bridge?.channels ?? new Map(),
      onDropped: (path) => bridge?.dropped([path]),
      onLeft: () => bridge?.abandon(),
    })
    bridge = createBridge({
      client: application.client,
      translation: application.translation,
      host: chromiumHost(session, application.translation),
      send: (text) => link.tell(messageChannel, text),
    })
    if (!opened) bridge.tell({ kind: 'open', path })
    await options.prepare?.(page)
    await page.goto(`${origin}/`, { timeout: patience })
    return { page, context, closed, close: () => context.close().then(() => closed) }
  } catch (error) {
    await context.close()
    await closed
    throw didNotStart(error)
  }
}

/** Starts the browser with a new profile, which goes at once where it does not start. */
async function launch(options: ChromiumOptions): Promise<{ context: BrowserContext; removeProfile: () => void }> {
  const { browser, headless = false, browserOptions = [], environment = process.env, patience = minute } = options
  const profile = mkdtempSync(join(tmpdir(), 'assay-window-'))
  noteLeftover(profile)
  mkdirSync(join(profile, 'Default'))
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: browser,
      headless,
      viewport: null,
      acceptDownloads: false,
      serviceWorkers: 'block',
      // The application behind it closes first.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      chromiumSandbox: !browserOptions.includes('--no-sandbox'),
      args: [
        `--app=${origins.chromium}/`,
        '--window-size=1280,800',
        '--no-first-run',
        '--no-default-browser-check',
        ...Object.entries(offline).map(([name, value]) => `--${name}${value && `=${value}`}`),
        ...browserOptions,
      ],
      env: withUnicode(environment),
      timeout: patience,
    })
    return { context, removeProfile }
  } catch (error) {
    removeProfile()
    throw error
  }
}

/** Answers every request of the window from the handler, and lets none out. */
async function serve(context: BrowserContext, handle: ProtocolHandler, origin: string): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request()
    if (new URL(request.url()).origin !== origin)
      // A page that is to be left stays when there is nothing to show instead; refused, it would give way to an error page.
      return request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient')
    const response = await handle(new Request(request.url(), { method: request.method() }))
    const body = Buffer.from(await response.arrayBuffer())
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
  })
}
