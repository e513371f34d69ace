import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { givePlace } from './dialogs.ts'
import { hands } from './journeys/hands.ts'
import { openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Receiving packages through the window is', noBrowser))('Packages that arrive', () => {
  let opened: TestWindow
  let lot: string
  const files: string[] = []
  const picture = process.env.PICTURES

  const call = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const text = JSON.stringify(JSON.stringify(input))
    const result = JSON.parse(await opened.page.evaluate(`assay.call['${name}'](crypto.randomUUID(), ${text})`))
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }
  const button = (name: string | RegExp) => opened.page.getByRole('button', { name, exact: true })
  const heading = (name: string) => opened.page.getByRole('heading', { name, exact: true })
  const dialog = () => opened.page.getByRole('dialog')
  const look = async (name: string) => {
    if (!picture) return
    for (const scheme of ['light', 'dark'] as const) {
      await opened.page.emulateMedia({ colorScheme: scheme })
      await opened.page.screenshot({ path: `${picture}/${name}-${scheme}.png` })
    }
  }

  beforeAll(async () => {
    opened = await openTestWindow()
    const { folder } = opened
    const path = join(folder, 'receiving.assay')
    await givePlace(opened.page, path)
    await call('workspace.create', { path, title: 'Receiving' })
    const deadline = '2026-01-01T12:00:00.000Z'
    const tender = await call('tender.create', { title: 'Support', need: 'Voice', template: 'bpo-due-diligence', deadline })
    lot = tender.lots[0]?.id ?? ''
    for (const name of ['Nordlicht', 'Kestrel']) {
      const { id: bid } = await call('bid.add', { lot, provider: { name } })
      const workbook = join(folder, `${name}.xlsx`)
      await givePlace(opened.page, workbook)
      await call('bid.workbook', { bid, path: workbook })
      files.push(workbook)
    }
    files.push(join(folder, 'letter.txt'))
    writeFileSync(join(folder, 'letter.txt'), 'Dear Mara')
  })
  afterAll(() => opened?.close())

  it('say whose they are, and are recorded as one action; only what says nothing is asked for', async () => {
    const { page } = opened
    await page.evaluate(`location.hash = '#/lot/${lot}/bids'`)
    await button('Record a package').click()
    await dialog().getByRole('textbox', { name: 'From' }).fill('The post room')
    await hands(page).chooseFiles(dialog().getByRole('button', { name: 'Choose files' }), files)
    await dialog().getByText('Nordlicht · questionnaire').waitFor()
    await dialog().getByText('Kestrel · questionnaire').waitFor()
    await dialog().getByText('No workbook in it says whose it is.').waitFor()
    expect(
      await dialog()
        .getByRole('button', { name: /Bidder$/ })
        .count(),
    ).toBe(1)
    await look('record')
    await dialog().getByRole('button', { name: 'Record 2 packages' }).click()
    await page.getByText('2 packages recorded: Nordlicht and Kestrel').waitFor()
    const register = page.getByRole('grid', { name: 'Receipt register' })
    await register.getByText('Receipt 1 of Nordlicht').waitFor()
    expect(await register.getByText('late').count()).toBe(2)
    expect((await call('receipt.list', { lot })).map(({ bidder }) => bidder)).toEqual(['Nordlicht', 'Kestrel'])
    expect(opened.offences).toEqual({ violations: [], consoleErrors: [], requests: [] })
  })

  it('and came late: nothing is read before somebody admits it, with a reason', async () => {
    const { page } = opened
    const [first] = await call('receipt.list', { lot })
    await page.evaluate(`location.hash = '#/lot/${lot}/receipt/${first?.id}'`)
    await heading('This package came late').waitFor()
    await look('late')
    await button('Admit it…').click()
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('The mail server was down.')
    await look('admit')
    await dialog().getByRole('button', { name: 'Admit it' }).click()
    await page.getByText('There is nothing to read in: what it says is recorded already.').waitFor()
    await page.getByText('Late, admitted by').first().waitFor()
    expect(opened.offences).toEqual({ violations: [], consoleErrors: [], requests: [] })
  })

  it('for another than was recorded, and are moved by a correction that the register keeps', async () => {
    const { page } = opened
    await button('Belongs elsewhere…').click()
    await dialog()
      .getByRole('button', { name: /Bidder$/ })
      .click()
    await page.getByRole('option', { name: 'Kestrel' }).click()
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('Two envelopes were mixed up.')
    await look('correct')
    await dialog().getByRole('button', { name: 'Move it' }).click()
    await heading('Kestrel').waitFor()
    await page.getByText('was made out to Nordlicht, not to Kestrel').waitFor()
    await page.getByText('Recorded at first as package 1 of Nordlicht, questionnaire; moved by').first().waitFor()
    await look('moved')
    await page.getByRole('link', { name: 'Bids and receipts' }).click()
    await page.getByRole('grid', { name: 'Receipt register' }).getByText('Receipt 2 of Kestrel').waitFor()
    await page.getByText('moved', { exact: true }).waitFor()
    await look('register')
    expect(opened.offences).toEqual({ violations: [], consoleErrors: [], requests: [] })
  })
})
