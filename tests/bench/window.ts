import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Application, createApplication } from '../../electron/application.ts'
import { type WindowBuild, windowBuild } from '../../electron/hosts/build.ts'
import { type ChromiumOptions, type ChromiumWindow, openChromiumWindow } from '../../electron/hosts/chromium/window.ts'
import { translator } from '../../shared/messages/translate.ts'
import { noBrowser, testBrowser } from '../e2e/browser.ts'
import { bench, type Case, Measured } from './harness.ts'
import { benchFolder } from './tender.ts'

if (noBrowser) console.log(`The window is not timed: ${noBrowser}.`)

const folder = benchFolder()

/** The application as it stands behind a window, with settings of its own. */
export function application(onChanged: Parameters<ChromiumOptions['start']>[0] = () => {}): Application {
  return createApplication({ translate: translator('en'), onChanged, settings: join(folder, 'settings') })
}

type Preparation = Pick<ChromiumOptions, 'prepare'>

async function openWith(build: WindowBuild, options: Preparation & Pick<ChromiumOptions, 'path'>): Promise<ChromiumWindow> {
  const { path, environment, options: browserOptions } = await testBrowser()
  return openChromiumWindow({ ...options, browser: path, build, start: application, headless: true, browserOptions, environment })
}

/** Opens the application over a workspace. */
export async function openWindow(path: string, preparation: Preparation = {}): Promise<ChromiumWindow> {
  return openWith(await windowBuild(), { ...preparation, path })
}

/** Opens the same browser in the same way, with nothing in it but this. */
export async function openBlank(body: string, preparation: Preparation = {}): Promise<ChromiumWindow> {
  const pages = join(folder, 'blank')
  const preload = join(folder, 'nothing.js')
  mkdirSync(pages, { recursive: true })
  writeFileSync(join(pages, 'index.html'), `<!doctype html><html lang="en"><title>Blank</title><body>${body}</body></html>`)
  writeFileSync(preload, '')
  return openWith({ pages, preload }, preparation)
}

/** Two windows that stay open while a case runs: the application over a workspace, and a page that is blank but for `body`. */
export type Windows = { page: Page; blank: Page }

type WindowCase = Omit<Case, 'prepare' | 'floor' | 'subject'> & {
  path: string
  body?: string
  /** Leads each page to where it is measured. */
  ready: (windows: Windows) => Promise<void>
  /** These return milliseconds by the watch of their page. */
  floor: (windows: Windows) => Promise<number>
  subject: (windows: Windows) => Promise<number>
}

/** A case in windows, which open before the first run and close after the last. */
export function benchInWindows(name: string, setUp: () => WindowCase): void {
  if (noBrowser) return
  bench(name, async () => {
    const { path, body = '', ready, floor, subject, cleanUp, ...rest } = setUp()
    const [full, blank] = [await openWindow(path), await openBlank(body)]
    const windows = { page: full.page, blank: blank.page }
    await ready(windows)
    return {
      ...rest,
      floor: async () => new Measured(await floor(windows)),
      subject: async () => new Measured(await subject(windows)),
      cleanUp: async () => {
        await cleanUp?.()
        await Promise.all([full.close(), blank.close()])
      },
    }
  })
}

/** Follows a link of the navigation, and waits for the grid of the screen. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.locator(`nav a[href$="/${screen}"]`).click()
  await page.locator('[role=gridcell]').first().waitFor()
}
