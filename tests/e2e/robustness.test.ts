import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { addresses, goTo, openIn, prepareWorkspaces, type Workspaces } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

const inTheWindow = describe.skipIf(untested('Robustness in a window is', noBrowser))

inTheWindow('Whether another view of the facts would change the award', () => {
  let opened: TestWindow
  let workspaces: Workspaces
  beforeAll(async () => {
    opened = await openTestWindow()
    workspaces = await prepareWorkspaces(opened.folder)
  })
  afterAll(() => opened.close())

  it('is said in sentences under the comparison', async () => {
    const { page } = opened
    await openIn(opened, workspaces.full.path)
    await goTo(page, addresses(workspaces.full.places).compare ?? '')
    const sentences = await page.locator('p:has(> strong)').allTextContents()
    expect(sentences).toEqual([
      'Björkö Contact <Ltd> stays first unless Price and value falls below 32.56 of 100 (now 40); then Waterlijn Contact leads. 4 larger changes of a weight would turn it too.',
      'Withdrawing any one bidder or evaluator changes nothing in the first place.',
      'Nothing that is still open can change the first place. 8 answers missing, all that were given are scored.',
    ])
  })

  it('is shown test by test on a screen of its own', async () => {
    const { page } = opened
    await page.getByRole('navigation').getByRole('link', { name: 'Robustness' }).click()
    const weights = page.getByRole('table', { name: 'Weights' })
    const row = (name: string) => weights.getByRole('row', { name })
    await row('Price and value').waitFor()
    expect(await weights.getByRole('row').count()).toBe(7)
    expect(await row('Price and value').getByRole('cell').allTextContents()).toEqual([
      '40',
      '',
      'from 32.56 on',
      'Waterlijn Contact',
    ])
    await page.getByRole('radio', { name: 'All criteria' }).click()
    expect(await weights.getByRole('row').count()).toBe(34)
    for (const name of ['Bidders left out', 'Evaluators left out'])
      expect(await page.getByRole('table', { name }).getByText('unchanged').count()).toBe(3)
    const evaluators = page.getByRole('table', { name: 'Evaluators left out' }).getByRole('rowheader')
    expect(await evaluators.allTextContents()).toEqual(['Anneke de Wit', 'Samira Bensaïd', 'Tobias Renner'])
  })

  it('is no question while nobody is ranked', async () => {
    const { page } = opened
    await openIn(opened, workspaces.empty.path)
    await goTo(page, addresses(workspaces.empty.places).robustness ?? '')
    expect(await page.getByText('Nobody is ranked.').isVisible()).toBe(true)
    expect(opened.offences).toEqual(noOffences)
  })
})
