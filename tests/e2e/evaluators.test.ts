import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { prepareTender } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Evaluators in a window are', noBrowser))('Evaluators', () => {
  let opened: TestWindow
  beforeAll(async () => {
    opened = await openTestWindow()
    const path = join(opened.folder, 'evaluators.assay')
    const { lot } = await prepareTender(opened.folder, path, ['Nordlicht', 'Kestrel'])
    await openIn(opened, path)
    await goTo(opened.page, `#/lot/${lot}/evaluators`)
  })
  afterAll(() => opened?.close())

  it('are added, excluded from scoring a bidder, and retired, by keyboard alone', async () => {
    const { page } = opened
    const details = page.getByRole('region', { name: 'Details' })
    await page.keyboard.press('a')
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Ada Keller')
    await page.keyboard.press('Enter')
    await page.getByRole('rowheader', { name: 'Ada Keller' }).waitFor()
    await page.keyboard.press('x')
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).waitFor()
    await page.keyboard.type('A sister works there')
    await page.keyboard.press('Enter')
    await page.getByText('What Ada Keller gives Nordlicht no longer counts.').waitFor()
    await details.getByText('A sister works there', { exact: false }).waitFor()
    await page.keyboard.press('r')
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).waitFor()
    await page.keyboard.type('On leave')
    await page.keyboard.press('Enter')
    await page.getByText('Nobody scores · 1 was retired').waitFor()
    await details.getByText('On leave').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('1 scores').waitFor()
    expect(opened.offences).toEqual(noOffences)
  })
})
