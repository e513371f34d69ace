import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { untested } from '../../untested.ts'
import { noBrowser } from '../browser.ts'
import { givePlace } from '../dialogs.ts'
import { prepare, prepareTender } from '../prepare.ts'
import { noOffences, openTestWindow, type TestWindow, type TestWindowOptions } from '../window.ts'
import { hands } from './hands.ts'

describe.skipIf(untested('Work with several files is', noBrowser))('Work with files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  let opened: TestWindow | undefined
  const open = async (options: Omit<TestWindowOptions, 'folder'> = {}): Promise<Page> => {
    opened = await openTestWindow({ ...options, folder })
    return opened.page
  }
  /** Closes the window, which must have given no offence. */
  const close = async () => {
    const closing = opened
    opened = undefined
    await closing?.close()
    if (closing) expect(closing.offences).toEqual(noOffences)
  }
  afterEach(close)
  const bidder = (page: Page, name: string) => page.getByRole('main').getByText(name).first()

  it('opens two workspaces, one after the other, and shows nothing of the first in the second', async () => {
    const [first, second] = [join(folder, 'first.assay'), join(folder, 'second.assay')]
    await prepareTender(folder, first, ['Nordlicht'])
    await prepareTender(folder, second, ['Kestrel'])
    const page = await open({ path: first })
    const { command, openWorkspace, savedFile } = hands(page)
    await expect.poll(() => savedFile().textContent()).toBe('first.assay')
    await hands(page).goByKeys('Alt+5', bidder(page, 'Nordlicht'))
    await command('Close the workspace')
    await openWorkspace(second)
    await expect.poll(() => savedFile().textContent()).toBe('second.assay')
    await hands(page).goByKeys('Alt+5', bidder(page, 'Kestrel'))
    expect(await page.getByText('Nordlicht').count()).toBe(0)
    await close()
    expect(
      readdirSync(folder)
        .filter((name) => /^(first|second)/.test(name))
        .sort(),
    ).toEqual(['first.assay', 'second.assay'])
  })

  it('takes back what was done before a restart', async () => {
    const path = join(folder, 'undo.assay')
    const { lot } = await prepareTender(folder, path, ['Nordlicht', 'Kestrel'])
    let page = await open({ path })
    await expect.poll(() => hands(page).savedFile().textContent()).toBe('undo.assay')
    const input = JSON.stringify({ lot, provider: { name: 'Added and taken back' } })
    await page.evaluate(`assay.call['bid.add']('one', ${JSON.stringify(input)})`)
    await hands(page).goByKeys('Alt+5', bidder(page, 'Added and taken back'))
    await close()

    page = await open({ path })
    await expect.poll(() => hands(page).savedFile().textContent()).toBe('undo.assay')
    await hands(page).goByKeys('Alt+5', bidder(page, 'Added and taken back'))
    await page.keyboard.press('Control+z')
    await page.getByText(/^Undone: Add a bidder/).waitFor()
    await expect.poll(() => page.getByText('Added and taken back').count()).toBe(0)
    await page.keyboard.press('Control+Shift+z')
    await bidder(page, 'Added and taken back').waitFor()
  })

  it('refuses a foreign file with a sentence that names it, and leaves it as it was', async () => {
    const path = join(folder, 'foreign.assay')
    const bytes = 'Minutes of the meeting\n'.repeat(50)
    writeFileSync(path, bytes)
    const page = await open()
    await hands(page).openWorkspace(path)
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toContain(
      `${path} is not an Assay workspace. Choose a file that Assay has written; it ends in .assay.`,
    )
    expect(await alert.getByRole('button').count()).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe(bytes)
  })

  it('opens a workspace that is dropped on the window, and refuses another file with a sentence', async () => {
    const [path, foreign] = [join(folder, 'dropped.assay'), join(folder, 'minutes.txt')]
    await prepareTender(folder, path, ['Nordlicht'])
    writeFileSync(foreign, 'Minutes of the meeting')
    const page = await open()
    await page.getByRole('textbox', { name: 'Title of the workspace' }).waitFor()
    const session = await page.context().newCDPSession(page)
    const drop = async (file: string) => {
      const data = { items: [], files: [file], dragOperationsMask: 1 }
      for (const type of ['dragEnter', 'dragOver'] as const)
        await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
      await page.getByText('Drop to open the workspace').waitFor()
      await session.send('Input.dispatchDragEvent', { type: 'drop', x: 600, y: 400, data })
    }
    await drop(foreign)
    await page.getByRole('alert').getByText(`${foreign} is not an Assay workspace.`, { exact: false }).waitFor()
    await drop(path)
    await expect.poll(() => hands(page).savedFile().textContent()).toBe('dropped.assay')
    expect(await page.getByText('Drop to open the workspace').count()).toBe(0)
  })

  it('offers the backup of a damaged file, restores it beside and opens it', async () => {
    const path = join(folder, 'damaged.assay')
    await prepareTender(folder, path, ['Nordlicht'])
    await prepare(folder, async (call) => {
      await call('workspace.open', { path })
      await call('workspace.backup', {})
    })
    const whole = readFileSync(path)
    writeFileSync(path, whole.subarray(0, whole.length - 100))
    const page = await open()
    await hands(page).openWorkspace(path)
    await page.getByRole('alert').getByRole('button', { name: 'Restore the backup' }).click()
    const restored = join(folder, 'whole.assay')
    await hands(page).saveAt(restored)
    await expect.poll(() => hands(page).savedFile().textContent()).toBe('whole.assay')
    await hands(page).goByKeys('Alt+5', bidder(page, 'Nordlicht'))
    expect(readFileSync(path)).toHaveLength(whole.length - 100)
  })

  it('offers the backup of a file that is not there any more, and says when a backup is of another workspace', async () => {
    const path = join(folder, 'lost.assay')
    await prepareTender(folder, path, ['Nordlicht'])
    await prepare(folder, async (call) => {
      await call('workspace.open', { path })
      await call('workspace.backup', {})
    })
    const page = await open()
    const alert = page.getByRole('alert')
    /** Opens the file, closes it, and looks for it in the list of recent ones when it is gone. */
    const lose = async () => {
      await hands(page).openWorkspace(path)
      await expect.poll(() => hands(page).savedFile().textContent()).toBe('lost.assay')
      await hands(page).command('Close the workspace')
      const recent = page.getByRole('list', { name: 'Recent workspaces' }).getByRole('button').first()
      await recent.waitFor()
      rmSync(path)
      await recent.click()
    }
    await lose()
    await alert.getByText(`${path} is not there. Check the name and the folder. Restore its backup`, { exact: false }).waitFor()
    await alert.getByRole('button', { name: 'Restore the backup' }).click()
    await hands(page).saveAt(join(folder, 'found.assay'))
    await expect.poll(() => hands(page).savedFile().textContent()).toBe('found.assay')
    await hands(page).command('Close the workspace')

    await prepare(folder, async (call) => void (await call('workspace.create', { path, title: 'Of somebody else' })))
    await lose()
    await alert.getByText('There is no good backup of it beside it', { exact: false }).waitFor()
    expect(await alert.getByRole('button').allTextContents()).toEqual([expect.stringMatching(/^Restore the backup of “.+”$/)])
  })

  it('goes on after a reload in the middle of work', async () => {
    const path = join(folder, 'reload.assay')
    await prepareTender(folder, path, ['Nordlicht'])
    const page = await open({ path })
    await expect.poll(() => hands(page).savedFile().textContent()).toBe('reload.assay')
    const built = join(folder, 'interrupted.assay')
    await givePlace(page, built)
    await page.evaluate(`void assay.call['sample.build']('long', ${JSON.stringify(JSON.stringify({ path: built }))})`)
    await expect.poll(() => readdirSync(folder)).toContain('interrupted.assay')
    await page.reload()
    await expect.poll(() => hands(page).savedFile().textContent()).toBe('reload.assay')
    await hands(page).goByKeys('Alt+5', bidder(page, 'Nordlicht'))
    await expect.poll(() => readdirSync(folder).filter((name) => name.startsWith('interrupted'))).toEqual([])
  })
})
