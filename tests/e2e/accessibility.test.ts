import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { hands } from './journeys/hands.ts'
import { addresses, goTo, openIn, prepareWorkspaces, settled, type Workspaces } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
/** What depends on colours; all else is the same in every look. */
const colourRules = ['color-contrast', 'link-in-text-block']
const looks = [
  { name: 'light', theme: 'light', contrast: 'normal', only: { type: 'tag', values: rules } },
  { name: 'dark', theme: 'dark', contrast: 'normal', only: { type: 'rule', values: colourRules } },
  { name: 'high contrast, light', theme: 'light', contrast: 'more', only: { type: 'rule', values: colourRules } },
  { name: 'high contrast, dark', theme: 'dark', contrast: 'more', only: { type: 'rule', values: colourRules } },
]

const everywhere = describe.skipIf(untested('Accessibility is', noBrowser))

everywhere('axe finds nothing (WCAG 2.0 to 2.2, A and AA) in light, dark and high contrast', () => {
  let opened: TestWindow
  let workspaces: Workspaces
  beforeAll(async () => {
    opened = await openTestWindow()
    workspaces = await prepareWorkspaces(opened.folder)
    await opened.page.reload()
    await opened.page.locator('h1').waitFor()
    // As a debugger, past the policy of the page, which lets no such script in.
    await opened.page.evaluate(axe.source)
  })
  afterAll(() => opened?.close())

  /** What axe objects to on the page as it is, in every look, as `look rule: element`. */
  const findings = async (): Promise<string[]> => {
    type Found = { id: string; nodes: { html: string; any: { message: string }[] }[] }
    const all: string[] = []
    for (const { name, theme, contrast, only } of looks) {
      await opened.page.evaluate(`Object.assign(document.documentElement.dataset, ${JSON.stringify({ theme, contrast })})`)
      const found: Found[] = await opened.page.evaluate(
        `axe.run(document, { runOnly: ${JSON.stringify(only)}, resultTypes: ['violations'] }).then(({ violations }) => violations)`,
      )
      for (const { id, nodes } of found)
        all.push(...nodes.map(({ html, any }) => `${name} ${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`))
    }
    return all
  }

  it('sees what is wrong', async () => {
    await opened.page.evaluate(`document.body.append(Object.assign(document.createElement('img'), { id: 'planted' }))`)
    const found = await findings()
    await opened.page.evaluate(`document.getElementById('planted').remove()`)
    expect(found).toEqual([expect.stringMatching(/^light image-alt: /)])
  })

  it('on the first run', async () => {
    expect(await findings()).toEqual([])
  })

  it.each(['full', 'empty', 'nothing', 'damaged'] as const)('on every screen of a workspace, %s', async (kind) => {
    const { path, places } = workspaces[kind]
    await openIn(opened, path)
    const found: string[] = []
    for (const [screen, address] of Object.entries(addresses(places))) {
      await goTo(opened.page, address)
      found.push(...(await findings()).map((finding) => `${screen}, ${finding}`))
    }
    expect(found).toEqual([])
    expect(opened.offences).toEqual(noOffences)
  })

  /** What opens over a screen or in it, and how. */
  const openings: readonly [name: string, screen: string, open: (page: Page) => Promise<void>][] = [
    ['the palette', 'overview', (page) => page.keyboard.press('Control+k')],
    [
      'the palette with finds',
      'overview',
      async (page) => {
        await page.keyboard.press('Control+k')
        await page.locator('input[type=search]:focus').waitFor()
        await page.keyboard.type('recovery')
        await page.getByRole('dialog').locator('mark').first().waitFor()
      },
    ],
    ['the shortcuts', 'overview', (page) => page.keyboard.press('?')],
    ['adding a bidder', 'providers', (page) => page.keyboard.press('a')],
    ['withdrawing a bid', 'providers', (page) => page.getByRole('button', { name: 'Withdraw the bid' }).click()],
    ['recording a package', 'bids', (page) => page.getByRole('button', { name: 'Record a package' }).click()],
    ['writing workbooks', 'bids', (page) => page.getByRole('button', { name: 'Write workbooks' }).click()],
    ['a list to choose from', 'settings', (page) => page.getByRole('button', { name: 'Theme' }).click()],
    ['an answer by hand', 'responses', (page) => page.keyboard.press('e')],
    ['the menu of a column', 'compare', (page) => page.getByRole('columnheader').nth(1).getByRole('button').click()],
    ['the cell of a comparison', 'compare', (page) => page.getByRole('gridcell').nth(5).click()],
    ['the question that does not apply', 'scores', (page) => downUntilOpen(page, 'n')],
    ['the evidence of an answer', 'scores', (page) => downUntilOpen(page, 'e')],
    [
      'the evaluators',
      'scores',
      (page) =>
        page
          .getByRole('button', { name: /Procurement|Keller|·|evaluator/i })
          .first()
          .click(),
    ],
    ['the days of a month', 'new-tender', (page) => page.getByRole('button', { name: 'Calendar for “Bids due”' }).click()],
    ['making a key', 'keys', (page) => page.getByRole('button', { name: 'Make a key…' }).first().click()],
    ['what a lost key means', 'new-pack', (page) => openLostKeys(page)],
    ['adding evidence', 'evidence', (page) => page.getByRole('button', { name: 'Add evidence' }).first().click()],
    [
      'the result of long work',
      'reports',
      async (page) => {
        await page.getByRole('button', { name: 'Export report' }).first().click()
        await hands(page).saveAt(join(opened.folder, 'report.pdf'))
        await page.getByRole('button', { name: /^\d+ results?$/ }).click()
        await page.getByRole('region', { name: 'Long work' }).getByRole('button', { name: 'Dismiss' }).first().waitFor()
      },
    ],
    ['the topics of a narrow window', 'overview', (page) => page.setViewportSize({ width: 800, height: 600 })],
  ]

  /** What shows in the screen itself. */
  const inPlace = ['the cell of a comparison', 'the result of long work', 'the topics of a narrow window']

  it('in whatever opens over a screen or in it', async () => {
    const { page } = opened
    await openIn(opened, workspaces.full.path)
    const all = addresses(workspaces.full.places)
    const found: string[] = []
    for (const [name, screen, open] of openings) {
      await goTo(page, all[screen] ?? '')
      await open(page)
      await settled(page)
      const floats = await page.locator('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]').count()
      expect(floats > 0 || inPlace.includes(name), `${name} is open`).toBe(true)
      found.push(...(await findings()).map((finding) => `${name}, ${finding}`))
      await page.setViewportSize({ width: 1280, height: 720 })
      await leave(page)
    }
    expect(found).toEqual([])
    expect(opened.offences).toEqual(noOffences)
  })
})

/** Goes down the grid until a key opens a dialog; not every row has one. */
async function downUntilOpen(page: Page, key: string): Promise<void> {
  await page.getByRole('gridcell').first().click()
  for (let row = 0; row < 40 && (await page.getByRole('dialog').count()) === 0; row++) {
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press(key)
  }
}

/** What a lost key means is told where something is sealed for keys. */
async function openLostKeys(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Sealed$/ }).click()
  await page.getByRole('option', { name: /^For keys/ }).click()
  await page.getByRole('button', { name: 'What a lost key means' }).click()
}

/** Escape, until nothing floats over the screen any more. */
async function leave(page: Page): Promise<void> {
  for (let step = 0; step < 4 && (await page.locator('[role=dialog], [role=alertdialog], [role=menu]').count()) > 0; step++)
    await page.keyboard.press('Escape')
}
