import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { prepare, prepareTender } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Terms in a window are', noBrowser))('The terms of a tender in the window', () => {
  let opened: TestWindow
  let issued: string
  beforeAll(async () => {
    opened = await openTestWindow()
    issued = join(opened.folder, 'issued.assay')
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
  })

  it('are amended once a workbook went out, with who was told, and the register says what went out', async () => {
    const { page } = opened
    const { lot } = await prepare(opened.folder, async (call) => {
      await call('workspace.create', { path: issued, title: 'Issued' })
      const { lots } = await call('tender.create', { title: 'Support', need: 'Voice', template: 'bpo-due-diligence' })
      const lot = lots[0]?.id ?? ''
      const { id } = await call('bid.add', { lot, provider: { name: 'Kestrel' } })
      await call('bid.workbook', { bid: id, path: join(opened.folder, 'kestrel.xlsx') })
      return { lot }
    })
    await openIn(opened, issued)
    await goTo(page, `#/lot/${lot}/tender`)
    await page.getByRole('grid', { name: 'What went out to bidders' }).getByText('kestrel.xlsx').waitFor()
    await page.getByRole('button', { name: 'Amend the tender' }).click()
    const dialog = page.getByRole('dialog', { name: 'Amend the tender' })
    await dialog.getByRole('textbox', { name: 'The need' }).fill('Voice and chat')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('A bidder asked.')
    await dialog.getByRole('button', { name: 'Amend' }).click()
    await page.getByText('The need: Voice → Voice and chat').waitFor()
    await page.getByRole('button', { name: 'Record who was told' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'How' }).fill('By e-mail')
    await page.keyboard.press('Enter')
    await page.getByRole('grid', { name: 'What went out to bidders' }).getByText('By e-mail').waitFor()
    expect(opened.offences).toEqual(noOffences)
  })
})
