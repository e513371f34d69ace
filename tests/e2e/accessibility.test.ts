import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrowser } from './browser.ts'
import { addresses, goTo, openIn, prepareWorkspaces, type Workspaces } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

if (noBrowser) console.log(`Accessibility is not tested: ${noBrowser}.`)

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
/** What depends on colours; all else is the same in every look. */
const colourRules = ['color-contrast', 'link-in-text-block']
const looks = [
  { name: 'light', theme: 'light', contrast: 'normal', only: { type: 'tag', values: rules } },
  { name: 'dark', theme: 'dark', contrast: 'normal', only: { type: 'rule', values: colourRules } },
  { name: 'high contrast, light', theme: 'light', contrast: 'more', only: { type: 'rule', values: colourRules } },
  { name: 'high contrast, dark', theme: 'dark', contrast: 'more', only: { type: 'rule', values: colourRules } },
]

describe.skipIf(noBrowser)('axe finds nothing (WCAG 2.0 to 2.2, A and AA) in light, dark and high contrast', () => {
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

  it.each(['full', 'empty', 'nothing'] as const)('on every screen of a workspace, %s', async (kind) => {
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
})
