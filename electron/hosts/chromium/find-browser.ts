import { accessSync, constants, realpathSync } from 'node:fs'
import { posix, win32 } from 'node:path'

/** A browser that can show the window. */
export type Browser = { name: string; path: string }

/** Where to look, and what is there. */
export type Machine = {
  platform: string
  environment: Readonly<Record<string, string | undefined>>
  isExecutable: (path: string) => boolean
  /** What a path leads to in the end: one browser often has several names. */
  real: (path: string) => string
}

const thisMachine: Machine = { platform: process.platform, environment: process.env, isExecutable, real: realpathSync }

const commands: readonly [name: string, command: string][] = [
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
  ['Google Chrome', 'google-chrome'],
  ['Google Chrome', 'google-chrome-stable'],
  ['Microsoft Edge', 'microsoft-edge'],
  ['Microsoft Edge', 'microsoft-edge-stable'],
]
const bundles: readonly [name: string, path: string][] = [
  ['Google Chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['Microsoft Edge', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['Chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
]
const programs: readonly [name: string, path: string][] = [
  ['Google Chrome', 'Google/Chrome/Application/chrome.exe'],
  ['Microsoft Edge', 'Microsoft/Edge/Application/msedge.exe'],
  ['Chromium', 'Chromium/Application/chrome.exe'],
]

/**
 * Finds each installed Chromium, Google Chrome and Microsoft Edge; a second one of a name is told by its path. `ASSAY_BROWSER` names
 * another one, and then only that.
 */
export function findBrowsers({ platform, environment, isExecutable, real }: Machine = thisMachine): Browser[] {
  const { ASSAY_BROWSER: chosen } = environment
  const candidates = chosen ? [{ name: chosen, path: chosen }] : installed(platform, environment)
  const there = new Map<string, Browser>()
  for (const browser of candidates) {
    if (!isExecutable(browser.path)) continue
    const program = real(browser.path)
    if (there.has(program)) continue
    const isTaken = [...there.values()].some(({ name }) => name === browser.name)
    there.set(program, isTaken ? { name: `${browser.name} (${browser.path})`, path: browser.path } : browser)
  }
  return [...there.values()]
}

function installed(platform: string, environment: Machine['environment']): Browser[] {
  if (platform === 'darwin') {
    const homes = ['', environment.HOME ?? '']
    return homes.flatMap((home) => bundles.map(([name, path]) => ({ name, path: home + path })))
  }
  if (platform === 'win32') {
    const folders = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
    return programs.flatMap(([name, path]) =>
      folders.flatMap((folder) => (folder ? [{ name, path: win32.join(folder, path) }] : [])),
    )
  }
  const folders = (environment.PATH ?? '').split(':').filter((folder) => posix.isAbsolute(folder))
  return commands.flatMap(([name, command]) => folders.map((folder) => ({ name, path: posix.join(folder, command) })))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
