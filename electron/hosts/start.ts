import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Translate } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'
import { createApplication } from '../application.ts'
import { type Browser, findBrowser } from './chromium/find-browser.ts'

/** How the window is shown, or why it cannot be. */
export type Face =
  | { kind: 'electron'; program: string; fetched: boolean }
  | { kind: 'chromium'; browser: Browser }
  | { kind: 'none'; reason: 'noDisplay' | 'noBrowser' }

/** What the choice rests on; each is asked only when it is needed. */
export type Surroundings = {
  hasDisplay: boolean
  /** Electron's program, if its binary is there. */
  electron: () => string | undefined
  /** Fetches Electron's binary, within a minute; nothing when that fails. */
  fetchElectron: () => Promise<string | undefined>
  browser: () => Browser | undefined
}

/** Chooses the window: Electron if its binary is there or can be fetched, else an installed browser, else none. */
export async function chooseFace({ hasDisplay, electron, fetchElectron, browser }: Surroundings): Promise<Face> {
  if (!hasDisplay) return { kind: 'none', reason: 'noDisplay' }
  const program = electron()
  if (program !== undefined) return { kind: 'electron', program, fetched: false }
  const fetched = await fetchElectron()
  if (fetched !== undefined) return { kind: 'electron', program: fetched, fetched: true }
  const installed = browser()
  return installed ? { kind: 'chromium', browser: installed } : { kind: 'none', reason: 'noBrowser' }
}

/** Says in one line which window it is, and why. */
export function explainFace(face: Face, translate: Translate): string {
  switch (face.kind) {
    case 'electron':
      return translate('window.start.electron', { fetched: face.fetched })
    case 'chromium':
      return translate('window.start.chromium', { browser: face.browser.name })
    case 'none':
      return translate(`window.start.${face.reason}`)
  }
}

/** How long Electron's binary may take to arrive. */
const patience = 60_000

/** This machine, as the choice sees it. */
function surroundings(environment: NodeJS.ProcessEnv = process.env, platform: string = process.platform): Surroundings {
  return {
    hasDisplay: hasDisplay(environment, platform),
    electron: electronProgram,
    fetchElectron,
    browser: () => findBrowser(),
  }
}

/** Windows and macOS always have one; elsewhere X11 or Wayland says so. */
export function hasDisplay(environment: Readonly<Record<string, string | undefined>>, platform: string): boolean {
  return platform === 'win32' || platform === 'darwin' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

/**
 * Opens the window and stays until it is closed; `path` names a workspace to open in it. Returns the face that was chosen;
 * with `none` nothing was opened. `say` gets the line that tells which and why, before the window appears, in the words of
 * `translate`; the window itself speaks as the settings say.
 */
export async function openWindow(path: string | undefined, say: (line: string) => void, translate: Translate): Promise<Face> {
  const face = await chooseFace(surroundings())
  say(explainFace(face, translate))
  if (face.kind === 'electron') await runElectron(face.program, path)
  if (face.kind === 'chromium') await runChromium(face.browser, path, say, translate)
  return face
}

async function runElectron(program: string, path: string | undefined): Promise<void> {
  const { applicationFolder, buildApplication } = await import('./build.ts')
  await buildApplication(applicationFolder)
  const parameters = [join(applicationFolder, 'electron/main.js'), ...(path === undefined ? [] : [path])]
  await finished(spawn(program, parameters, { stdio: 'inherit' }))
}

async function runChromium(
  browser: Browser,
  path: string | undefined,
  say: (line: string) => void,
  translate: Translate,
): Promise<void> {
  // Only a source checkout has these: they are not packed.
  const { windowBuild } = await import('./build.ts')
  const { openChromiumWindow } = await import('./chromium/window.ts')
  const window = await openChromiumWindow({
    browser: browser.path,
    build: await windowBuild(),
    start: (onChanged) => createApplication({ onChanged, onUnexpected: (error) => console.error(error) }),
    path,
  })
  try {
    await window.closed
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(translate(`error.${error.code}`, error.details))
  }
}

/** Where npm put Electron, and the program in it. Importing the package would fetch the binary when it is missing. */
export function electronProgram(): string | undefined {
  const folder = electronFolder()
  if (folder === undefined) return undefined
  const { ELECTRON_OVERRIDE_DIST_PATH: elsewhere } = process.env
  const note = join(folder, 'path.txt')
  const name = existsSync(note) ? readFileSync(note, 'utf8') : elsewhere === undefined ? undefined : 'electron'
  const program = name === undefined ? undefined : join(elsewhere ?? join(folder, 'dist'), name)
  return program !== undefined && existsSync(program) ? program : undefined
}

async function fetchElectron(): Promise<string | undefined> {
  const folder = electronFolder()
  if (folder === undefined) return undefined
  const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: patience })
  return (await finished(child)) === 0 ? electronProgram() : undefined
}

function electronFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

/** The exit code of a child; nothing when it did not end by itself. */
function finished(child: ReturnType<typeof spawn>): Promise<number | undefined> {
  return new Promise((settle) => {
    child.once('error', () => settle(undefined))
    child.once('exit', (code) => settle(code ?? undefined))
  })
}
