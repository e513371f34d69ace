import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { hands } from './journeys/hands.ts'
import { prepareTender } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Dropping files is', noBrowser))('A file that is dropped', () => {
  let opened: TestWindow
  let lot = ''
  let file = ''
  beforeAll(async () => {
    opened = await openTestWindow()
    const path = join(opened.folder, 'dropping.assay')
    ;({ lot } = await prepareTender(opened.folder, path, ['Nordlicht', 'Kestrel', 'Sakura']))
    file = join(opened.folder, 'minutes.txt')
    writeFileSync(file, 'Minutes of the meeting')
    await openIn(opened, path)
  })
  afterAll(() => opened?.close())

  const dropOn = async (place: Locator, files: readonly string[], says: string) => {
    const { page } = opened
    const box = await place.boundingBox()
    const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + (box?.height ?? 0) / 2]
    const session = await page.context().newCDPSession(page)
    const data = { items: [], files: [...files], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver'] as const) await session.send('Input.dispatchDragEvent', { type, x, y, data })
    await page.getByText(says).waitFor()
    await session.send('Input.dispatchDragEvent', { type: 'drop', x, y, data })
    expect(await page.getByText(says).count()).toBe(0)
  }

  it('on a bidder is recorded as its package', async () => {
    const { page } = opened
    await goTo(page, `#/lot/${lot}/bids`)
    const row = page.getByRole('row', { name: /Kestrel/ })
    await dropOn(row, [file], 'Drop packages here to record them')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('minutes.txt').waitFor()
    // Whose it is is looked up first.
    await dialog
      .getByText(/Kestrel/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('on the evidence is added to it, and then looked at', async () => {
    const { page } = opened
    await goTo(page, `#/lot/${lot}/evidence`)
    await dropOn(page.getByRole('main'), [file], 'Drop to add it as evidence')
    await page.getByRole('dialog').getByRole('button', { name: 'Add 1 file' }).click()
    await page.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'minutes.txt' }).waitFor()
  })

  it('elsewhere is taken for nothing, and the screen says where it would be', async () => {
    const { page } = opened
    await goTo(page, `#/lot/${lot}/overview`)
    await dropOn(page.getByRole('main'), [file], 'Drop to open the workspace')
    await page.getByRole('alert').getByText('These files have no place on this screen.').waitFor()
    expect(await hands(page).savedFile().textContent()).toBe('dropping.assay')
    expect(opened.offences).toEqual(noOffences)
  })
})
