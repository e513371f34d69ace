import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Translate } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'
import { createApplication } from '../application.ts'
import { type Browser, findBrowsers } from './chromium/find-browser.ts'
import { DidNotStart } from './did-not-start.ts'

/** A window that can be tried: Electron's program, or an installed browser. */
export type Face = { kind: 'electron'; program: string; fetched: boolean } | { kind: 'chromium'; browser: Browser }

/** A window that was opened and closed again, or why there was none. */
export type Shown = Face | { kind: 'none'; reason: 'noDisplay' | 'noBrowser' | 'failed' }

/** What the choice rests on; each is asked only when it is needed. */
export type Surroundings = {
  hasDisplay: boolean
  /** Electron's program, if its binary is there. */
  electron: () => string | undefined
  /** Fetches Electron's binary, within a minute; nothing when that fails. */
  fetchElectron: () => Promise<string | undefined>
  browsers: () => Browser[]
  /** Opens the window and stays until it is closed. Throws `DidNotStart`. */
  show: (face: Face) => Promise<void>
}

/** The windows to try, best first: Electron if its binary is there or can be fetched, then each installed browser. */
async function* faces({ electron, fetchElectron, browsers }: Surroundings): AsyncGenerator<Face> {
  const there = electron()
  const program = there ?? (await fetchElectron())
  if (program !== undefined) yield { kind: 'electron', program, fetched: there === undefined }
  for (const browser of browsers()) yield { kind: 'chromium', browser }
}

/** A window that did not start: the name of its program, and what that complained of. */
type Failure = { name: string; complaint: string }

/**
 * Opens the first window that starts, and stays until it is closed. Says in one line which it is and why, before it appears; and
 * at last, where there is none, what was tried.
 */
export async function openFirst(machine: Surroundings, say: (line: string) => void, translate: Translate): Promise<Shown> {
  const failures: Failure[] = []
  const none = (reason: 'noDisplay' | 'noBrowser' | 'failed'): Shown => {
    const tried = new Intl.ListFormat(translate.locale).format(failures.map(({ name }) => name))
    say(translate(`window.start.${reason}`, { tried, ...told(failures.at(-1)) }))
    return { kind: 'none', reason }
  }
  if (!machine.hasDisplay) return none('noDisplay')
  for await (const face of faces(machine)) {
    say(explain(face, failures.at(-1), translate))
    try {
      await machine.show(face)
      return face
    } catch (error) {
      if (!(error instanceof DidNotStart)) throw error
      failures.push({ name: nameOf(face), complaint: error.message })
    }
  }
  return none(failures.length === 0 ? 'noBrowser' : 'failed')
}

/** Says in one line which window it is, and why. */
function explain(face: Face, failed: Failure | undefined, translate: Translate): string {
  const name = nameOf(face)
  if (failed) return translate('window.start.instead', { failed: failed.name, browser: name, ...told(failed) })
  return face.kind === 'electron'
    ? translate('window.start.electron', { fetched: face.fetched })
    : translate('window.start.chromium', { browser: name })
}

const nameOf = (face: Face): string => (face.kind === 'electron' ? 'Electron' : face.browser.name)

const told = (failure: Failure | undefined) => ({
  complaint: failure?.complaint ?? '',
  complained: Boolean(failure?.complaint),
})

/** How long Electron's binary may take to arrive. */
const patience = 60_000

/** Windows and macOS always have one; elsewhere X11 or Wayland says so. */
export function hasDisplay(environment: Readonly<Record<string, string | undefined>>, platform: string): boolean {
  return platform === 'win32' || platform === 'darwin' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

/**
 * Opens the window and stays until it is closed; `path` names a workspace to open in it. With `none` nothing was opened. `say` gets
 * the lines that tell which and why, in the words of `translate`; the window itself speaks as the settings say.
 */
export function openWindow(path: string | undefined, say: (line: string) => void, translate: Translate): Promise<Shown> {
  const machine: Surroundings = {
    hasDisplay: hasDisplay(process.env, process.platform),
    electron: electronProgram,
    fetchElectron,
    browsers: findBrowsers,
    show: (face) =>
      face.kind === 'electron' ? runElectron(face.program, path) : runChromium(face.browser, path, say, translate),
  }
  return openFirst(machine, say, translate)
}

async function runElectron(program: string, path: string | undefined): Promise<void> {
  const { applicationFolder, buildApplication } = await import('./build.ts')
  await buildApplication(applicationFolder)
  const parameters = [join(applicationFolder, 'electron/main.js'), ...(path === undefined ? [] : [path])]
  // It ends with 0 whenever its window was closed, and complains on the same terminal.
  if (!(await endsWell(spawn(program, parameters, { stdio: 'inherit' })))) throw new DidNotStart()
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
  return (await endsWell(child)) ? electronProgram() : undefined
}

function electronFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

/** Whether a child ended without an error; one that a person or the system asked to end has none. */
function endsWell(child: ReturnType<typeof spawn>): Promise<boolean> {
  return new Promise((settle) => {
    child.once('error', () => settle(false))
    child.once('exit', (code, signal) => settle(code === 0 || (signal !== null && asked.includes(signal))))
  })
}

const asked: readonly NodeJS.Signals[] = ['SIGHUP', 'SIGINT', 'SIGTERM']
