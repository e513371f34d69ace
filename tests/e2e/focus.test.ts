import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { hands } from './journeys/hands.ts'
import { addresses, goTo, openIn, prepareWorkspaces, settled, type Workspaces } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

/** What has the focus, as it is announced, the part of the window that it is in, and its table if it is in one. */
type Stop = { role: string; name: string; part: string; table: string | null }

describe.skipIf(untested('The way of the focus is', noBrowser))('What axe cannot see', () => {
  let opened: TestWindow
  let page: Page
  let workspaces: Workspaces
  beforeAll(async () => {
    opened = await openTestWindow()
    page = opened.page
    workspaces = await prepareWorkspaces(opened.folder)
    await page.reload()
    await page.locator('h1').waitFor()
  })
  afterAll(() => opened?.close())

  const focused = (): Promise<Stop> =>
    page.evaluate(`(() => {
      const element = document.activeElement
      const tag = element.tagName.toLowerCase()
      const role = element.getAttribute('role') ??
        { a: 'link', button: 'button', input: element.type, textarea: 'textbox', section: 'region', body: 'nothing' }[tag] ?? tag
      const labels = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim()
      const name = element.getAttribute('aria-label') || labels || [...(element.labels ?? [])].map((label) => label.textContent).join(' ') || element.textContent
      const part = element.closest('[role=dialog], [role=alertdialog]') ? 'dialog'
        : element.closest('header') && !element.closest('main') ? 'top'
        : element.closest('nav') ? 'topics'
        : element.closest('footer') ? 'status'
        : element.closest('section[aria-label="Details"]') ? 'details'
        : element.closest('main') ? 'screen' : 'window'
      return { role, name: name.replace(/\\s+/g, ' ').trim(), part, table: element.closest('[role=grid]')?.getAttribute('aria-label') ?? null }
    })()`)
  const press = (keys: string) => page.keyboard.press(keys)
  /** Every stop of the Tab key, from the first of the page on until they begin again. */
  const stops = async (): Promise<Stop[]> => {
    await page.evaluate(
      `(() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex') })()`,
    )
    const all = []
    const seen = new Set<string>()
    for (let step = 0; step < 200; step++) {
      await press('Tab')
      const id: string = await page.evaluate(
        `(document.activeElement.dataset.stop ??= String(document.querySelectorAll('[data-stop]').length + 1))`,
      )
      if (seen.has(id) || (await page.evaluate('document.activeElement === document.body'))) break
      seen.add(id)
      all.push(await focused())
    }
    await page.evaluate(`document.querySelectorAll('[data-stop]').forEach((one) => delete one.dataset.stop)`)
    return all
  }

  it('the first run begins in its field, and Tab goes through all of it', async () => {
    expect(await focused()).toMatchObject({ name: 'Title of the workspace' })
    expect((await stops()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Title of the workspace', 'Build the sample tender', 'Open a workspace']),
    )
  })

  it.each(['full', 'empty', 'damaged'] as const)(
    'each screen has one title, and its headings leave no level out, %s',
    async (kind) => {
      await openIn(opened, workspaces[kind].path)
      const faults: string[] = []
      for (const [screen, address] of Object.entries(addresses(workspaces[kind].places))) {
        await goTo(page, address)
        const levels: number[] = await page.evaluate(
          `[...document.querySelectorAll('main h1, main h2, main h3, main h4')].filter((one) => one.checkVisibility()).map(({ tagName }) => Number(tagName[1]))`,
        )
        if (levels.filter((level) => level === 1).length !== 1) faults.push(`${screen} has titles: ${levels}`)
        levels.forEach((level, index) => {
          if (level > (levels[index - 1] ?? 0) + 1) faults.push(`${screen} leaves a level out: ${levels}`)
        })
      }
      expect(faults).toEqual([])
    },
  )

  it('the language and direction of the page are those that were chosen', async () => {
    expect(await page.evaluate('[document.documentElement.lang, document.documentElement.dir]')).toEqual(['en', 'ltr'])
  })

  it('Tab goes from the way past the topics through the top, the topics, the screen, its details and the status, and around', async () => {
    await openIn(opened, workspaces.full.path)
    const faults: string[] = []
    for (const [screen, address] of Object.entries(addresses(workspaces.full.places))) {
      await goTo(page, address)
      const all = await stops()
      const order = ['window', 'top', 'topics', 'screen', 'details', 'status']
      const places = all.map(({ part }) => order.indexOf(part))
      if (all[0]?.name !== 'Skip to the screen') faults.push(`${screen} begins with ${all[0]?.name}`)
      if (places.some((place, index) => place < (places[index - 1] ?? 0)))
        faults.push(`${screen}: ${all.map(({ part, name }) => `${part} ${name}`)}`)
      for (const { role, name } of all)
        if (!/[\p{L}\p{N}]/u.test(name)) faults.push(`${screen}: ${role} has no name that can be spoken: “${name}”`)
      for (const [table, within] of Map.groupBy(all, (stop) => stop.table))
        if (table !== null && within.length > 1)
          faults.push(`${screen}, ${table}: ${within.map(({ role, name }) => `${role} ${name}`)}`)
    }
    expect(faults).toEqual([])
  })

  it('the way past the topics leads into the screen', async () => {
    await goTo(page, addresses(workspaces.full.places).providers ?? '')
    await page.evaluate('document.activeElement?.blur()')
    await press('Tab')
    await press('Enter')
    await press('Tab')
    expect(await focused()).toMatchObject({ part: 'screen' })
  })

  it('a table has one stop that moves with the arrows and is found again', async () => {
    await goTo(page, addresses(workspaces.full.places).compare ?? '')
    await page.locator('[role=grid] [tabindex="0"]').first().focus()
    await press('ArrowDown')
    await press('ArrowRight')
    await expect.poll(focused).toMatchObject({ role: 'gridcell' })
    const at = await focused()
    await press('Tab')
    await press('Shift+Tab')
    expect(await focused()).toEqual(at)
  })

  const dialogs: readonly [name: string, screen: string, opener: (page: Page) => Locator][] = [
    ['Add a bidder', 'providers', (on) => on.getByRole('button', { name: 'Add bidder' }).first()],
    ['Withdraw', 'providers', (on) => on.getByRole('button', { name: 'Withdraw the bid' })],
    ['Record a package', 'bids', (on) => on.getByRole('button', { name: 'Record a package' })],
    ['Write workbooks', 'bids', (on) => on.getByRole('button', { name: 'Write workbooks' })],
    ['Add evidence', 'evidence', (on) => on.getByRole('button', { name: 'Add evidence' }).first()],
    ['Calendar for “Bids due”', 'new-tender', (on) => on.getByRole('button', { name: 'Calendar for “Bids due”' })],
    ['Keyboard shortcuts', 'journal', (on) => on.getByRole('button', { name: '? shortcuts' })],
    ['Find something or do something', 'journal', (on) => on.getByRole('button', { name: /Find bidders/ })],
  ]
  it.each(dialogs)('%s takes the focus, keeps it, and gives it back', async (name, screen, opener) => {
    await goTo(page, addresses(workspaces.full.places)[screen] ?? '')
    await opener(page).focus()
    const before = await focused()
    await press('Enter')
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    await dialog.waitFor()
    await settled(page)
    expect((await dialog.getAttribute('aria-label')) ?? (await dialog.getByRole('heading').first().textContent())).toContain(name)
    for (let step = 0; step < 12; step++) {
      expect(await focused()).toMatchObject({ part: 'dialog' })
      await press('Tab')
    }
    await press('Shift+Tab')
    expect(await focused()).toMatchObject({ part: 'dialog' })
    await press('Escape')
    if ((await dialog.count()) > 0) await press('Escape')
    await dialog.waitFor({ state: 'detached' })
    // It is given back in a frame after the dialog has gone.
    await expect.poll(focused).toEqual(before)
  })

  it('says aloud what was undone, and what came of long work', async () => {
    await openIn(opened, workspaces.full.path)
    await goTo(page, addresses(workspaces.full.places).journal ?? '')
    await press('Control+z')
    await page
      .getByRole('status')
      .getByText(/^Undone: .+ \(entry \d+\)\.$/)
      .waitFor()
    await press('Control+Shift+z')
    await page
      .getByRole('status')
      .getByText(/^Done again: /)
      .waitFor()
    await goTo(page, addresses(workspaces.full.places).reports ?? '')
    await page.getByRole('button', { name: 'Export report' }).first().click()
    await hands(page).saveAt(`${opened.folder}/focus.pdf`)
    await page.getByRole('contentinfo').getByRole('status').getByText('focus.pdf').waitFor()
    await page.getByRole('button', { name: '1 result' }).click()
    // It stays until it is read: it must not lie over what has the focus meanwhile.
    const tray = await page.getByRole('region', { name: 'Long work' }).boundingBox()
    const main = await page.getByRole('main').boundingBox()
    expect(tray?.y).toBeGreaterThanOrEqual((main?.y ?? 0) + (main?.height ?? 0))
    expect(opened.offences).toEqual(noOffences)
  })
})
