import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { givePlace } from './dialogs.ts'
import { openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Rounds and prices in the window are', noBrowser))('Rounds and prices', () => {
  let opened: TestWindow
  let lot: string
  const picture = process.env.PICTURES

  const call = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const text = JSON.stringify(JSON.stringify(input))
    const result = JSON.parse(await opened.page.evaluate(`assay.call['${name}'](crypto.randomUUID(), ${text})`))
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }
  const look = async (name: string) => {
    if (picture) await opened.page.screenshot({ path: `${picture}/${name}.png` })
  }

  beforeAll(async () => {
    opened = await openTestWindow()
    const path = join(opened.folder, 'rounds.assay')
    await givePlace(opened.page, path)
    await call('workspace.create', { path, title: 'Rounds' })
    const prices = { kept: 'unread' as const, openers: 1 }
    const tender = await call('tender.create', { title: 'Support', need: 'Voice', template: 'bpo-due-diligence', prices })
    lot = tender.lots[0]?.id ?? ''
    const { id: bid } = await call('bid.add', { lot, provider: { name: 'Nordlicht' } })
    const { instrument } = await call('tender.instrument', { tender: tender.id })
    const question = questionsOf(instrument).find(({ type, visibleWhen }) => type === 'longText' && !visibleWhen)?.id ?? ''
    await call('response.set', { bid, question, answer: 'By day', reason: 'By telephone' })
    await call('evaluator.add', { name: 'Ada' })
  })
  afterAll(() => opened?.close())

  it('are locked from the menu of the evaluator, and unlocked with a reason', async () => {
    const { page } = opened
    await page.evaluate(`location.hash = '#/lot/${lot}/scores'`)
    await page.getByRole('button', { name: 'Evaluator: Ada', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Lock this round' }).click()
    const locked = page.getByRole('button', { name: 'Evaluator: Ada (locked)' })
    await locked.waitFor()
    await look('locked')
    expect(await call('score.locks', { lot })).toMatchObject([{ locked: true, evaluator: { name: 'Ada' } }])
    await locked.click()
    await page.getByRole('menuitem', { name: 'Unlock this round…' }).click()
    await page.keyboard.type('Two answers came late')
    await look('unlocking')
    await page.getByRole('dialog').getByRole('button', { name: 'Unlock', exact: true }).click()
    await page.getByRole('button', { name: 'Evaluator: Ada', exact: true }).waitFor()
    expect(await call('score.locks', { lot })).toMatchObject([{ locked: false, reason: 'Two answers came late' }])
  })

  it('are opened with a reason while a round is not locked', async () => {
    const { page } = opened
    await page.evaluate(`location.hash = '#/lot/${lot}/prices'`)
    await page.getByText('Prices are stored as they come and stay unread until one person opens them.').waitFor()
    await page.getByRole('button', { name: 'Open prices…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Open', exact: true }).click()
    await dialog.getByText('Not every evaluator has locked the round: Ada.').waitFor()
    await look('opening')
    await dialog.getByRole('textbox').fill('The board meets today')
    await dialog.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByText('before one evaluator had locked the round: The board meets today').waitFor()
    await look('opened')
    expect(await call('price.keeping', { lot })).toMatchObject({ closed: false, openings: [{ locked: 0, unlocked: 1 }] })
  })
})
