import type { Page } from 'playwright-core'

/** What people do again and again, each as they do it: by the words that they see. */
export const hands = (page: Page) => ({
  /** Takes the place of a new file. */
  saveAt: async (path: string) => {
    await page.getByRole('textbox', { name: 'Where the file goes' }).fill(path)
    await page.getByRole('button', { name: 'Save here' }).click()
  },
  startWorkspace: async (title: string) => {
    await page.getByRole('textbox', { name: 'Title of the workspace' }).fill(title)
    await page.getByRole('button', { name: 'Create workspace' }).click()
  },
  openWorkspace: async (path: string) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open a workspace' }).click()
    await (await chooser).setFiles(path)
  },
  /** Runs a command of the palette by its whole name. */
  command: async (name: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('searchbox').fill(name)
    await page.getByRole('menuitem', { name }).first().click()
  },
  /** The file that the status bar names as saved. */
  savedFile: () => page.locator('footer bdi').first(),
})
