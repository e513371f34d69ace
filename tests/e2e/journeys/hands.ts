import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { host } from '../browser.ts'
import { answerDialog } from '../electron-window.ts'

/** What people do again and again, each as they do it: by the words that they see. */
export const hands = (page: Page) => ({
  /** Takes the place of a new file. */
  saveAt: async (path: string) => {
    if (await answerDialog(page, [path])) return
    await page.getByRole('textbox', { name: 'Where the file goes' }).fill(path)
    await page.getByRole('button', { name: 'Save here' }).click()
  },
  startWorkspace: async (title: string) => {
    await page.getByRole('textbox', { name: 'Title of the workspace' }).fill(title)
    await page.getByRole('button', { name: 'Create workspace' }).click()
  },
  openWorkspace: (path: string) => chooseFiles(page, page.getByRole('button', { name: 'Open a workspace' }), [path]),
  /** Presses the button that asks for files, and chooses these. */
  chooseFiles: (button: Locator, paths: readonly string[]) => chooseFiles(page, button, paths),
  /** Runs a command of the palette by its whole name. */
  command: async (name: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('searchbox').fill(name)
    await page.getByRole('menuitem', { name }).first().click()
  },
  /** Goes to a screen by its keys, which lead there once the tender has been read: whoever comes too early presses them again. */
  goByKeys: (keys: string, there: Locator) =>
    expect
      .poll(async () => {
        await page.keyboard.press(keys)
        return there.first().isVisible()
      })
      .toBe(true),
  /** The file that the status bar names as saved. */
  savedFile: () => page.locator('footer bdi').first(),
})

async function chooseFiles(page: Page, button: Locator, paths: readonly string[]): Promise<void> {
  const chooser = host === 'chromium' ? page.waitForEvent('filechooser') : undefined
  await button.click()
  if (chooser) await (await chooser).setFiles([...paths])
  else await answerDialog(page, paths)
}
