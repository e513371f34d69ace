import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { givePlace } from './dialogs.ts'
import { prepare } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('The overview of a tender is', noBrowser))('The overview of a tender', () => {
  let opened: TestWindow
  let lot = ''
  beforeAll(async () => {
    opened = await openTestWindow()
    const path = join(opened.folder, 'overview.assay')
    await prepare(opened.folder, async (call) => {
      await call('workspace.create', { path, title: 'Overview' })
      const { lots } = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
      lot = lots[0]?.id ?? ''
    })
    await openIn(opened, path)
    await goTo(opened.page, `#/lot/${lot}/overview`)
  })
  afterAll(() => opened?.close())

  const headline = () => opened.page.getByRole('heading', { level: 1 })
  const stage = () => opened.page.getByRole('list', { name: 'Where the tender stands' }).locator('[aria-current=step]')
  const says = async (words: string, at: string) => {
    await expect.poll(() => headline().textContent()).toBe(words)
    expect(await stage().textContent()).toBe(at)
  }
  const press = (name: string) => opened.page.getByRole('main').getByRole('button', { name }).click()

  it('says first what is to be done, and does it: from nobody to the first answer and its score', async () => {
    const { page } = opened
    await says('Nobody bids yet', 'Preparing')
    expect(await page.getByRole('heading', { name: /^Ranking/ }).count()).toBe(0)
    await press('Add bidder')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Nordlicht')
    await dialog.getByRole('button', { name: 'Add bidder' }).click()

    await says('Send the bidders their workbooks', 'Receiving')
    await press('Write workbooks')
    await dialog.waitFor()
    await page.keyboard.press('Escape')

    const call = (name: string, input: object) =>
      page.evaluate(`assay.call['${name}'](crypto.randomUUID(), ${JSON.stringify(JSON.stringify(input))})`)
    const { value: bids } = JSON.parse(String(await call('bid.list', { lot })))
    const bid = bids[0].id
    const written = join(opened.folder, 'Nordlicht.xlsx')
    await givePlace(page, written)
    await call('bid.workbook', { bid, path: written })
    await press('Record a package')
    await dialog.getByRole('textbox', { name: 'From' }).fill('north@example.org')
    const chooser = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Choose files' }).click()
    await (await chooser).setFiles([written])
    await dialog.getByText('Nordlicht.xlsx').waitFor()
    await dialog.getByRole('button', { name: 'Record a package' }).click()
    await page.getByRole('heading', { name: 'Nordlicht' }).first().waitFor()

    await goTo(page, `#/lot/${lot}/overview`)
    await says('1 of 1 bidder has still to send prices', 'Receiving')
    await press('Open the verdict')
    await expect.poll(() => page.evaluate('location.hash')).toContain('/receipt/')
    expect(opened.offences).toEqual(noOffences)
  })
})
