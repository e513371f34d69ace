import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { prepareTender } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Terms in a window are', noBrowser))('The terms of a tender in the window', () => {
  let opened: TestWindow
  beforeAll(async () => {
    opened = await openTestWindow()
    const path = join(opened.folder, 'terms.assay')
    const { lot } = await prepareTender(opened.folder, path, [])
    await openIn(opened, path)
    await goTo(opened.page, `#/lot/${lot}/tender`)
  })
  afterAll(() => opened?.close())

  it('are corrected by keyboard, and undone', async () => {
    const { page } = opened
    await page.getByRole('heading', { name: 'Support', level: 1 }).click()
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog', { name: 'Terms of the tender' })
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Support 2027')
    await dialog.getByRole('textbox', { name: 'Currency' }).fill('chf')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Support 2027', level: 1 }).waitFor()
    await page.getByText('The terms are saved.').waitFor()
    await page.getByText('CHF', { exact: true }).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText(/^Undone: Correct the terms/).waitFor()
    await page.getByRole('heading', { name: 'Support', level: 1, exact: true }).waitFor()
  })

  it('name lots, which are added, renamed and removed', async () => {
    const { page } = opened
    await page.getByRole('button', { name: 'Add a lot' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Title' }).fill('Night')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '2 lots' }).waitFor()
    await page.getByRole('grid', { name: 'Lots' }).getByText('Night').waitFor()
    await page.getByRole('grid', { name: 'Lots' }).getByText('2', { exact: true }).click()
    await page.getByRole('button', { name: 'Rename the lot' }).click()
    await page.getByRole('dialog', { name: 'Rename “Night”' }).getByRole('textbox', { name: 'Title' }).fill('Late night')
    await page.keyboard.press('Enter')
    await page.getByText('The lot is called “Late night”.').waitFor()
    await page.getByRole('button', { name: 'Remove the lot' }).click()
    await page.getByRole('heading', { name: '1 lot' }).waitFor()
    expect(opened.offences).toEqual(noOffences)
  })
})
