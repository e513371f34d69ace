import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, vi } from 'vitest'
import { patienceForOne } from '../patience.ts'

export type StandIn = typeof import('./electron-stand-in.ts')

const argv = process.argv
/** Holds the settings of the test file, and what else it needs. */
export const home = mkdtempSync(join(tmpdir(), 'assay-electron-'))
beforeEach(() => vi.stubEnv('ASSAY_HOME', home))
afterEach(() => vi.unstubAllEnvs())
afterAll(() => {
  process.argv = argv
  rmSync(home, { recursive: true, force: true })
})

/** Boots the main process against a fresh stand-in, until its page is loaded or it has given up. */
export async function boot(prepare: (electron: StandIn) => void = () => {}, words: string[] = []): Promise<StandIn> {
  vi.resetModules()
  vi.stubEnv('ASSAY_HOME', home)
  process.argv = ['electron', 'main.js', ...words]
  const electron = await import('./electron-stand-in.ts')
  prepare(electron)
  await import('../../electron/main.ts')
  await until(() => electron.calls.some(([name]) => name === 'window.loadURL' || name === 'app.quit'))
  return electron
}

/** Waits for what the main process does in its own time. */
export const until = (happened: () => boolean) => vi.waitUntil(happened, { timeout: patienceForOne })

/** The one window that was opened. */
export function windowOf({ windows }: StandIn) {
  const [window] = windows
  if (!window || windows.length > 1) throw new Error(`${windows.length} windows`)
  return window
}

/** What a part of Electron was called with, each time. */
export const noted = ({ calls }: StandIn, name: string): unknown[][] =>
  calls.filter(([each]) => each === name).map(([, ...values]) => values)

/** Sends a message as the page of the window does. */
export async function ask(electron: StandIn, channel: string, ...texts: string[]): Promise<unknown> {
  const sender = windowOf(electron).webContents
  const event = { sender, senderFrame: { parent: null, origin: 'app://assay' } }
  const text: unknown = await Reflect.apply(Object(electron.handlers.get(channel)), undefined, [event, ...texts])
  return typeof text === 'string' && text !== '' ? JSON.parse(text) : text
}

/** Gives the page the place of a new file, by the dialog for that. */
export async function givePlace(electron: StandIn, path: string): Promise<void> {
  electron.world.place = path
  await ask(electron, 'window:choosePlace', '{}')
}

/** What the page was told, in order. */
export const told = (electron: StandIn): unknown[] =>
  windowOf(electron).webContents.sent.map(([, message]): unknown => JSON.parse(message))
