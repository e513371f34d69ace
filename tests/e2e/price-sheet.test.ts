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

describe.skipIf(untested('Writing a price sheet in a window is', noBrowser))('A price sheet in the window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-price-sheet-'))
  const path = join(folder, 'sheet.assay')
  let opened: TestWindow
  let lot: string

  beforeAll(async () => {
    lot = (await prepareTender(folder, path, [])).lot
    opened = await openTestWindow({ path, folder })
    await goTo(opened.page, `#/lot/${lot}/price-sheet`)
  })
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const cell = (row: number, column: number) => opened.page.locator(`[data-row="${row}"][data-column="${column}"]`)
  const press = async (...keys: string[]) => {
    for (const key of keys) await opened.page.keyboard.press(key)
  }
  const type = (text: string) => opened.page.keyboard.type(text)
  const sheet = async (): Promise<Output<'price.list'>> =>
    JSON.parse(
      String(await opened.page.evaluate(`window.assay.call['price.list'](crypto.randomUUID(), '${JSON.stringify({ lot })}')`)),
    ).value
  const save = () => opened.page.getByRole('button', { name: 'Save price sheet' })

  it('is an example that says so, and is written, corrected, taken back and saved by keyboard alone', async () => {
    const { page } = opened
    await page.getByText('are an example that came with the questionnaire').waitFor()
    await cell(0, 0).click()
    await type('Set-up')
    await press('Tab')
    await type('1,234')
    await press('Tab')
    await page.getByText('the quantity could be 1234 or 1.234').waitFor()
    expect(await save().isDisabled()).toBe(true)
    await press('ArrowLeft')
    await type('1234')
    await press('Tab', 'ArrowRight', 'e')
    await expect.poll(() => cell(0, 3).textContent()).toBe('each month')
    await press('o', 'Control+z')
    await expect.poll(() => cell(0, 3).textContent()).toBe('each month')
    await press('Insert')
    await type('Exit')
    await press('Tab', 'ArrowRight')
    await type('day')
    await press('Tab', 'Control+s')
    await page.getByText('The price sheet was saved.').waitFor()
    const { lines } = await sheet()
    expect(lines.slice(0, 2)).toEqual([
      expect.objectContaining({ title: 'Set-up', quantity: '1234', kind: 'monthly' }),
      { id: 'exit', title: 'Exit', quantity: '1', unit: 'day', kind: 'oneOff' },
    ])
    await expect.poll(() => page.getByText('are an example').count()).toBe(0)
    expect(opened.offences).toEqual(noOffences)
  })

  it('has moved on before another key can come, however busy the machine is', async () => {
    /** The cell with the focus when only what the press itself brought about has run: another press would be a task of its own. */
    const after = (key: string) =>
      opened.page.evaluate(async (pressed) => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }))
        for (let turn = 0; turn < 20; turn++) await Promise.resolve()
        const { row, column } = (document.activeElement?.closest('[data-row]') as HTMLElement | null)?.dataset ?? {}
        return { row, column, writing: document.activeElement?.localName === 'input' }
      }, key)
    await cell(0, 0).focus()
    expect(await after('Insert')).toEqual({ row: '1', column: '0', writing: false })
    expect(await after('E')).toEqual({ row: '1', column: '0', writing: true })
    expect(await after('Tab')).toEqual({ row: '1', column: '1', writing: false })
    expect(await after('ArrowRight')).toEqual({ row: '1', column: '2', writing: false })
  })
})
