import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { applicationFolder, buildApplication } from '../../electron/hosts/build.ts'
import type { ChromiumWindow } from '../../electron/hosts/chromium/window.ts'
import { electronProgram } from '../../electron/hosts/start.ts'
import { patienceForOne } from '../patience.ts'
import { inheritedEnvironment } from './browser.ts'

const applications = new WeakMap<Page, ElectronApplication>()

/** Opens the application in Electron, as `openChromiumWindow` does in a browser; the settings are those of `ASSAY_HOME`. */
export async function openElectronWindow(
  path: string | undefined,
  prepare: (page: Page) => Promise<void>,
): Promise<ChromiumWindow> {
  await buildApplication(applicationFolder)
  const program = electronProgram()
  const electron = await _electron.launch({
    ...(program !== undefined && { executablePath: program }),
    args: [
      join(applicationFolder, 'electron/main.js'),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(path === undefined ? [] : [path]),
    ],
    env: inheritedEnvironment(),
    timeout: patienceForOne,
  })
  const page = await electron.firstWindow({ timeout: patienceForOne })
  applications.set(page, electron)
  // The dialogs of the system are out of reach: each waits for the test, as it would for a person; what would be lost goes.
  await electron.evaluate(({ dialog }) => {
    const answered = () => new Promise<string[]>((resolve) => Object.assign(globalThis, { answerDialog: resolve }))
    Object.assign(dialog, {
      showOpenDialog: async () => ({ canceled: false, filePaths: await answered() }),
      showSaveDialog: async () => ({ canceled: false, filePath: (await answered())[0] }),
      showMessageBox: async () => ({ response: 1, checkboxChecked: false }),
    })
  })
  await prepare(page)
  // What `prepare` puts into a page is there from its next load on.
  await page.reload()
  const closed = new Promise<void>((resolve) => electron.once('close', () => resolve()))
  return { page, context: electron.context(), closed, close: () => electron.close().then(() => closed) }
}

/** Answers the dialog that the window opens, where it has dialogs of the system; says whether it has. */
export async function answerDialog(page: Page, paths: readonly string[]): Promise<boolean> {
  const electron = applications.get(page)
  await electron?.evaluate(async (_, chosen) => {
    const answer = (): unknown => Reflect.get(globalThis, 'answerDialog')
    while (typeof answer() !== 'function') await new Promise((resolve) => setTimeout(resolve, 20))
    Reflect.apply(Object(answer()), undefined, [chosen])
    Reflect.deleteProperty(globalThis, 'answerDialog')
  }, paths)
  return electron !== undefined
}
