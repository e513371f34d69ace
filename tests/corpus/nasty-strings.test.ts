import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from '../../shared/schema.ts'
import { noBrowser } from '../e2e/browser.ts'
import { hands } from '../e2e/journeys/hands.ts'
import { noOffences, openTestWindow, type TestWindow } from '../e2e/window.ts'
import { untested } from '../untested.ts'
import { corpusPath, describeCorpus } from './corpus.ts'

const typed = it.skipIf(untested('Typing nasty strings into a window is', noBrowser))

/** How many strings go into one field, a line each. */
const handful = 20

describeCorpus('Nasty strings', () => {
  let opened: TestWindow
  let asked = 0
  beforeAll(async () => {
    opened = await openTestWindow()
    opened.page.on('dialog', (dialog) => {
      if (!dialog.message().startsWith('Where does the file go?')) asked++
    })
  })
  afterAll(() => opened?.close())

  typed('are stored and shown as they were typed, and none of them runs', async () => {
    const { page, folder } = opened
    const strings = z.array(z.string()).parse(JSON.parse(readFileSync(corpusPath('nasty-strings/blns.json'), 'utf8')))
    expect(strings.length).toBeGreaterThan(400)
    const { startWorkspace, saveAt } = hands(page)
    await startWorkspace('Nasty strings')
    await saveAt(join(folder, 'nasty.assay'))
    await page.getByRole('heading', { name: 'No tender yet' }).waitFor()
    for (let start = 0; start < strings.length; start += handful) {
      // Space around a text is not part of it, and a field of a page has one kind of line end.
      const need = strings
        .slice(start, start + handful)
        .join('\n')
        .replaceAll(/\r\n?/g, '\n')
        .trim()
      await page.evaluate(`location.hash = '#/new-tender'`)
      await page.getByRole('textbox', { name: 'Title' }).fill(`Strings from ${start}`)
      await page.getByRole('textbox', { name: 'The need' }).fill(need)
      await page.getByRole('button', { name: 'Start the tender' }).click()
      await page.getByRole('heading', { name: 'Nobody bids yet' }).waitFor()
      await page.keyboard.press('Alt+1')
      await expect.poll(() => page.getByRole('main').locator('p').allTextContents()).toContain(need)
      const stored: unknown = await page.evaluate(
        `assay.call['tender.list'](crypto.randomUUID(), '{}').then((text) => JSON.parse(text).value.map(({ need }) => need))`,
      )
      expect(stored).toContain(need)
    }
    expect(asked).toBe(0)
    expect(opened.offences).toEqual(noOffences)
  })
})
