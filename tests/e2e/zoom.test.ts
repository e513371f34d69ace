import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { cutTexts, sideways, unreachable } from './layout.ts'
import { addresses, goTo, openIn, prepareWorkspaces, settled, type Workspaces } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

/** A window of 1024 by 768 pixels, as large as its page is for the layout at each zoom. */
const zooms = [80, 100, 125, 150, 175, 200].map((percent) => ({
  percent,
  size: { width: Math.floor((1024 * 100) / percent), height: Math.floor((768 * 100) / percent) },
}))

describe.skipIf(untested('Zoom is', noBrowser))('At 1024 pixels', () => {
  let opened: TestWindow
  let workspaces: Workspaces
  beforeAll(async () => {
    opened = await openTestWindow()
    workspaces = await prepareWorkspaces(opened.folder)
    await opened.page.reload()
    await opened.page.locator('h1').waitFor()
  })
  afterAll(() => opened?.close())

  const faults = async (): Promise<string[]> => [
    ...(await cutTexts(opened.page, 'en')).map((text) => `cuts: ${text}`),
    ...(await sideways(opened.page)).map((text) => `scrolls sideways: ${text}`),
    ...(await unreachable(opened.page)),
  ]

  it.each(zooms)('and $percent % the first run is whole', async ({ size }) => {
    await opened.page.setViewportSize(size)
    expect(await faults()).toEqual([])
  })

  it.each(['full', 'damaged'] as const)(
    'and at every zoom every screen is whole, and everything on it can be reached, %s',
    async (kind) => {
      await openIn(opened, workspaces[kind].path)
      const found: string[] = []
      for (const [screen, address] of Object.entries(addresses(workspaces[kind].places))) {
        await goTo(opened.page, address)
        for (const { percent, size } of zooms) {
          await opened.page.setViewportSize(size)
          await settled(opened.page)
          found.push(...(await faults()).map((fault) => `${screen}, ${percent} % ${fault}`))
        }
      }
      expect(found).toEqual([])
      expect(opened.offences).toEqual(noOffences)
    },
  )
})
