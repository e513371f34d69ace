import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { givePlace } from './dialogs.ts'
import { goTo, settled } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Dates are', noBrowser))('A date and a time', () => {
  let opened: TestWindow
  beforeAll(async () => {
    // A calendar names the present day in another way than every other.
    opened = await openTestWindow({ now: new Date(2026, 10, 9, 12) })
    const path = join(opened.folder, 'dates.assay')
    await givePlace(opened.page, path)
    await call('workspace.create', { path, title: 'Dates' })
    await goTo(opened.page, '#/new-tender')
  })
  afterAll(() => opened?.close())

  const call = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const text = JSON.stringify(JSON.stringify(input))
    const result = JSON.parse(await opened.page.evaluate(`assay.call['${name}'](crypto.randomUUID(), ${text})`))
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }
  const field = () => opened.page.getByRole('group', { name: 'Bids due' })
  const part = (name: string) => field().getByRole('spinbutton', { name: new RegExp(`^${name}`) })
  /** The field as it is read, without the signs that set the time apart. */
  const shown = async () => (await field().textContent())?.replace(/[\u2066-\u2069]/g, '')
  const start = () => opened.page.getByRole('button', { name: 'Start the tender' }).click()
  const error = () => opened.page.getByText('Give a date, and a time that the clocks show on that day.')

  it('stands in the order of the language, with 24 hours, and is typed without a separator', async () => {
    expect(await shown()).toBe('dd/mm/yyyy, hh:mm')
    await part('day').click()
    await opened.page.keyboard.type('301120261705')
    expect(await shown()).toBe('30/11/2026, 17:05')
  })

  it('goes up and down by the arrows, part by part', async () => {
    const { page } = opened
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowDown')
    expect(await shown()).toBe('30/11/2026, 16:07')
    expect(await part('hour').getAttribute('aria-valuetext')).toBe('16')
  })

  it('that is there in part alone is refused, and neither lost nor taken for none', async () => {
    const { page } = opened
    await page.getByRole('textbox', { name: 'Title' }).fill('Support')
    await page.getByRole('textbox', { name: 'The need' }).fill('Voice and chat')
    await part('day').click()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    expect(await shown()).toBe('dd/11/2026, 16:07')
    await start()
    await error().waitFor()
    expect(await call('tender.list', {})).toEqual([])
    expect(await shown()).toBe('dd/11/2026, 16:07')
    await part('day').click()
    await page.keyboard.type('30')
    expect(await shown()).toBe('30/11/2026, 16:07')
    await expect.poll(() => error().count()).toBe(0)
  })

  it('that is there in part alone is still there when the page is loaded again, and goes on from there', async () => {
    const { page } = opened
    const kept = async () =>
      (await call('draft.list', { workspace: (await call('workspace.info', {})).id })).map(
        (draft) => draft.kind === 'tender' && draft.deadline,
      )
    await part('month').click()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    expect(await shown()).toBe('30/mm/2026, 16:07')
    await expect.poll(kept).toEqual(['2026-XX-30T16:07'])
    await page.reload()
    await expect.poll(shown).toBe('30/mm/2026, 16:07')
    await part('month').click()
    await page.keyboard.type('11')
    await expect.poll(kept).toEqual(['2026-11-30T16:07'])
    expect(await shown()).toBe('30/11/2026, 16:07')
  })

  it('that is no day of the calendar becomes one when the field is left', async () => {
    const { page } = opened
    await part('day').click()
    await page.keyboard.type('31')
    expect(await shown()).toBe('31/11/2026, 16:07')
    await page.getByRole('textbox', { name: 'Title' }).focus()
    expect(await shown()).toBe('30/11/2026, 16:07')
  })

  it('is taken from a month whose weeks begin with Monday, by keys alone, and the time stays', async () => {
    const { page } = opened
    const month = page.getByRole('dialog', { name: 'Calendar for “Bids due”' })
    const day = (name: string) => month.getByRole('button', { name, exact: true })
    await part('hour').focus()
    await page.keyboard.press('Alt+ArrowDown')
    await month.waitFor()
    expect(await month.locator('th').allTextContents()).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
    expect(await month.getByRole('gridcell', { selected: true }).textContent()).toBe('30')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => day('Monday, 7 December 2026').evaluate((it) => it === it.ownerDocument.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await month.waitFor({ state: 'detached' })
    expect(await shown()).toBe('07/12/2026, 16:07')
    await expect.poll(() => part('hour').evaluate((it) => it === it.ownerDocument.activeElement)).toBe(true)
  })

  it('is taken from a month by the pointer, and the month is left without a choice', async () => {
    const { page } = opened
    const month = page.getByRole('dialog', { name: 'Calendar for “Bids due”' })
    const opener = page.getByRole('button', { name: 'Calendar for “Bids due”' })
    await opener.click()
    await month.getByRole('button', { name: 'Month before' }).click()
    await month.getByText('November 2026').first().waitFor()
    await month.getByRole('button', { name: 'Today, Monday, 9 November 2026', exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await month.waitFor({ state: 'detached' })
    expect(await shown()).toBe('07/12/2026, 16:07')
    await opener.click()
    await month.getByRole('button', { name: 'Month before' }).click()
    await month.getByRole('button', { name: 'Monday, 30 November 2026', exact: true }).click()
    await month.waitFor({ state: 'detached' })
    expect(await shown()).toBe('30/11/2026, 16:07')
    await expect.poll(() => opener.evaluate((it) => it === it.ownerDocument.activeElement)).toBe(true)
  })

  it('is taken before there is a time, and the time is asked for', async () => {
    const { page } = opened
    for (const name of ['hour', 'minute']) {
      await part(name).click()
      await page.keyboard.press('Backspace')
      await page.keyboard.press('Backspace')
    }
    await part('day').focus()
    await page.keyboard.press('Alt+ArrowDown')
    const month = page.getByRole('dialog', { name: 'Calendar for “Bids due”' })
    await month.getByRole('button', { name: 'Friday, 20 November 2026', exact: true }).click()
    await month.waitFor({ state: 'detached' })
    expect(await shown()).toBe('20/11/2026, hh:mm')
    await start()
    await error().waitFor()
    await part('day').click()
    await page.keyboard.type('30')
    await part('hour').click()
    await page.keyboard.type('1607')
    expect(await shown()).toBe('30/11/2026, 16:07')
    await expect.poll(() => error().count()).toBe(0)
  })

  it('is taken from a month that is in sight as a whole at 200 % of 1024 by 768 pixels', async () => {
    const { page } = opened
    await page.setViewportSize({ width: 512, height: 384 })
    await page.getByRole('button', { name: 'Calendar for “Bids due”' }).click()
    const month = page.getByRole('dialog', { name: 'Calendar for “Bids due”' })
    await month.waitFor()
    await settled(page)
    const { x = -1, y = -1, width = 0, height = 0 } = (await month.boundingBox()) ?? {}
    expect([x >= 0, y >= 0, x + width <= 512, y + height <= 384]).toEqual([true, true, true, true])
    const popover = month.locator('xpath=..')
    expect(await popover.evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0)
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1280, height: 720 })
  })

  it('is recorded as the instant that it is on this computer', async () => {
    await start()
    await opened.page.getByRole('heading', { name: 'Bidders' }).waitFor()
    const [tender] = await call('tender.list', {})
    expect(tender?.deadline).toBe(new Date(2026, 10, 30, 16, 7).toISOString())
    expect(opened.offences).toEqual(noOffences)
  })

  it('of arrival may stay empty, and says what is missing beside the field', async () => {
    const { page } = opened
    const [tender] = await call('tender.list', {})
    const lot = tender?.lots[0]?.id ?? ''
    await call('bid.add', { lot, provider: { name: 'Kestrel' } })
    await goTo(page, `#/lot/${lot}/bids`)
    await page.getByRole('button', { name: 'Record a package' }).click()
    const dialog = page.getByRole('dialog', { name: 'Record a package' })
    await dialog.getByRole('textbox', { name: 'From' }).fill('office@example.org')
    await dialog.getByRole('spinbutton', { name: /^year/ }).click()
    await page.keyboard.type('2026')
    const file = join(opened.folder, 'answers.txt')
    writeFileSync(file, 'answers')
    const chooser = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Choose files' }).click()
    await (await chooser).setFiles([file])
    const record = dialog.getByRole('button', { name: 'Record a package' })
    await record.click()
    await dialog.getByText('Complete the date, with a time that the clocks show on that day, or clear them all.').waitFor()
    await dialog.getByRole('spinbutton', { name: /^year/ }).click()
    for (let count = 0; count < 4; count++) await page.keyboard.press('Backspace')
    await record.click()
    await expect.poll(async () => (await call('receipt.list', { lot })).length).toBe(1)
    expect(opened.offences).toEqual(noOffences)
  })

  it('leaves the number beside it alone, which goes up and down by the arrows too', async () => {
    const { page } = opened
    await goTo(page, '#/new-tender')
    const months = page.getByRole('textbox', { name: 'Term in months' })
    await months.focus()
    for (let count = 0; count < 3; count++) await page.keyboard.press('ArrowUp')
    await expect.poll(() => months.inputValue()).toBe('39')
    expect(opened.offences).toEqual(noOffences)
  })
})
