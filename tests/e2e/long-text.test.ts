import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { scoringSheet } from '../../shared/scorecards/sheet.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { hands } from './journeys/hands.ts'
import { prepare } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

/** As long as a text may be, in lines and in one word, with letters of several scripts. */
const longest = `${'Ω mega – “quoted” <b>東</b>\n'.repeat(800)}${'x'.repeat(40_000)}`.slice(0, 40_000)

describe.skipIf(untested('Long texts and names of signs in a window are', noBrowser))('Forty thousand letters, pasted', () => {
  let opened: TestWindow
  let lot = ''
  let bid = ''
  let evaluator = ''
  let open: string | undefined
  beforeAll(async () => {
    opened = await openTestWindow()
    const { folder } = opened
    const path = join(folder, 'long.assay')
    await prepare(folder, async (call) => {
      await call('workspace.create', { path, title: 'Long' })
      const tender = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
      lot = tender.lots[0]?.id ?? ''
      bid = (await call('bid.add', { lot, provider: { name: 'Nordlicht' } })).id
      evaluator = (await call('evaluator.add', { name: 'A. Keller' })).id
      const { instrument } = await call('tender.instrument', { tender: tender.id })
      open = scoringSheet(instrument)
        .flatMap(({ subjects }) => subjects)
        .find(({ questions: [question] }) => question?.type === 'longText' && question.visibleWhen === undefined)?.subject.id
      await call('response.set', { bid, question: open ?? '', answer: 'Short', reason: 'By telephone' })
    })
    await openIn(opened, path)
  })
  afterAll(() => opened?.close())

  const call = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const text = JSON.stringify(JSON.stringify(input))
    const result = JSON.parse(String(await opened.page.evaluate(`assay.call['${name}'](crypto.randomUUID(), ${text})`)))
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }
  /** Puts a text in the place of what is there, at once, as pasting does. */
  const paste = async (field: Locator, text: string) => {
    await field.focus()
    await opened.page.keyboard.press('Control+a')
    await opened.page.keyboard.insertText(text)
  }
  const dialog = () => opened.page.getByRole('dialog')
  const wide = () => opened.page.evaluate('document.documentElement.scrollWidth > innerWidth')

  it('as the need of a tender are the need', async () => {
    const { page } = opened
    await goTo(page, '#/new-tender')
    await page.getByRole('textbox', { name: 'Title' }).fill('Long need')
    await paste(page.getByRole('textbox', { name: 'Need' }), longest)
    await page.getByRole('button', { name: 'Start the tender' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bidders' }).waitFor()
    const created = (await call('tender.list', {})).find(({ title }) => title === 'Long need')
    expect(created?.need).toBe(longest.trim())
    await page.keyboard.press('Alt+1')
    await page.getByText('Ω mega – “quoted” <b>東</b>').first().waitFor()
    expect(await wide()).toBe(false)
  })

  it('as an answer are more than a cell of a workbook holds; what fits is taken, with a reason of that length', async () => {
    const { page } = opened
    await goTo(page, `#/lot/${lot}/responses?bid=${bid}&question=${open}`)
    await page.keyboard.press('e')
    const answer = dialog().getByRole('textbox').first()
    const save = () => dialog().getByRole('button', { name: 'Record the answer' }).click()
    await paste(answer, longest)
    await paste(dialog().getByRole('textbox', { name: 'Reason' }), longest)
    await save()
    await dialog().getByText('The answer is too long; the limit is 32,767. Shorten it, and attach a file if need be.').waitFor()
    expect(await answer.inputValue()).toBe(longest)
    await paste(answer, longest.slice(0, 32_767))
    await save()
    await dialog().waitFor({ state: 'detached' })
    const [response] = await call('response.list', { bid })
    expect(response?.display).toBe(longest.slice(0, 32_767).trim())
    const history = await call('response.history', { bid, question: open ?? '' })
    expect(history.map(({ reason }) => reason)).toContain(longest.trim())
    expect(await wide()).toBe(false)
  })

  it('as the reason of a score are the reason', async () => {
    const { page } = opened
    await goTo(page, '#/')
    await goTo(page, `#/lot/${lot}/scores`)
    await page.locator('[role=gridcell]:focus').waitFor()
    await page.keyboard.press('3')
    await page.getByText('3reason').waitFor()
    await page.keyboard.press('F2')
    await paste(page.locator('textarea:focus'), longest)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await call('score.list', { lot })).map(({ reason }) => reason)).toEqual([longest.trim()])
    expect((await call('score.list', { lot }))[0]?.evaluator.id).toBe(evaluator)
    expect(await wide()).toBe(false)
  })

  it('as a name are refused in a sentence, and stay to be shortened', async () => {
    const { page } = opened
    await goTo(page, `#/lot/${lot}/providers`)
    await page.getByRole('button', { name: 'Add bidder' }).first().click()
    const name = dialog().getByRole('textbox', { name: 'Name' })
    const line = longest.replaceAll('\n', ' ').trim()
    await paste(name, line)
    await dialog().getByRole('button', { name: 'Add' }).click()
    await dialog().getByText('it is too long; the limit is 500. Shorten it.').waitFor()
    expect(await name.inputValue()).toBe(line)
    await paste(name, line.slice(0, 500))
    await dialog().getByRole('button', { name: 'Add' }).click()
    await dialog().waitFor({ state: 'detached' })
    expect((await call('bid.list', { lot })).map(({ provider }) => provider.name)).toContain(line.slice(0, 500).trim())
    for (const screen of ['overview', 'bids', 'responses', 'compare', 'prices', 'reports']) {
      await goTo(page, `#/lot/${lot}/${screen}`)
      expect(await wide(), screen).toBe(false)
    }
  })

  it('beside a name of nothing but signs, which is a name on every screen and in the report', async () => {
    const { page, folder } = opened
    const name = '🦊🚀👩‍👩‍👧‍👦'
    await goTo(page, `#/lot/${lot}/providers`)
    await page.getByRole('button', { name: 'Add bidder' }).first().click()
    await dialog().getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog().getByRole('button', { name: 'Add' }).click()
    await page.getByRole('rowheader', { name, exact: true }).waitFor()
    await goTo(page, `#/lot/${lot}/compare`)
    await page.getByRole('columnheader', { name: new RegExp(name, 'u') }).waitFor()
    await page.getByRole('button', { name: 'Export report' }).first().click()
    const path = join(folder, 'signs.pdf')
    await hands(page).saveAt(path)
    await page.getByRole('contentinfo').getByText(path).waitFor()
    expect(opened.offences).toEqual(noOffences)
  })
})
