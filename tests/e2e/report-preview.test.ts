import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../shared/contract.ts'
import { scoringSheet } from '../../shared/scorecards/sheet.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { prepare } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('The preview of a report in a window is', noBrowser))('The pages of the report', () => {
  let opened: TestWindow
  let lot: string
  let scored: Omit<Input<'score.set'>, 'points'>
  let entry: number
  let files: string[]
  beforeAll(async () => {
    opened = await openTestWindow()
    const path = join(opened.folder, 'report.assay')
    await prepare(opened.folder, async (call) => {
      await call('workspace.create', { path, title: 'Report' })
      const tender = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
      lot = tender.lots[0]?.id ?? ''
      const { instrument } = await call('tender.instrument', { tender: tender.id })
      const [subject] = scoringSheet(instrument)
        .flatMap(({ subjects }) => subjects)
        .filter(({ questions: [question] }) => question?.type === 'longText' && question.visibleWhen === undefined)
        .map((one) => one.subject)
      if (subject?.kind !== 'question') throw new Error('no open question')
      const bid = await call('bid.add', { lot, provider: { name: 'Nordlicht Claims and Contact Services GmbH' } })
      await call('response.set', { bid: bid.id, question: subject.id, answer: 'As agreed', reason: 'By telephone' })
      const { id: evaluator } = await call('evaluator.add', { name: 'A. Keller' })
      scored = { bid: bid.id, subject, evaluator, reason: 'Good' }
    })
    await openIn(opened, path)
    files = readdirSync(opened.folder)
    const info: string = await opened.page.evaluate(`assay.call['workspace.info'](crypto.randomUUID(), '{}')`)
    entry = JSON.parse(info).value.head.entry
  })
  afterAll(() => opened?.close())

  const pages = () => opened.page.getByRole('region', { name: 'Pages of the report' }).getByRole('list')
  const first = () => pages().getByRole('listitem').first()
  const score = (points: number) =>
    opened.page.evaluate(`assay.call['score.set'](crypto.randomUUID(), ${JSON.stringify(JSON.stringify({ ...scored, points }))})`)

  it('are drawn as far as they are in sight, and read out', async () => {
    await goTo(opened.page, `#/lot/${lot}/reports`)
    await first()
      .getByRole('img', { name: /^Page 1 of \d+$/ })
      .waitFor()
    expect(await first().textContent()).toContain(`entry ${entry}`)
    expect(await pages().getByRole('listitem').count()).toBeLessThan(5)
  })

  it('are reached by the keyboard: the last one, and one by its section', async () => {
    const { page } = opened
    const well = page.getByRole('region', { name: 'Pages, one below the other' })
    await well.focus()
    await page.keyboard.press('End')
    const count = Number(await first().getAttribute('aria-setsize'))
    await pages()
      .getByRole('img', { name: `Page ${count} of ${count}` })
      .waitFor()
    await page.getByRole('button', { name: 'Section' }).press('Enter')
    await page.getByRole('option', { name: /^Method/ }).press('Enter')
    await pages().getByRole('listitem').filter({ hasText: 'From answers to points' }).getByRole('img').waitFor()
    await page.getByRole('button', { name: 'Section' }).press('Enter')
    await page
      .getByRole('option', { name: /Nordlicht/ })
      .first()
      .press('Enter')
    await page
      .getByRole('button', { name: 'Section' })
      .getByText(/Nordlicht/)
      .waitFor()
    const section = await page.getByRole('button', { name: 'Section' }).boundingBox()
    const previous = await page.getByRole('button', { name: 'Previous page' }).boundingBox()
    expect((section?.x ?? 0) + (section?.width ?? 0), 'a long section ends before the next button').toBeLessThan(previous?.x ?? 0)
    await well.focus()
    await page.keyboard.press('Home')
    await first()
      .getByRole('img', { name: /^Page 1 of / })
      .waitFor()
  })

  it('are made anew after a score, and until then the old ones stay', async () => {
    await score(4)
    await opened.page.getByText(`New pages are being made; these show journal entry ${entry}.`).waitFor()
    expect(await first().textContent()).toContain(`entry ${entry}`)
    await expect.poll(() => first().textContent()).toContain(`entry ${entry + 1}`)
    await first()
      .getByRole('img', { name: /^Page 1 of / })
      .waitFor()
  })

  it('stay as they are when making new ones is stopped, say so, and are made when asked for', async () => {
    const { page } = opened
    await score(5)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText(`Something has changed since; these pages show journal entry ${entry + 1}.`).waitFor()
    expect(await first().textContent()).toContain(`entry ${entry + 1}`)
    await page.getByRole('button', { name: 'Make the pages' }).click()
    await expect.poll(() => first().textContent()).toContain(`entry ${entry + 2}`)
  })

  it('leave no file behind, and give no offence', () => {
    expect(readdirSync(opened.folder)).toEqual(files)
    expect(opened.offences).toEqual(noOffences)
  })
})
