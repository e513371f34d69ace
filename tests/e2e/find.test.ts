import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { addresses, goTo, openIn, type Places, prepareWorkspaces } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Finding on the screen is', noBrowser))('Finding on the screen', () => {
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
  const press = (key: string) => opened.page.keyboard.press(key)
  const open = (screen: string) => goTo(opened.page, addresses(places)[screen] ?? '')
  const bar = () => opened.page.getByRole('search')
  const count = () => bar().getByRole('status').textContent()
  /** What the highlights of the page hold. */
  const painted = (name: string): Promise<string[]> =>
    opened.page.evaluate(`[...(CSS.highlights.get('${name}') ?? [])].map(String)`)
  const find = async (text: string) => {
    await press('Control+f')
    await eventually(() => opened.page.locator(':focus').evaluate((one) => one.tagName)).toBe('INPUT')
    await opened.page.keyboard.type(text)
  }

  it('counts rows out of sight, jumps to them, and leaves the focus in the cell', async () => {
    await open('journal')
    const grid = opened.page.getByRole('grid')
    const drawn = await grid.getByText('Start a tender').count()
    expect(drawn).toBe(0)
    await find('start a tender')
    await eventually(count).toBe('1 of 1')
    await eventually(() => grid.getByText('Start a tender').count()).toBe(1)
    await eventually(() => painted('found')).toContain('Start a tender')
    expect(await opened.page.locator(':focus').evaluate((one) => one.tagName)).toBe('INPUT')
    await press('Escape')
    await eventually(() => opened.page.locator(':focus').textContent()).toBe('Start a tender')
    expect(await bar().count()).toBe(0)
    expect(await painted('found')).toEqual([])
  })

  it('goes on and back with Enter, around the end', async () => {
    await open('bids')
    await find('kestrel')
    // Its row among the bids, its two packages, and who sent them.
    await eventually(count).toBe('1 of 5')
    await press('Enter')
    await eventually(count).toBe('2 of 5')
    await press('Shift+Enter')
    await press('Shift+Enter')
    await eventually(count).toBe('5 of 5')
    await press('Enter')
    await eventually(count).toBe('1 of 5')
    await press('Escape')
    await eventually(() => opened.page.locator(':focus').getAttribute('role')).toBe('rowheader')
  })

  it('finds texts beside tables too, and says when there is nothing', async () => {
    await open('overview')
    await find('RANKING')
    await eventually(async () => Number((await count())?.split(' ').at(-1))).toBeGreaterThan(0)
    await eventually(async () => (await painted('found-here'))[0]?.toLowerCase()).toBe('ranking')
    await press('Control+a')
    await opened.page.keyboard.type('no such words')
    await eventually(count).toBe('Nothing found')
    await eventually(() => painted('found')).toEqual([])
    await press('Escape')
  })

  it('follows to another screen', async () => {
    await open('bids')
    await find('waterlijn')
    await eventually(async () => (await count())?.startsWith('1 of ')).toBe(true)
    const there = await count()
    await open('prices')
    await eventually(async () => (await count()) !== there && (await count())?.startsWith('1 of ')).toBe(true)
    await press('Control+f')
    await press('Escape')
    expect(opened.offences).toEqual(noOffences)
  })
})
