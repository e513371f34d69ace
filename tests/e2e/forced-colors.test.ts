import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { addresses, goTo, openIn, prepareWorkspaces, settled, type Workspaces } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

/** What can no longer be told apart on the page, with the focus on the first cell of a table where there is one. */
const lost = `(() => {
  const found = []
  const look = (one) => getComputedStyle(one)
  const link = document.querySelector('nav a[aria-current]')
  const other = document.querySelector('nav a:not([aria-current])')
  if (link && other && look(link).backgroundColor === look(other).backgroundColor) found.push('the current topic')
  for (const group of document.querySelectorAll('main [role=radiogroup]')) {
    const [on, off] = [group.querySelector('[data-selected]'), group.querySelector('[role=radio]:not([data-selected])')]
    if (on && off && look(on).backgroundColor === look(off).backgroundColor) found.push('what is chosen of ' + group.getAttribute('aria-label'))
  }
  for (const cell of document.querySelectorAll('[class*=current][role]'))
    if (look(cell).outlineStyle === 'none') found.push('the current cell')
  const keys = [...document.querySelectorAll('main [class*=swatch]')].map((one) => look(one).backgroundColor)
  if (keys.length > 0 && (new Set(keys).size < Math.min(keys.length, 5) || keys.includes(look(document.body).backgroundColor))) found.push('keys to colours')
  for (const hatched of document.querySelectorAll('main [class*=hatch]'))
    if (look(hatched).backgroundImage === 'none') { found.push('hatching'); break }
  const cell = document.querySelector('[role=gridcell], [role=rowheader][data-row]')
  cell?.focus()
  if (cell && (look(cell).outlineStyle === 'none' || parseFloat(look(cell).outlineWidth) < 2)) found.push('the focus')
  return found
})()`

describe.skipIf(untested('Colours that the system dictates are', noBrowser))('Where the system dictates the colours', () => {
  let opened: TestWindow
  let workspaces: Workspaces
  beforeAll(async () => {
    opened = await openTestWindow({ user: true })
    await opened.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    workspaces = await prepareWorkspaces(opened.folder)
  })
  afterAll(() => opened?.close())

  it('focus, choice, current place, keys to colours and hatching stay, on every screen', async () => {
    const { page } = opened
    await openIn(opened, workspaces.full.path)
    const found: string[] = []
    for (const [screen, address] of Object.entries(addresses(workspaces.full.places))) {
      await goTo(page, address)
      found.push(...(await page.evaluate<string[]>(lost)).map((what) => `${screen}: ${what}`))
    }
    expect(found).toEqual([])
    expect(opened.offences).toEqual(noOffences)
  })

  it('users are shown nothing that only makers need', async () => {
    const { page } = opened
    await goTo(page, '#/settings')
    expect(await page.getByText('Pseudo', { exact: false }).count()).toBe(0)
    expect(await page.getByRole('button', { name: /Right to left|Direction/ }).count()).toBe(0)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('searchbox').fill('parts')
    await settled(page)
    expect(await page.getByRole('menuitem', { name: /parts of/i }).count()).toBe(0)
  })
})
