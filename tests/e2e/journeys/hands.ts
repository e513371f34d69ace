import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { answerFiles, answerPlace } from '../dialogs.ts'

/** What people do again and again, each as they do it: by the words that they see. */
export const hands = (page: Page) => ({
  /** Takes the place of a new file. */
  saveAt: (path: string) => answerPlace(page, path),
  startWorkspace: async (title: string) => {
    await page.getByRole('textbox', { name: 'Title of the workspace' }).fill(title)
    await page.getByRole('button', { name: 'Create workspace' }).click()
  },
  openWorkspace: (path: string) =>
    answerFiles(page, () => page.getByRole('button', { name: 'Open a workspace' }).click(), [path]),
  /** Presses the button that asks for files, and chooses these. */
  chooseFiles: (button: Locator, paths: readonly string[]) => answerFiles(page, () => button.click(), paths),
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
