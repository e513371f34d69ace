import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Subject } from '../../../shared/scorecards/contract.ts'
import { scoringSheet } from '../../../shared/scorecards/sheet.ts'
import { untested } from '../../untested.ts'
import { noBrowser } from '../browser.ts'
import { giveFile } from '../dialogs.ts'
import { prepare } from '../prepare.ts'
import { goTo, settled } from '../screens.ts'
import { noOffences, openTestWindow, type TestWindow } from '../window.ts'

describe.skipIf(untested('Drafts in a window are', noBrowser))('Drafts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-drafts-'))
  const path = join(folder, 'drafts.assay')
  let lot = ''
  let subject: Subject
  beforeAll(async () => {
    await prepare(folder, async (call) => {
      await call('workspace.create', { path, title: 'Drafts' })
      const tender = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
      lot = tender.lots[0]?.id ?? ''
      const { instrument } = await call('tender.instrument', { tender: tender.id })
      const open = scoringSheet(instrument)
        .flatMap(({ subjects }) => subjects)
        .find(({ questions: [question] }) => question?.type === 'longText' && question.visibleWhen === undefined)
      if (!open) throw new Error('a question is open')
      subject = open.subject
      const bid = await call('bid.add', { lot, provider: { name: 'Nordlicht' } })
      await call('response.set', { bid: bid.id, question: subject.id, answer: 'As written', reason: 'By telephone' })
      await call('evaluator.add', { name: 'A. Keller' })
    })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  let opened: TestWindow | undefined
  const open = async (): Promise<Page> => {
    opened = await openTestWindow({ path, folder })
    await opened.page.locator('footer bdi').first().waitFor()
    return opened.page
  }
  const close = async () => {
    const closing = opened
    opened = undefined
    await closing?.close()
    if (closing) expect(closing.offences).toEqual(noOffences)
  }
  afterEach(close)
  const keptFiles = () => readdirSync(join(folder, 'settings/drafts'))
  const eventually = <Value>(read: () => Value) => expect.poll(read)
  const drafts = (page: Page) => page.locator('footer').getByRole('button', { name: /drafts?$/ })

  it('of a score, an answer and a tender survive a reload and a restart, and leave when they are saved or discarded', async () => {
    let page = await open()
    await goTo(page, `#/lot/${lot}/scores`)
    await page.getByRole('gridcell', { name: '–' }).first().click()
    await page.keyboard.press('Digit4')
    await page.keyboard.press('F2')
    await page.keyboard.type('Half a rea')
    await goTo(page, `#/lot/${lot}/responses?question=${subject.id}`)
    await page.getByRole('button', { name: 'Enter an answer by hand' }).click()
    await page.getByRole('textbox', { name: 'Answer', exact: true }).fill('Typed, not recorded')
    await page.keyboard.press('Escape')
    await goTo(page, '#/new-tender')
    await page.getByRole('textbox', { name: 'Title' }).fill('Another ten')
    await page.reload()
    await settled(page)
    await eventually(() => page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Another ten')
    await eventually(() => drafts(page).textContent()).toBe('3 drafts')
    await close()
    expect(keptFiles()).toHaveLength(1)

    page = await open()
    await eventually(() => drafts(page).textContent()).toBe('3 drafts')
    await drafts(page).click()
    await page.getByRole('menuitem', { name: /^Score of Nordlicht/ }).click()
    await page.getByRole('gridcell', { name: '4' }).first().click()
    await page.keyboard.press('F2')
    const reason = page.getByRole('textbox', { name: 'Your internal reason' })
    expect(await reason.inputValue()).toBe('Half a rea')
    await reason.fill('Whole')
    await page.keyboard.press('Enter')
    await eventually(() => drafts(page).textContent()).toBe('2 drafts')

    await drafts(page).click()
    await page.getByRole('menuitem', { name: /^Answer of Nordlicht/ }).click()
    await page.getByRole('button', { name: 'Go on with the draft' }).click()
    expect(await page.getByRole('textbox', { name: 'Answer', exact: true }).inputValue()).toBe('Typed, not recorded')
    await page.getByRole('button', { name: 'Discard draft' }).click()
    await page.getByRole('button', { name: 'Enter an answer by hand' }).click()
    expect(await page.getByRole('textbox', { name: 'Answer', exact: true }).inputValue()).toBe('As written')
    await page.keyboard.press('Escape')

    await goTo(page, '#/new-tender')
    await page.getByRole('button', { name: 'Discard draft' }).click()
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('')
    await eventually(() => drafts(page).count()).toBe(0)
    await close()
    expect(keptFiles()).toEqual([])
  })

  it('of one workspace are not those of another', async () => {
    const other = join(folder, 'other.assay')
    await prepare(folder, (call) => call('workspace.create', { path: other, title: 'Other' }))
    const page = await open()
    await goTo(page, '#/new-tender')
    await page.getByRole('textbox', { name: 'Title' }).fill('Only here')
    const openFile = async (file: string) => {
      await giveFile(page, file)
      await page.evaluate(`assay.call['workspace.open'](crypto.randomUUID(), ${JSON.stringify(JSON.stringify({ path: file }))})`)
    }
    await openFile(other)
    await eventually(() => page.locator('footer bdi').first().textContent()).toBe('other.assay')
    await eventually(() => page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('')
    await openFile(path)
    await eventually(() => page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Only here')
  })
})
