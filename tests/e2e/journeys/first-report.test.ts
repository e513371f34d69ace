import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../../untested.ts'
import { noBrowser } from '../browser.ts'
import { noOffences, openTestWindow, type TestWindow } from '../window.ts'
import { hands } from './hands.ts'

describe.skipIf(untested('The way to a first report is', noBrowser))('From the first run to a report', () => {
  let opened: TestWindow
  beforeAll(async () => {
    opened = await openTestWindow()
  })
  afterAll(() => opened?.close())

  it('cancels the sample halfway and is where it was', async () => {
    const { page, folder } = opened
    await page.getByRole('button', { name: 'Build the sample tender' }).click()
    await hands(page).saveAt(join(folder, 'cancelled.assay'))
    const tray = page.getByRole('region', { name: 'Long work' })
    await tray.getByRole('button', { name: 'Cancel' }).click()
    await tray.getByText('Not done').waitFor()
    await tray.getByRole('button', { name: 'Dismiss' }).click()
    await expect.poll(() => page.getByRole('button', { name: 'Build the sample tender' }).isEnabled()).toBe(true)
  })

  it('builds the sample, which opens', async () => {
    const { page, folder } = opened
    await page.getByRole('button', { name: 'Build the sample tender' }).click()
    await hands(page).saveAt(join(folder, 'sample.assay'))
    await page.getByRole('heading', { level: 1, name: /^Evaluators are far apart/ }).waitFor()
    await page.getByText(/^Björkö Contact <Ltd> has 87.1 of 100 and leads/).waitFor()
    expect(await hands(page).savedFile().textContent()).toBe('sample.assay')
    expect(await page.getByRole('contentinfo').getByRole('status').textContent()).toContain(join(folder, 'sample-files'))
    const tray = page.getByRole('region', { name: 'Long work' })
    expect(await tray.count()).toBe(0)
    await page.getByRole('button', { name: '1 result' }).click()
    expect(await tray.getByRole('status').textContent()).toContain(join(folder, 'sample-files'))
    await tray.getByRole('button', { name: 'Dismiss' }).click()
    await tray.waitFor({ state: 'detached' })
  })

  it('compares the bidders', async () => {
    const { page } = opened
    await hands(page).goByKeys('Alt+9', page.getByRole('grid'))
    expect(await page.getByRole('columnheader').count()).toBeGreaterThan(4)
  })

  it('writes the report, and says where it is', async () => {
    const { page, folder } = opened
    const path = join(folder, 'report.pdf')
    await page.getByRole('button', { name: 'Export report' }).first().click()
    await hands(page).saveAt(path)
    await page.getByRole('contentinfo').getByText(path).waitFor()
    expect(await page.getByRole('region', { name: 'Long work' }).count()).toBe(0)
    expect(readFileSync(path).subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(opened.offences).toEqual(noOffences)
  })
})
