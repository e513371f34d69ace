import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { prepareTender } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Bidders in a window are', noBrowser))('Bidders', () => {
  let opened: TestWindow
  beforeAll(async () => {
    opened = await openTestWindow()
    const path = join(opened.folder, 'bidders.assay')
    const { lot } = await prepareTender(opened.folder, path, ['Nordlicht', 'Kestrel'])
    await openIn(opened, path)
    await goTo(opened.page, `#/lot/${lot}/providers`)
  })
  afterAll(() => opened?.close())
  const cell = (name: string) => opened.page.getByRole('rowheader', { name })

  it('are renamed by keyboard, not to a name that another has, and get their name back', async () => {
    const { page } = opened
    await cell('Nordlicht').click()
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog', { name: 'Details of Nordlicht' })
    const name = dialog.getByRole('textbox', { name: 'Name' })
    await name.fill('kestrel')
    await dialog.getByText('“Kestrel” is already here and reads the same.', { exact: false }).waitFor()
    await name.fill('Kestrel')
    await page.keyboard.press('Enter')
    await dialog.getByText('There is already a provider called “Kestrel”.', { exact: false }).waitFor()
    await name.fill('Nordlicht Service')
    await page.keyboard.press('Enter')
    await cell('Nordlicht Service').waitFor()
    await page.getByText('The details of Nordlicht Service are saved.').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText(/^Undone: Change a provider/).waitFor()
    await expect.poll(() => cell('Nordlicht Service').count()).toBe(0)
  })

  it('withdraw with a reason, and take part again after undo', async () => {
    const { page } = opened
    await cell('Kestrel').click()
    await page.getByRole('button', { name: 'Withdraw the bid' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('No capacity')
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw the bid' }).click()
    await page.getByText('1 takes part · 1 withdrew').waitFor()
    await page.getByRole('region', { name: 'Details' }).getByText('No capacity').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('2 take part · nobody withdrew').waitFor()
    expect(opened.offences).toEqual(noOffences)
  })
})
