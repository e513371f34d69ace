import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { addresses, goTo, openIn, type Places, prepareWorkspaces, settled } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Tables in a window are', noBrowser))('Tables', () => {
  let opened: TestWindow
  let places: Places
  beforeAll(async () => {
    opened = await openTestWindow()
    const { full } = await prepareWorkspaces(opened.folder)
    places = full.places
    await openIn(opened, full.path)
  })
  afterAll(() => opened?.close())

  const eventually = <Value>(read: () => Value) => expect.poll(read)
  const press = async (...keys: string[]) => {
    for (const key of keys) await opened.page.keyboard.press(key)
  }
  const open = (screen: string) => goTo(opened.page, addresses(places)[screen] ?? '')
  const grid = (name?: string) => opened.page.getByRole('grid', name === undefined ? {} : { name })
  /** What the first cells of the rows say. */
  const heads = (of: Locator) => of.getByRole('rowheader').allInnerTexts()
  /** What the clipboard holds, as a field takes it. */
  const pasted = async (): Promise<string> => {
    await opened.page.evaluate(`document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))`)
    await opened.page.locator('#paste').focus()
    await press('Control+v')
    const text = await opened.page.locator('#paste').inputValue()
    await opened.page.evaluate(`document.getElementById('paste').remove()`)
    return text
  }

  it('sort by a column, up and down and back, by press and by key', async () => {
    await open('bids')
    const bids = grid('Bids and receipts')
    const before = await heads(bids)
    const country = bids.getByRole('columnheader', { name: 'Country' })
    await country.click()
    const up = await heads(bids)
    expect(await country.getAttribute('aria-sort')).toBe('ascending')
    expect(
      await bids
        .getByRole('gridcell')
        .filter({ hasText: /Estonia|Ireland|Netherlands|Philippines/ })
        .allInnerTexts(),
    ).toEqual(
      (
        await bids
          .getByRole('gridcell')
          .filter({ hasText: /Estonia|Ireland|Netherlands|Philippines/ })
          .allInnerTexts()
      ).toSorted(),
    )
    await country.focus()
    await press('Enter')
    expect(await country.getAttribute('aria-sort')).toBe('descending')
    expect(await heads(bids)).toEqual(up.toReversed())
    await press('Enter')
    expect(await country.getAttribute('aria-sort')).toBeNull()
    expect(await heads(bids)).toEqual(before)
  })

  it('sort numbers by size, inside their groups', async () => {
    await open('evidence')
    const sizes = async () => (await grid().locator('[aria-colindex="3"][role=gridcell]').allInnerTexts()).map(bytesOf)
    await grid().getByRole('columnheader', { name: 'Size' }).click()
    expect(await sizes()).toEqual((await sizes()).toSorted((one, other) => one - other))
    await open('scores')
    const before = await heads(grid())
    await grid().getByRole('columnheader').nth(1).click()
    const groups = (all: string[]) => all.filter((text) => !/^\d|as a whole/.test(text))
    expect(groups(await heads(grid())).slice(0, 4)).toEqual(groups(before).slice(0, 4))
  })

  it('filter by what a column contains, from the keyboard, and say how many rows are left', async () => {
    await open('bids')
    const bids = grid('Bids and receipts')
    await bids.getByRole('rowheader').first().click()
    await press('ArrowRight', 'Shift+F10')
    await opened.page.getByRole('menuitem', { name: 'Filter by Country' }).focus()
    await press('Enter')
    const field = opened.page.getByRole('textbox', { name: 'Country contains' })
    await eventually(() => field.evaluate((one) => one === document.activeElement)).toBe(true)
    await opened.page.keyboard.type('ESTON')
    await eventually(() => heads(bids)).toEqual(['Björkö Contact <Ltd>'])
    expect(await opened.page.getByText('1 of 4 rows').count()).toBe(1)
    await press('Enter')
    await eventually(() => opened.page.locator(':focus').getAttribute('role')).toBe('gridcell')
    await press('Shift+F10')
    await opened.page.getByRole('menuitem', { name: 'Show all rows' }).focus()
    await press('Enter')
    await eventually(() => heads(bids)).toHaveLength(4)
  })

  it('filter by what a cell says, and keep the heads of groups', async () => {
    await open('scores')
    const cell = grid().getByRole('gridcell', { name: '3', exact: true }).first()
    await cell.click({ button: 'right' })
    const column = await cell.getAttribute('aria-colindex')
    await opened.page.getByRole('menuitem', { name: /^Only .*: 3$/ }).click()
    const shown = grid().locator(`[role=gridcell][aria-colindex="${column}"]`)
    await eventually(async () => new Set(await shown.allInnerTexts())).toEqual(new Set(['', '3']))
    await opened.page.getByRole('button', { name: 'Remove', exact: true }).click()
    await eventually(async () => new Set(await shown.allInnerTexts()).size).toBeGreaterThan(2)
  })

  it('resize a column by its edge, by keys, and back', async () => {
    await open('evidence')
    const { page } = opened
    const type = grid().getByRole('columnheader', { name: 'Type' })
    const width = async () => (await type.boundingBox())?.width
    expect(await width()).toBe(64)
    await type.focus()
    await press('Shift+ArrowRight', 'Shift+ArrowRight')
    expect(await width()).toBe(96)
    const box = await type.boundingBox()
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) - 3, (box?.y ?? 0) + 8]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 40, y)
    await page.mouse.up()
    expect(await width()).toBe(136)
    // It stays as it was made while one looks elsewhere, and nothing was sorted on the way.
    await open('journal')
    await open('evidence')
    expect(await width()).toBe(136)
    expect(await type.getAttribute('aria-sort')).toBeNull()
    await type.locator('[aria-hidden]').dblclick()
    expect(await width()).toBe(64)
  })

  it('select cells by keys and by pointer, and copy them', async () => {
    await open('bids')
    const bids = grid('Bids and receipts')
    await bids.getByRole('rowheader').first().click()
    await press('Shift+ArrowDown', 'Shift+ArrowRight')
    expect(await bids.locator('[aria-selected=true]').count()).toBe(4)
    await press('Control+c')
    expect(await pasted()).toBe('Waterlijn Contact\tNetherlands\nBjörkö Contact <Ltd>\tEstonia')
    await bids.getByRole('gridcell', { name: 'Estonia' }).hover()
    await opened.page.mouse.down()
    await bids.getByRole('gridcell', { name: 'nearshore' }).first().hover()
    await opened.page.mouse.up()
    await eventually(() => bids.locator('[aria-selected=true]').count()).toBe(2)
    await press('Control+a')
    expect(await bids.locator('[aria-selected=true]').count()).toBe(4 * 6)
    await press('ArrowDown')
    expect(await bids.locator('[aria-selected=true]').count()).toBe(0)
    await press('Control+c')
    expect(await pasted()).toBe('Philippines')
  })

  it.each([
    'tender',
    'providers',
    'questionnaire',
    'bids',
    'receipt',
    'responses',
    'scores',
    'compare',
    'prices',
    'evidence',
    'journal',
  ])('of %s copy as a whole from the palette, and say in text what they draw', async (screen) => {
    await open(screen)
    const { page } = opened
    const first = grid().first()
    const label = (await first.getAttribute('aria-label')) ?? ''
    const rows = Number(await first.getAttribute('aria-rowcount'))
    const columns = Number(await first.getAttribute('aria-colcount'))
    await press('Control+k')
    await page.keyboard.type(`Copy the table: ${label}`)
    // Which entry the arrows come to depends on what the search of texts has found by then.
    await page.getByRole('menuitem', { name: `Copy the table: ${label}` }).click()
    await page.getByText(`${rows - 1 === 1 ? '1 row' : `${(rows - 1).toLocaleString('en-GB')} rows`} copied.`).waitFor()
    const table = readTable(await pasted())
    expect(table).toHaveLength(rows)
    expect(new Set(table.map((cells) => cells.length))).toEqual(new Set([columns]))
    expect(table[0]?.filter((name) => name === '')).toEqual([])
    // No cell that shows something is empty there.
    const drawn: { row: number; column: number; text: string }[] = await first.evaluate((one) =>
      [...one.querySelectorAll<HTMLElement>('[role=rowheader], [role=gridcell]')].map((cell) => ({
        row: Number(cell.dataset.row),
        column: Number(cell.dataset.column),
        text: cell.textContent.trim(),
      })),
    )
    const silent = drawn.filter(({ row, column, text }) => /[\p{L}\p{N}]/u.test(text) && !table[row + 1]?.[column])
    expect(silent.filter(({ text }) => !aside.test(text))).toEqual([])
  })

  it.each(['receipt', 'responses'])('of %s have rows that are as high as what they hold', async (screen) => {
    await open(screen)
    await grid().getByRole('rowheader').first().click()
    await press('Control+End')
    await settled(opened.page)
    const rows: { height: number; needs: number; least: number; next: number }[] = await grid()
      .first()
      .evaluate((one) => {
        const all = [...one.querySelectorAll<HTMLElement>('[role=rowgroup] > [role=row]')].toSorted(
          (row, other) => Number(row.dataset.index) - Number(other.dataset.index),
        )
        return all.map((row, index) => ({
          height: row.offsetHeight,
          least: Number.parseFloat(getComputedStyle(row).minBlockSize),
          needs: Math.max(
            ...[...row.children].flatMap((cell) => [...cell.children].map((part) => part.getBoundingClientRect().height)),
          ),
          next: (all[index + 1] ?? row).getBoundingClientRect().top - row.getBoundingClientRect().top,
        }))
      })
    expect(new Set(rows.map(({ height }) => height)).size).toBeGreaterThan(1)
    // The line between rows, and what stands above and below a text.
    expect(rows.filter(({ height, needs, least }) => height > Math.max(needs + 10, least + 1))).toEqual([])
    expect(rows.filter(({ height, needs }) => height < needs)).toEqual([])
    // They follow each other closely, down to the last.
    expect(rows.slice(0, -1).filter(({ height, next }, index) => rows[index + 1] && Math.abs(next - height) > 1)).toEqual([])
  })

  it('give no offence', async () => {
    await settled(opened.page)
    expect(opened.offences).toEqual(noOffences)
  })
})

/** What stands beside a heading only: how many questions it has, and its share. */
const aside = /^\d+ questions?$|^by price$|^[\d.]+ %/i

const units: Record<string, number> = { bytes: 1, byte: 1, kB: 1000, MB: 1_000_000 }
function bytesOf(text: string): number {
  const [amount = '', unit = ''] = text.split(/\s/)
  return Number(amount.replace(',', '')) * (units[unit] ?? Number.NaN)
}

/** Rows and cells of a table as it is on the clipboard. */
function readTable(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '') break
    if (end === '\n') rows.push([])
  }
  return rows
}
