import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApplication } from '../../electron/application.ts'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { translator } from '../../shared/messages/translate.ts'
import type { Subject } from '../../shared/scorecards/contract.ts'
import { scoringSheet } from '../../shared/scorecards/sheet.ts'
import { noBrowser } from './browser.ts'
import { openTestWindow, type TestWindow } from './window.ts'

if (noBrowser) console.log(`Scoring by keyboard in a window is not tested: ${noBrowser}.`)

const bidders = ['Nordlicht', 'Söhne & Co', 'さくら', 'Kestrel']

describe.skipIf(noBrowser !== undefined)('Scoring by keyboard alone', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-scoring-'))
  const path = join(folder, 'scoring.assay')
  let opened: TestWindow
  let lot: string
  const bids: string[] = []
  /** Five rows of the grid in their order: open questions, and a criterion that is scored as a whole. */
  let subjects: Subject[]

  beforeAll(async () => {
    process.env.ASSAY_HOME = join(folder, 'settings')
    const { client, close } = createApplication({
      translate: translator('en'),
      onChanged: () => {},
      onUnexpected: (error) => {
        throw error
      },
    })
    const call = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
      const result = await client(name, input)
      if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
      return result.value
    }
    await call('workspace.create', { path, title: 'Scoring' })
    const tender = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
    lot = tender.lots[0]?.id ?? ''
    const { instrument } = await call('tender.instrument', { tender: tender.id })
    subjects = scoringSheet(instrument)
      .flatMap((group) => group.subjects)
      .filter(({ subject, questions: [question] }) => subject.kind === 'criterion' || question?.type === 'longText')
      .filter(({ questions: [question] }) => question?.visibleWhen === undefined)
      .map(({ subject }) => subject)
      .slice(0, 5)
    for (const name of bidders) {
      const bid = await call('bid.add', { lot, provider: { name } })
      bids.push(bid.id)
      for (const { kind, id } of subjects)
        if (kind === 'question')
          await call('response.set', { bid: bid.id, question: id, answer: `As ${name} writes`, reason: 'By telephone' })
    }
    await call('evaluator.add', { name: 'A. Keller' })
    await close()
    opened = await openTestWindow({ path })
  })
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 15_000 })
  const press = (key: string) => opened.page.keyboard.press(key)
  const focused = () => opened.page.locator(':focus')
  /** All scores in the file, read by the ground floor. */
  const scores = async (): Promise<unknown> =>
    JSON.parse(
      String(await opened.page.evaluate(`window.assay.call['score.list'](crypto.randomUUID(), '${JSON.stringify({ lot })}')`)),
    ).value
  /** What is scored in the cell of this number, row by row. */
  const entered = Array.from({ length: 20 }, (_, index) => ({
    points: index % 6,
    reason: `Reason ${index + 1}: “as written”, page ${index}`,
  }))
  const expected = (count: number) =>
    entered.slice(0, count).map((score, index) =>
      expect.objectContaining({
        ...score,
        bid: bids[index % bidders.length],
        subject: subjects[Math.floor(index / bidders.length)],
      }),
    )

  it('comes to the first open cell with one shortcut', async () => {
    await opened.page.getByRole('link', { name: 'Scores', exact: true }).waitFor()
    await press('Alt+4')
    await eventually(() => focused().getAttribute('role')).toBe('gridcell')
    expect(await focused().textContent()).toBe('–')
  })

  it('goes from digit to reason to the next open cell, twenty times', async () => {
    for (const { points, reason } of entered) {
      await press(`Digit${points}`)
      await eventually(() => focused().textContent()).toBe(`${points}reason`)
      await press('F2')
      await eventually(() => focused().evaluate(({ tagName }) => tagName)).toBe('TEXTAREA')
      await opened.page.keyboard.type(reason)
      await press('Enter')
      await eventually(() => focused().textContent()).toBe('–')
    }
    await eventually(scores).toHaveLength(20)
    expect(await scores()).toEqual(expect.arrayContaining(expected(20)))
  })

  it('takes the last one back with the keys for undo', async () => {
    await press('Control+Z')
    await eventually(scores).toHaveLength(19)
    expect(await scores()).toEqual(expect.arrayContaining(expected(19)))
  })

  it('keeps a digit without a reason as a draft, out of the file, until it is discarded', async () => {
    await press('Digit3')
    await eventually(() => focused().textContent()).toBe('3reason')
    expect(await scores()).toHaveLength(19)
    await press('Delete')
    await eventually(() => focused().textContent()).toBe('–')
  })

  it('takes a score back with a reason', async () => {
    await press('Control+Home')
    await press('ArrowDown')
    await press('ArrowRight')
    await eventually(() => focused().textContent()).toBe(String(entered[0]?.points))
    await press('Delete')
    await eventually(() => focused().evaluate(({ tagName }) => tagName)).toBe('TEXTAREA')
    await opened.page.keyboard.type('Wrong bidder')
    await press('Enter')
    await eventually(scores).toEqual(
      expect.arrayContaining([expect.objectContaining({ revision: 2, points: null, reason: 'Wrong bidder' })]),
    )
  })

  it('meets no offence on the way', () => {
    expect(opened.offences).toEqual({ violations: [], consoleErrors: [], requests: [] })
  })
})
