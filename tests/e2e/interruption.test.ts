import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillWorkbook } from '../../electron/sample/fill-workbook.ts'
import type { Output } from '../../shared/contract.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { prepare } from './prepare.ts'
import { goTo } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('A reload is', noBrowser))('A page that is loaded again in the middle of an import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-interrupted-'))
  const path = join(folder, 'interrupted.assay')
  let opened: TestWindow
  let bid = ''
  let address = ''

  beforeAll(async () => {
    await prepare(folder, async (call) => {
      await call('workspace.create', { path, title: 'Interrupted' })
      const tender = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
      const lot = tender.lots[0]?.id ?? ''
      bid = (await call('bid.add', { lot, provider: { name: 'Nordlicht' } })).id
      const workbook = join(folder, 'answers.xlsx')
      await call('bid.workbook', { bid, path: workbook })
      const questions = questionsOf((await call('tender.instrument', { tender: tender.id })).instrument)
      const asked = questions.filter(({ type, visibleWhen }) => type === 'longText' && visibleWhen === undefined).slice(0, 9)
      fillWorkbook(workbook, new Map(asked.map(({ id }) => [id, { answer: 'As written' }])))
      const receipt = await call('bid.receive', { bid, paths: [workbook], sender: 'office@example.org' })
      address = `#/lot/${lot}/receipt/${receipt.id}`
    })
    opened = await openTestWindow({ path, folder })
    await opened.page.locator('footer bdi').first().waitFor()
    await goTo(opened.page, address)
  })
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const recorded = async (): Promise<Output<'response.list'>> =>
    JSON.parse(
      String(
        await opened.page.evaluate(
          `assay.call['response.list'](crypto.randomUUID(), ${JSON.stringify(JSON.stringify({ bid }))})`,
        ),
      ),
    ).value

  it('comes back to where it was, says what happened, and nothing is half written', async () => {
    const { page } = opened
    await page.getByText('Reading it in takes 9 answers.').waitFor()
    const button = page.getByRole('button', { name: 'Read in 9 answers' })
    const loaded = page.waitForEvent('load')
    await button.evaluate((element) => {
      if (element instanceof HTMLElement) element.click()
      element.ownerDocument.defaultView?.location.reload()
    })
    await loaded
    await page.getByText('The window was loaded again during “Read answers in”. Cancelled. Nothing was changed.').waitFor()
    expect(await page.evaluate('location.hash')).toBe(address)
    expect(await recorded()).toEqual([])
    expect(await page.getByRole('region', { name: 'Long work' }).count()).toBe(0)
  })

  it('reads it in when asked again', async () => {
    const { page } = opened
    await page.getByRole('button', { name: 'Read in 9 answers' }).click()
    await page.getByText('9 answers were read in.').waitFor()
    expect(await recorded()).toHaveLength(9)
    expect(opened.offences).toEqual(noOffences)
  })
})
