import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { givePlace } from './dialogs.ts'
import { hands } from './journeys/hands.ts'
import { prepareTender } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Keys in a window are', noBrowser))('The keyboard', () => {
  let opened: TestWindow
  let lot = ''
  beforeAll(async () => {
    opened = await openTestWindow()
    const path = join(opened.folder, 'keys.assay')
    ;({ lot } = await prepareTender(opened.folder, path, ['Nordlicht', 'Kestrel', 'さくら']))
    await openIn(opened, path)
  })
  afterAll(() => opened?.close())
  const press = (keys: string) => opened.page.keyboard.press(keys)
  const call = async (name: string, input: object) =>
    JSON.parse(
      String(await opened.page.evaluate(`assay.call['${name}'](crypto.randomUUID(), ${JSON.stringify(JSON.stringify(input))})`)),
    ).value
  const eventually = <Value>(read: () => Value) => expect.poll(read)
  const found = async (text: string) => {
    await press('Control+k')
    await opened.page.keyboard.type(text)
    const items = opened.page.getByRole('menuitem')
    await items.first().waitFor()
    const texts = await items.allInnerTexts()
    // The first empties the field.
    await press('Escape')
    await press('Escape')
    await opened.page.getByRole('dialog').waitFor({ state: 'detached' })
    return texts.map((each) => each.split('\n')[0])
  }

  it('finds what undo would take by its name, and takes it back and again by either keys', async () => {
    const bids = async () => (await call('bid.list', { lot })).length
    expect(await found('undo')).toContain('Undo: Add a bidder')
    await press('Control+z')
    await eventually(bids).toBe(2)
    expect(await found('redo')).toContain('Redo: Add a bidder')
    await press('Control+y')
    await eventually(bids).toBe(3)
    await press('Control+z')
    await eventually(bids).toBe(2)
    await press('Control+Shift+z')
    await eventually(bids).toBe(3)
  })

  it('finds a setting by its name, and chooses it', async () => {
    const theme = () => opened.page.evaluate('document.documentElement.dataset.theme')
    expect(await found('theme dark')).toContain('Theme: Dark')
    await hands(opened.page).command('Theme: Dark')
    await eventually(theme).toBe('dark')
    await hands(opened.page).command('Theme: As the system')
    await eventually(theme).toBeUndefined()
  })

  it('finds receipts by their bidder', async () => {
    const [bid] = await call('bid.list', { lot })
    const path = join(opened.folder, 'sent.xlsx')
    await givePlace(opened.page, path)
    await call('bid.workbook', { bid: bid.id, path })
    await call('bid.receive', { bid: bid.id, paths: [path], sender: 'office@example.org' })
    await eventually(() => found('receipt nordlicht')).toContain('Receipt 1 of Nordlicht')
  })

  it('saves a copy, and stays with the file that is open', async () => {
    const copy = join(opened.folder, 'copy.assay')
    await press('Control+Shift+s')
    await hands(opened.page).saveAt(copy)
    await opened.page.getByRole('contentinfo').getByText(copy).waitFor()
    expect(existsSync(copy)).toBe(true)
    expect(await hands(opened.page).savedFile().textContent()).toBe('keys.assay')
  })

  it('pins and moves the columns of the comparison', async () => {
    const { page } = opened
    await goTo(page, `#/lot/${lot}/compare`)
    const headers = async () =>
      (await page.getByRole('columnheader').allInnerTexts())
        .slice(1)
        .map((text) => text.split('\n').find((line) => /\p{L}/u.test(line)))
    const [first, second, third] = await headers()
    const menuOf = async (presses: number) => {
      await page.getByRole('rowheader').first().focus()
      await press('Control+Home')
      await press('ArrowUp')
      for (let count = 0; count < presses; count++) await press('ArrowRight')
      await press('Enter')
      await page.getByRole('menu').waitFor()
    }
    await menuOf(1)
    await page.getByRole('menuitem', { name: 'Move towards the end' }).focus()
    await press('Enter')
    await eventually(headers).toEqual([second, first, third])
    await menuOf(3)
    await page.getByRole('menuitem').first().focus()
    await press('Enter')
    await eventually(headers).toEqual([third, second, first])
  })

  it('hides the details and brings them back', async () => {
    const details = () => opened.page.getByRole('region', { name: 'Details' }).count()
    expect(await details()).toBe(1)
    await press('Control+i')
    await eventually(details).toBe(0)
    await press('Control+i')
    await eventually(details).toBe(1)
  })

  it('goes to the screens by Alt and a digit in the order of the navigation, and has the focus there', async () => {
    const { page } = opened
    const links = page.getByRole('navigation').first().getByRole('link')
    const names = await links.evaluateAll((all) => all.slice(0, 10).map((one) => one.firstChild?.textContent))
    for (const [index, name] of names.entries()) {
      await press(`Alt+${(index + 1) % 10}`)
      const current = page.locator('nav a[aria-current]').first()
      await eventually(() => current.evaluate((one) => one.firstChild?.textContent)).toBe(name)
      await eventually(() => page.evaluate(`document.getElementById('main').contains(document.activeElement)`)).toBe(true)
    }
    expect(names).toHaveLength(10)
  })

  it('shows with the space bar what a cell is too narrow for, until the focus goes on', async () => {
    const { page } = opened
    await page.setViewportSize({ width: 1280, height: 800 })
    await goTo(page, `#/lot/${lot}/responses`)
    const cell = page.getByRole('rowheader').filter({ hasText: 'insolvent' }).first()
    await cell.focus()
    await press('Space')
    const whole = page.getByRole('grid').locator('xpath=following-sibling::p')
    expect(await whole.textContent()).toBe(await cell.textContent())
    await press('ArrowDown')
    await eventually(() => whole.count()).toBe(0)
  })

  it('finds in the palette what a screen can do', async () => {
    await press('Alt+5')
    await opened.page.getByRole('heading', { level: 1, name: 'Bids and receipts' }).waitFor()
    expect(await found('record a package')).toContain('Record a package')
    expect(await found('write workbooks')).toContain('Write workbooks')
  })

  it('shows each of its keys once, and none that the browser keeps', async () => {
    const { page } = opened
    await press('?')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor()
    const rows = await dialog.getByRole('listitem').all()
    const keys = await Promise.all(rows.map(async (row) => (await row.locator('kbd').allInnerTexts()).join('+')))
    expect(keys.length).toBeGreaterThan(15)
    expect(keys.filter((each, index) => keys.indexOf(each) !== index)).toEqual([])
    expect(keys.filter((each) => ['Ctrl+N', 'Ctrl+W', 'Ctrl+T'].includes(each))).toEqual([])
    await press('Escape')
    expect(opened.offences).toEqual(noOffences)
  })

  it('opens a workspace from the first screen', async () => {
    const { page, folder } = opened
    await hands(page).command('Close the workspace')
    await page.getByRole('textbox', { name: 'Title of the workspace' }).waitFor()
    const chooser = page.waitForEvent('filechooser')
    await press('Control+o')
    await (await chooser).setFiles(join(folder, 'copy.assay'))
    await eventually(() => hands(page).savedFile().textContent()).toBe('copy.assay')
  })
})
