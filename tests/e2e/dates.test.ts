import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { noBrowser } from './browser.ts'
import { goTo } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

if (noBrowser) console.log(`Dates are not tested: ${noBrowser}.`)

describe.skipIf(noBrowser)('A date and a time', () => {
  let opened: TestWindow
  beforeAll(async () => {
    opened = await openTestWindow()
    await call('workspace.create', { path: join(opened.folder, 'dates.assay'), title: 'Dates' })
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
  const error = () => opened.page.getByText('Give a date and a time.')

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
    await dialog.getByText('Complete the date and the time, or clear them all.').waitFor()
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
