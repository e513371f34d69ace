import type { Dialog, Page } from 'playwright-core'
import { host } from './browser.ts'
import { answerDialog } from './electron-window.ts'

type Answer = (prompt: Dialog) => void
/** The questions that nobody has come to yet, and those who wait for one. */
const prompts = new WeakMap<Page, { caught: Dialog[]; waiting: Answer[] }>()

/** Leaves the questions of a page to the test that comes to answer them; what would be lost goes. */
export function catchPrompts(page: Page): void {
  const caught: Dialog[] = []
  const waiting: Answer[] = []
  prompts.set(page, { caught, waiting })
  page.on('dialog', async (dialog) => {
    if (dialog.type() === 'prompt') {
      const answer = waiting.shift()
      if (answer) answer(dialog)
      else caught.push(dialog)
    } else if (dialog.type() === 'beforeunload') await dialog.accept()
    else await dialog.dismiss().catch(() => {})
  })
}

/** The question that the browser asks, once it does. */
export function nextPrompt(page: Page): Promise<Dialog> {
  const { caught = [], waiting = [] } = prompts.get(page) ?? {}
  const first = caught.shift()
  return first ? Promise.resolve(first) : new Promise((answer) => waiting.push(answer))
}

/** Answers the window that asks where a new file goes, or where new files go. */
export async function answerPlace(page: Page, path: string): Promise<void> {
  if (!(await answerDialog(page, [path]))) await (await nextPrompt(page)).accept(path)
}

/** Chooses files in the dialog of the window that `ask` opens. */
export async function answerFiles(page: Page, ask: () => Promise<unknown>, paths: readonly string[]): Promise<void> {
  const chooser = host === 'chromium' ? page.waitForEvent('filechooser') : undefined
  const asked = ask()
  if (chooser) await (await chooser).setFiles([...paths])
  else await answerDialog(page, paths)
  await asked
}

/** Gives the page what a person would: a file to read, by the dialog for that. */
export const giveFile = (page: Page, path: string): Promise<void> =>
  answerFiles(page, () => page.evaluate(`assay.chooseFiles('{"multiple":true}')`), [path])

/** Gives the page the place of a new file, by the dialog for that. */
export async function givePlace(page: Page, path: string): Promise<void> {
  const asked = page.evaluate(`assay.choosePlace('{}')`)
  await answerPlace(page, path)
  await asked
}
