import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../shared/contract.ts'
import { undirected } from '../../shared/messages/directions.ts'
import { translator } from '../../shared/messages/translate.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { cutTexts, markedTexts } from './layout.ts'
import { addresses, dress, goTo, openIn, prepareWorkspaces, type Workspaces } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

const translate = translator('en-XA')

/** Dates, sizes and amounts, which no message holds. */
const formatted =
  /^[\d\s.,:·–−-]*(\d+ (Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)\w* \d+|[\d.,]+ (bytes?|kB|MB)|[A-Z]{3})?[\d\s.,:·]*$/

/** The parts of a date, which the language itself names. */
const dateParts = /^(day|month|year|hour|minute),$/

describe.skipIf(untested('Other languages are', noBrowser))('In another language', () => {
  let opened: TestWindow
  let workspaces: Workspaces
  beforeAll(async () => {
    opened = await openTestWindow()
    workspaces = await prepareWorkspaces(opened.folder)
    await dress(opened.page, { language: 'en-XA' })
  })
  afterAll(() => opened?.close())

  /** Texts that people see or hear on the page and that come from no catalogue. */
  const strangers = async (data: string): Promise<string[]> => {
    const texts: string[] = await opened.page.evaluate(`(() => {
      const found = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
      while (walker.nextNode()) {
        const node = walker.currentNode
        if (node.nodeType === Node.TEXT_NODE) {
          if (!node.parentElement.closest('code, kbd, script, style, [aria-hidden=true], [translate=no]')) found.push(node.data)
        } else for (const name of ['aria-label', 'placeholder', 'title', 'alt']) found.push(node.getAttribute(name) ?? '')
      }
      return found
    })()`)
    return [...new Set(texts.map((text) => undirected(text).trim()))].filter(
      (text) =>
        /[A-Za-z]{2}/.test(text) &&
        !text.includes('⟦') &&
        !formatted.test(text) &&
        !dateParts.test(text) &&
        !text.split(' · ').every((part) => data.includes(JSON.stringify(part).slice(1, -1))),
    )
  }

  /** All that the workspace holds, as JSON: what the screens may show as it is. */
  const dataOf = async ({ lot }: { lot: string }): Promise<string> => {
    const names = Object.entries(contract).flatMap(([name, { kind }]) =>
      kind === 'query' || name === 'template.list' ? [name] : [],
    )
    return opened.page.evaluate(`(async (names) => {
      const call = async (name, input) => JSON.parse(await assay.call[name](crypto.randomUUID(), JSON.stringify(input)))
      const tenders = (await call('tender.list', {})).value ?? []
      const bids = (await call('bid.list', { lot: '${lot}' })).value ?? []
      const { head } = (await call('workspace.info', {})).value
      const inputs = [{}, { entry: head.entry }, { lot: '${lot}' }, ...tenders.map(({ id }) => ({ tender: id })), ...bids.map(({ id }) => ({ bid: id }))]
      const all = []
      for (const name of names) for (const input of inputs) {
        const answer = await call(name, input)
        if (answer.ok) all.push(answer.value)
      }
      return JSON.stringify(all)
    })(${JSON.stringify(names)})`)
  }

  const held = new Map<keyof Workspaces, string>()

  /** What is wrong on any screen of a workspace; `look` sees each screen too. */
  const faults = async (kind: keyof Workspaces, look?: (screen: string) => Promise<void>): Promise<string[]> => {
    const { places } = workspaces[kind]
    const data = held.get(kind) ?? (await dataOf(places))
    held.set(kind, data)
    const found: string[] = []
    for (const [screen, address] of Object.entries(addresses(places))) {
      await goTo(opened.page, address)
      found.push(...(await strangers(data)).map((text) => `${screen} is not translated: ${text}`))
      found.push(...(await cutTexts(opened.page, 'en-XA')).map((text) => `${screen} cuts: ${text}`))
      await look?.(screen)
    }
    return found
  }

  it('sees what is not translated and what is cut', async () => {
    await opened.page.evaluate(`document.body.append(Object.assign(document.createElement('p'), {
      id: 'planted', textContent: 'Hard-coded text' }))`)
    await opened.page.evaluate(
      `Object.assign(document.getElementById('planted').style, { inlineSize: '20px', overflow: 'hidden', whiteSpace: 'nowrap' })`,
    )
    const found = [...(await strangers('')).filter((text) => text.startsWith('Hard')), ...(await cutTexts(opened.page, 'en-XA'))]
    await opened.page.evaluate(`document.getElementById('planted').remove()`)
    expect(found).toEqual(['Hard-coded text', 'Hard-coded text'])
  })

  it.each(['full', 'empty', 'nothing', 'damaged'] as const)('every screen is translated and whole, %s', async (kind) => {
    await openIn(opened, workspaces[kind].path)
    expect(await faults(kind)).toEqual([])
    expect(opened.offences).toEqual(noOffences)
  })

  it('every screen is whole from right to left, and words and figures on it keep their order, and what people wrote too', async () => {
    const { page } = opened
    await openIn(opened, workspaces.full.path)
    await goTo(page, '#/settings')
    await page.getByRole('button', { name: translate('settings.direction') }).click()
    await page.getByRole('option', { name: translate('settings.rightToLeft') }).click()
    await expect.poll(() => page.evaluate('document.documentElement.dir')).toBe('rtl')
    const marked = async (screen: string) => {
      const { count, disordered } = await markedTexts(page)
      if (['overview', 'compare', 'robustness', 'prices', 'scores'].includes(screen)) expect(count, screen).toBeGreaterThan(30)
      expect(disordered, screen).toEqual([])
    }
    expect(await faults('full', marked)).toEqual([])
    // A sign stays before its figure, and words beside one stand apart from it.
    await goTo(page, addresses(workspaces.full.places).compare ?? '')
    const ways = await page.locator('data').evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).direction))])
    expect(ways).toEqual(['ltr'])
    expect(
      await page
        .locator('[role=columnheader] data + span')
        .first()
        .evaluate((note) => note.previousSibling?.nodeType),
    ).toBe(3)
    const main = await page.getByRole('main').boundingBox()
    const side = await page.getByRole('navigation').first().boundingBox()
    expect(side?.x).toBeGreaterThan(main?.x ?? Number.POSITIVE_INFINITY)
    const { places } = workspaces.full
    // A question is cut at its own end, and a field runs as what is written in it.
    await goTo(page, addresses(places).scores ?? '')
    const cell = page.getByRole('gridcell').filter({ hasText: '5' }).first()
    await cell.click()
    expect(
      await page
        .getByRole('textbox')
        .first()
        .evaluate((field) => getComputedStyle(field).direction),
    ).toBe('ltr')
    const titles = page.locator('[role=rowheader] bdi').filter({ hasText: '?' })
    expect(
      await titles.evaluateAll((all) => [
        ...new Set(all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => getComputedStyle(one).direction)),
      ]),
    ).toEqual(['ltr'])
    expect(opened.offences).toEqual(noOffences)
  })
})
