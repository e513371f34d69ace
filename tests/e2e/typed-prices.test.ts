import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Output } from '../../shared/contract.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { prepareTender } from './prepare.ts'
import { goTo } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Entering prices by hand in a window is', noBrowser))('A price entered by hand in the window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-typed-prices-'))
  const path = join(folder, 'typed.assay')
  const picture = process.env.PICTURES
  let opened: TestWindow
  let lot: string

  beforeAll(async () => {
    lot = (await prepareTender(folder, path, ['Nordlicht', 'Sakura'])).lot
    opened = await openTestWindow({ path, folder })
    await goTo(opened.page, `#/lot/${lot}/prices`)
  })
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const list = async (): Promise<Output<'price.list'>['prices']> =>
    JSON.parse(
      String(await opened.page.evaluate(`window.assay.call['price.list'](crypto.randomUUID(), '${JSON.stringify({ lot })}')`)),
    ).value.prices

  it('is typed from its cell by keyboard alone, marked, explained and taken back', async () => {
    const { page } = opened
    const { keyboard } = page
    await page.getByRole('button', { name: 'Enter prices by hand' }).click()
    await page.locator('[data-row="0"][data-column="1"]').click()
    await keyboard.press('F2')
    const dialog = page.getByRole('dialog', { name: 'Enter a price by hand' })
    await dialog.getByRole('heading').waitFor()
    await keyboard.type('1 250,50')
    if (picture) await page.screenshot({ path: `${picture}/price-entry.png` })
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await keyboard.type('Told by Ms North')
    await keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/^The price of Nordlicht for .* is recorded\.$/).waitFor()
    await expect.poll(() => page.locator('[data-row="0"][data-column="1"]').textContent()).toContain('by hand')
    expect(await list()).toMatchObject([{ unitPrice: '1250.5', cameBy: 'telephone', reason: 'Told by Ms North' }])
    await page.getByText('Entered by hand, by telephone: Told by Ms North').waitFor()
    if (picture) await page.screenshot({ path: `${picture}/prices-typed.png` })
    await keyboard.press('Control+z')
    await expect.poll(async () => (await list()).length).toBe(0)
    expect(opened.offences).toEqual(noOffences)
  })
})
