import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillWorkbook } from '../../electron/sample/fill-workbook.ts'
import { parseRational, roundHalfUp } from '../../shared/arithmetic/rational.ts'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import type { Question } from '../../shared/questionnaires/model.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { givePlace } from './dialogs.ts'
import { hands } from './journeys/hands.ts'
import { openTestWindow, type TestWindow } from './window.ts'

/** Questions of a type that everybody is asked. */
const ofType = (questions: readonly Question[], type: Question['type']) =>
  questions.filter((question) => question.type === type && question.visibleWhen === undefined).map(({ id }) => id)

describe.skipIf(untested('Reading a workbook in through the window is', noBrowser))('A workbook with three wrong answers', () => {
  const bidder = 'Söhne & <Co> 東'
  let opened: TestWindow
  let lot: string
  let workbook: string
  let bid: string

  const call = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const text = JSON.stringify(JSON.stringify(input))
    const result = JSON.parse(await opened.page.evaluate(`assay.call['${name}'](crypto.randomUUID(), ${text})`))
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }
  const button = (name: string | RegExp) => opened.page.getByRole('button', { name, exact: true })
  const heading = (name: string) => opened.page.getByRole('heading', { name, exact: true })

  beforeAll(async () => {
    opened = await openTestWindow()
    const { folder } = opened
    const path = join(folder, 'import.assay')
    await givePlace(opened.page, path)
    await call('workspace.create', { path, title: 'Import' })
    const tender = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
    lot = tender.lots[0]?.id ?? ''
    bid = (await call('bid.add', { lot, provider: { name: bidder } })).id
    await call('bid.add', { lot, provider: { name: 'Kestrel' } })
    workbook = join(folder, 'back from the bidder.xlsx')
    await givePlace(opened.page, workbook)
    await call('bid.workbook', { bid, path: workbook })
    const questions = questionsOf((await call('tender.instrument', { tender: tender.id })).instrument)
    const [maybe = '', ...words] = ofType(questions, 'yesPartlyNo')
    const [number = ''] = ofType(questions, 'number')
    const [share = ''] = ofType(questions, 'percentage')
    fillWorkbook(
      workbook,
      new Map<string, { answer: string | number }>([
        ...words.slice(0, 5).map((id) => [id, { answer: 'Yes' }] as const),
        [maybe, { answer: 'Perhaps' }],
        [number, { answer: 'about three hundred' }],
        [share, { answer: 0.93 }],
      ]),
    )
  })
  afterAll(() => opened?.close())

  it('is recorded, looked at row by row, read in as a whole, and seen in the comparison', async () => {
    const { page } = opened
    const total = page.getByRole('columnheader').filter({ hasText: bidder })
    await page.getByRole('link', { name: 'Compare', exact: true }).click()
    await total.waitFor()
    expect(await total.textContent()).toContain('0.0')

    await page.getByRole('link', { name: 'Bids and receipts' }).click()
    await button('Record a package').click()
    const dialog = page.getByRole('dialog', { name: 'Record a package' })
    await dialog.getByRole('textbox', { name: 'From' }).fill('office@example.org')
    await hands(page).chooseFiles(button('Choose files'), [workbook])
    await dialog.getByText('back from the bidder.xlsx').waitFor()
    await dialog.getByRole('button', { name: 'Record a package' }).click()

    await heading(bidder).waitFor()
    await page.getByText('Reading it in takes 5 answers.').waitFor()
    await page.getByText('3 rows are rejected: what was recorded before stays.').waitFor()
    await page.getByRole('radio', { name: 'Rejected 3' }).click()
    const rows = page.getByRole('grid', { name: 'Rows of the workbook' }).getByRole('row')
    await expect.poll(() => rows.count()).toBe(4)
    const rejected = await rows.allInnerTexts()
    expect(rejected.join('\n')).toContain('about three hundred')
    expect(rejected.join('\n')).toContain('Perhaps')
    expect(rejected.join('\n')).toContain('0.93 can mean a share or a percentage.')

    await button('Read in 5 answers').click()
    await page.getByText('5 answers were read in.').waitFor()
    await page.getByText('5 rows taken, 3 rejected').waitFor()
    expect((await call('response.list', { bid })).map(({ display }) => display)).toEqual(Array(5).fill('Yes'))

    await button('Compare bidders').click()
    await total.waitFor()
    const { places } = await call('decision.ranking', { lot })
    const points = roundHalfUp(parseRational(places.find((place) => place.bid === bid)?.total?.lower.exact ?? '0/1'), 1)
    expect(points).not.toBe('0.0')
    await expect.poll(() => total.textContent()).toContain(points)
    expect(opened.offences).toEqual({ violations: [], consoleErrors: [], requests: [] })
  })

  it('shows the answers with where they come from, and is taken back as a whole', async () => {
    const { page } = opened
    await page.getByRole('link', { name: 'Answers', exact: true }).click()
    await heading(`Answers of ${bidder}`).waitFor()
    await page.getByRole('radio', { name: 'Answered' }).click()
    await page.getByRole('gridcell', { name: 'workbook' }).first().click()
    await page.getByRole('link', { name: 'Receipt 1 from office@example.org' }).click()
    await page.getByText('There is nothing to read in: what it says is recorded already.').waitFor()
    await call('workspace.undo', {})
    await page.getByText('Reading it in takes 5 answers.').waitFor()
    await button('Do not read in').click()
    await heading('Bids and receipts').waitFor()
    expect(await call('response.list', { bid })).toEqual([])
    expect(opened.offences).toEqual({ violations: [], consoleErrors: [], requests: [] })
  })
})
