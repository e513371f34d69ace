import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { prepareCrowd } from './crowd.ts'
import { addresses, goTo, openIn, prepareWorkspaces, settled, type Workspaces } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

/** For each bar in the table: how long its track is in pixels, and the share of it that is drawn beside the figure in its cell. */
const bars = `[...document.querySelectorAll('[role=gridcell] svg')].map((svg) => {
  const { width } = svg.getBoundingClientRect()
  const drawn = svg.querySelector('rect:nth-of-type(2), line')
  const length = Number(drawn.getAttribute('width') ?? drawn.getAttribute('x2'))
  return { width: Math.round(width), length, figure: Number(svg.parentElement.querySelector('data').textContent) }
})`
type Bar = { width: number; length: number; figure: number }

describe.skipIf(untested('The comparison is', noBrowser))('The comparison', () => {
  let opened: TestWindow
  let workspaces: Workspaces
  let crowds: Record<12 | 15, Awaited<ReturnType<typeof prepareCrowd>>>
  beforeAll(async () => {
    opened = await openTestWindow()
    await opened.page.setViewportSize({ width: 1280, height: 800 })
    workspaces = await prepareWorkspaces(opened.folder)
    crowds = { 12: await prepareCrowd(opened.folder, 12), 15: await prepareCrowd(opened.folder, 15) }
  })
  afterAll(() => opened.close())

  const full = async () => {
    await openIn(opened, workspaces.full.path)
    await goTo(opened.page, addresses(workspaces.full.places).compare ?? '')
  }
  const headers = () => opened.page.getByRole('columnheader')
  const read = () => opened.page.evaluate<Bar[]>(bars)

  it('draws all bars on one scale, whatever is noted beside them', async () => {
    await full()
    for (const view of ['Scores', 'Contributions']) {
      await opened.page.getByRole('radio', { name: view }).click()
      await settled(opened.page)
      const drawn = await read()
      expect(drawn.length).toBeGreaterThan(20)
      // The last column has no line at its end.
      const widths = drawn.map(({ width }) => width)
      expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1)
      // What is drawn goes with what is written: both are rounded a little.
      const longest = drawn.reduce((most, one) => (one.length > most.length ? one : most))
      const scale = longest.figure / longest.length
      for (const { length, figure } of drawn) expect(Math.abs(length * scale - figure)).toBeLessThan(0.11)
    }
  })

  it('shows every mark of a cell, and gives its row the height', async () => {
    await full()
    const row = opened.page.getByRole('row', { name: /Scalability and flexibility/ })
    expect(await row.getByRole('gridcell').nth(2).textContent()).toBe('2.7  1 blank spread 2')
    expect((await row.boundingBox())?.height).toBe(46)
    expect((await opened.page.getByRole('row', { name: /Turnover and retention/ }).boundingBox())?.height).toBe(31)
  })

  it('says of what weights are a share, and weights of a group add up to its own', async () => {
    await full()
    const weights = await opened.page
      .getByRole('rowheader')
      .evaluateAll((heads) => heads.slice(0, 5).map((head) => head.lastElementChild?.lastElementChild?.textContent))
    expect(weights).toEqual(['12', '3', '3.6', '3', '2.4'])
    expect(await headers().first().textContent()).toContain('Weights: points of 100')
    await opened.page
      .getByRole('row', { name: /Cultural fit/ })
      .getByRole('gridcell')
      .first()
      .click()
    expect(await opened.page.getByText('Björkö Contact <Ltd> · weight 2.4 of 100').count()).toBe(1)
  })

  it('tells a question that was not asked from one that was not answered', async () => {
    await full()
    await opened.page.getByRole('radio', { name: 'Answers' }).click()
    await settled(opened.page)
    const row = opened.page.getByRole('row', { name: /^For how many hours of the client/ })
    expect(await row.getByRole('gridcell').allInnerTexts()).toEqual(['not asked', 'not asked', 'not asked', expect.any(String)])
  })

  it('holds twelve bidders at 1280 pixels: narrow columns, signs with a legend, and every name one key away', async () => {
    const { page } = opened
    await openIn(opened, crowds[12].path)
    await goTo(page, `#/lot/${crowds[12].lot}/compare`)
    expect(await headers().count()).toBe(13)
    const [table, last] = [await page.getByRole('grid').boundingBox(), await headers().last().boundingBox()]
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual((table?.x ?? 0) + (table?.width ?? 0) + 1)
    expect(await page.getByText('evaluators two fifths of the scale or more apart').count()).toBe(1)
    const signs = page.getByRole('row', { name: /Scalability and flexibility/ }).getByRole('img', { name: '1 blank' })
    expect(await signs.first().textContent()).toBe('◊')
    await page.getByRole('gridcell').first().focus()
    await page.keyboard.press('Control+ArrowRight')
    const name = crowds[12].bidders[11] ?? ''
    await page.getByRole('region', { name: 'Details' }).getByText(name).waitFor()
  })

  it('shows the first twelve of fifteen, and lets choose', async () => {
    const { page } = opened
    const { path, lot, bidders } = crowds[15]
    await openIn(opened, path)
    await goTo(page, `#/lot/${lot}/compare`)
    expect(await headers().count()).toBe(13)
    await page.getByRole('button', { name: '12 of 15 bidders' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('checkbox').count()).toBe(15)
    expect(await dialog.getByRole('checkbox', { name: bidders[14] ?? '' }).isDisabled()).toBe(true)
    for (const bidder of bidders.slice(2, 12)) await dialog.getByText(bidder, { exact: true }).click()
    await dialog.getByText(bidders[14] ?? '', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Compare them' }).click()
    await settled(page)
    expect(await headers().count()).toBe(4)
    expect(await page.getByRole('columnheader', { name: bidders[14] ?? '' }).count()).toBe(1)
    // All bidders stay in the ranking, each with the parts of its total.
    await goTo(page, `#/lot/${lot}/overview`)
    expect(
      await page.getByRole('region', { name: 'Ranking, and what each group of criteria adds' }).getByRole('listitem').count(),
    ).toBe(15)
    expect(opened.offences).toEqual(noOffences)
  })
})
