import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { prepare, prepareTender } from './prepare.ts'
import { goTo, openIn, settled } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('The journal is', noBrowser))('The journal', () => {
  let opened: TestWindow
  let lot = ''
  beforeAll(async () => {
    opened = await openTestWindow()
    const { folder } = opened
    const path = join(folder, 'journal.assay')
    const tender = await prepareTender(folder, path, ['Söhne & <Co> 東', 'Kestrel'])
    lot = tender.lot
    await prepare(folder, async (call) => {
      await call('workspace.open', { path })
      const [tender] = await call('tender.list', {})
      const { instrument } = await call('tender.instrument', { tender: tender?.id ?? '' })
      const criterion = instrument.criteria.flatMap(({ children = [] }) => children).find(({ scoring }) => scoring === 'whole')
      const [bid] = await call('bid.list', { lot })
      const { id: evaluator } = await call('evaluator.add', { name: 'A. Keller' })
      const score = { bid: bid?.id ?? '', subject: { kind: 'criterion' as const, id: criterion?.id ?? '' }, evaluator }
      await call('score.set', { ...score, points: 2, reason: 'Written, records incomplete' })
      await call('score.set', { ...score, points: 4, reason: 'Written, records complete' })
    })
    await openIn(opened, path)
    await goTo(opened.page, '#/journal')
  })
  afterAll(() => opened?.close())

  const details = () => opened.page.getByRole('region', { name: 'Details' })

  it('tells what an entry changed in words, with what stood there before', async () => {
    const score = details().getByRole('article', { name: 'Score' })
    await score.waitFor()
    const facts = await score.getByRole('definition').allTextContents()
    expect(facts.slice(0, 1)).toEqual(['Söhne & <Co> 東'])
    expect(facts.slice(2)).toEqual(['A. Keller', '2→4', 'Written, records incompletecomplete'])
    expect(await score.getByRole('deletion').allTextContents()).toEqual(['2', 'incomplete'])
    expect(await score.getByRole('insertion').allTextContents()).toEqual(['4', 'complete'])
    expect(await details().textContent()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|_id|consensus/)
  })

  it('leads to the object, where that is still there', async () => {
    const { page } = opened
    await details().getByRole('link', { name: 'Show it' }).click()
    await page.getByRole('heading', { name: 'Compare bidders' }).waitFor()
    await page.getByRole('link', { name: 'Journal' }).click()
    await page.keyboard.press('Control+z')
    await page.getByText('Undid entry 7').first().waitFor()
    await settled(page)
    const undone = details().getByRole('article', { name: 'Score' })
    expect(await undone.getByRole('definition').allTextContents()).toEqual(['Söhne & <Co> 東', 'Cultural fit', 'A. Keller'])
    expect(await undone.textContent()).toContain('undone')
    await page.getByRole('gridcell', { name: 'Score', exact: true }).first().click()
    await expect.poll(() => details().getByRole('article', { name: 'Score' }).textContent()).toContain('Undone in entry 8, ')
  })

  it('shows only one action, or one person', async () => {
    const { page } = opened
    const rows = () => page.getByRole('grid', { name: 'Journal' }).getByRole('row').allTextContents()
    await page.getByRole('button', { name: /Action/ }).click()
    await page.getByRole('option', { name: 'Add a bidder (2)' }).click()
    await expect.poll(async () => (await rows()).length).toBe(3)
    expect((await rows()).slice(1).map((row) => row.replace(/\d.*/, (rest) => rest.slice(0, 30)))).toEqual([
      expect.stringContaining('4Add a bidderKestrel'),
      expect.stringContaining('3Add a bidderSöhne & <Co> 東'),
    ])
  })

  it('shows the history of one thing, reached from there, and leads back to all of it', async () => {
    const { page } = opened
    await goTo(page, `#/lot/${lot}/providers`)
    await page.getByRole('row', { name: /Kestrel/ }).click()
    await page.getByRole('link', { name: 'History of this bidder' }).click()
    const only = page.getByRole('region', { name: 'History of one thing' })
    await expect.poll(() => only.getByRole('definition').allTextContents()).toEqual(['Kestrel'])
    const rows = async () => (await page.getByRole('grid', { name: 'Journal' }).getByRole('row').count()) - 1
    await expect.poll(rows).toBe(1)
    await page.getByRole('button', { name: /Action/ }).click()
    expect(await page.getByRole('option').allTextContents()).toEqual(['All actions', 'Add a bidder (1)'])
    await page.keyboard.press('Escape')
    await only.getByRole('button', { name: 'Show the whole journal' }).click()
    await expect.poll(rows).toBeGreaterThan(5)
    expect(await only.count()).toBe(0)
  })

  it('is found in the palette for each bidder', async () => {
    const { page } = opened
    await page.keyboard.press('Control+k')
    await page.keyboard.type('history of söhne')
    await page.getByRole('menuitem', { name: 'History of Söhne & <Co> 東' }).click()
    await expect
      .poll(() => page.getByRole('region', { name: 'History of one thing' }).getByRole('definition').allTextContents())
      .toEqual(['Söhne & <Co> 東'])
    await settled(page)
    expect(await details().getByRole('article').count()).toBeGreaterThan(0)
    expect(opened.offences).toEqual(noOffences)
  })
})
