import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Output } from '../../shared/contract.ts'
import type { Subject } from '../../shared/scorecards/contract.ts'
import { scoringSheet } from '../../shared/scorecards/sheet.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { prepare } from './prepare.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

const bidders = ['Nordlicht', 'Söhne & Co', 'さくら', 'Kestrel', 'مينا']
const cells = 60

describe.skipIf(untested('Scoring by keyboard in a window is', noBrowser))('Scoring by keyboard alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-scoring-'))
  const path = join(folder, 'scoring.assay')
  let opened: TestWindow
  let lot: string
  const bids: string[] = []
  /** Rows of the grid in their order: open questions, and criteria that are scored as a whole. */
  let subjects: Subject[]

  beforeAll(async () => {
    await prepare(folder, async (call) => {
      await call('workspace.create', { path, title: 'Scoring' })
      const tender = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
      lot = tender.lots[0]?.id ?? ''
      const { instrument } = await call('tender.instrument', { tender: tender.id })
      subjects = scoringSheet(instrument)
        .flatMap((group) => group.subjects)
        .filter(({ subject, questions: [question] }) => subject.kind === 'criterion' || question?.type === 'longText')
        .filter(({ questions: [question] }) => question?.visibleWhen === undefined)
        .map(({ subject }) => subject)
        .slice(0, cells / bidders.length)
      for (const name of bidders) {
        const bid = await call('bid.add', { lot, provider: { name } })
        bids.push(bid.id)
        for (const { kind, id } of subjects)
          if (kind === 'question')
            await call('response.set', { bid: bid.id, question: id, answer: `As ${name} writes`, reason: 'By telephone' })
      }
      await call('evaluator.add', { name: 'A. Keller' })
    })
    opened = await openTestWindow({ path, folder })
  })
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const eventually = <Value>(read: () => Value) => expect.poll(read)
  const press = (key: string) => opened.page.keyboard.press(key)
  const focused = () => opened.page.locator(':focus')
  /** All scores in the file, read by the ground floor. */
  const scores = async (): Promise<Output<'score.list'>> =>
    JSON.parse(
      String(await opened.page.evaluate(`window.assay.call['score.list'](crypto.randomUUID(), '${JSON.stringify({ lot })}')`)),
    ).value
  /** What is scored in the cell of this number, row by row. */
  const entered = Array.from({ length: cells }, (_, index) => ({
    points: index % 6,
    reason: `“Page ${index}”`,
  }))
  const expected = (count: number) =>
    entered.slice(0, count).map((score, index) => ({
      ...score,
      bid: bids[index % bidders.length],
      subject: subjects[Math.floor(index / bidders.length)],
    }))
  /** What was entered, of scores in the order of the grid. */
  const asEntered = (all: Output<'score.list'>) => {
    const place = ({ bid, subject }: { bid: string; subject: Subject }) =>
      subjects.findIndex(({ id }) => id === subject.id) * bidders.length + bids.indexOf(bid)
    return all
      .toSorted((one, other) => place(one) - place(other))
      .map(({ points, reason, bid, subject }) => ({ points, reason, bid, subject }))
  }

  it('comes to the first open cell with one shortcut', async () => {
    await opened.page.getByRole('link', { name: 'Scores', exact: true }).waitFor()
    await press('Alt+7')
    await eventually(() => focused().getAttribute('role')).toBe('gridcell')
    expect(await focused().textContent()).toBe('–')
  })

  it('comes to an open cell from the head of a group too', async () => {
    await press('ArrowUp')
    await eventually(() => focused().textContent()).toBe('')
    await press('Enter')
    await eventually(() => focused().textContent()).toBe('–')
  })

  it('goes from digit to reason to the next open cell, sixty times', async () => {
    for (const [index, { points, reason }] of entered.entries()) {
      await press(`Digit${points}`)
      await eventually(() => focused().textContent()).toBe(`${points}reason`)
      await press('F2')
      await eventually(() => focused().evaluate(({ tagName }) => tagName)).toBe('TEXTAREA')
      await opened.page.keyboard.type(reason)
      await press('Enter')
      // Where nothing is open any more, the focus goes back to the cell.
      await eventually(() => focused().textContent()).toBe(index + 1 < cells ? '–' : String(points))
    }
    await eventually(async () => asEntered(await scores())).toEqual(expected(cells))
  })

  it('leaves exactly these in the file, by the hand of the evaluator', async () => {
    expect(opened.offences).toEqual(noOffences)
    await opened.close()
    const read = await prepare(folder, async (call) => {
      await call('workspace.open', { path })
      return call('score.list', { lot })
    })
    expect(asEntered(read)).toEqual(expected(cells))
    expect(new Set(read.map(({ evaluator, revision }) => `${evaluator.name} ${revision}`))).toEqual(new Set(['A. Keller 1']))
    opened = await openTestWindow({ path, folder })
    await opened.page.getByRole('link', { name: 'Scores', exact: true }).waitFor()
    await press('Alt+7')
    await eventually(() => focused().getAttribute('role')).toBe('gridcell')
  })

  it('takes the last one back with the keys for undo', async () => {
    await press('Control+Z')
    await eventually(async () => asEntered(await scores())).toEqual(expected(cells - 1))
    await press('Enter')
    await eventually(() => focused().textContent()).toBe('–')
  })

  it('keeps a digit without a reason as a draft, out of the file, until it is discarded', async () => {
    await press('Digit3')
    await eventually(() => focused().textContent()).toBe('3reason')
    expect(await scores()).toHaveLength(cells - 1)
    await press('Delete')
    await eventually(() => focused().textContent()).toBe('–')
  })

  it('takes what is typed after a digit as the reason, however fast, and never as a command', async () => {
    const { page } = opened
    await page.keyboard.type('4clear, e and n are letters')
    await eventually(() => focused().evaluate(({ tagName }) => tagName)).toBe('TEXTAREA')
    expect(await focused().inputValue()).toBe('clear, e and n are letters')
    expect(await page.getByRole('radio', { name: 'Own scores' }).isChecked()).toBe(true)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await press('Escape')
    await eventually(() => focused().textContent()).toBe('4reason')
    // Who comes back to the draft goes on writing.
    await page.keyboard.type(', not commands')
    expect(await focused().inputValue()).toBe('clear, e and n are letters, not commands')
    await press('Escape')
    await eventually(() => focused().textContent()).toBe('4reason')
    await press('Delete')
    await eventually(() => focused().textContent()).toBe('–')
    // A digit that is no score makes no letter a command either.
    await page.keyboard.type('7c')
    await page.getByText('Type 0 to 5 for a level of the scale.').waitFor()
    expect(await focused().textContent()).toBe('–')
    expect(await page.getByRole('radio', { name: 'Own scores' }).isChecked()).toBe(true)
  })

  it('brings the details back where a reason begins without them', async () => {
    const { page } = opened
    await press('Control+i')
    await eventually(() => page.getByRole('region', { name: 'Details' }).count()).toBe(0)
    await page.keyboard.type('2reasons')
    await eventually(() => focused().evaluate(({ tagName }) => tagName)).toBe('TEXTAREA')
    await eventually(() => focused().inputValue()).toBe('reasons')
    await press('Escape')
    await press('Delete')
    await eventually(() => focused().textContent()).toBe('–')
  })

  it('takes a score back with a reason', async () => {
    await press('ArrowLeft')
    await eventually(() => focused().textContent()).toBe(String(entered[cells - 2]?.points))
    await press('Delete')
    await eventually(() => focused().evaluate(({ tagName }) => tagName)).toBe('TEXTAREA')
    await opened.page.keyboard.type('Wrong bidder')
    await press('Enter')
    await eventually(scores).toEqual(
      expect.arrayContaining([expect.objectContaining({ revision: 2, points: null, reason: 'Wrong bidder' })]),
    )
  })

  it('keeps what the bidder may be told beside the internal reason, by keys of its own', async () => {
    const field = (name: string) => opened.page.getByRole('textbox', { name }).evaluate((each) => each === document.activeElement)
    await press('Enter')
    await eventually(() => focused().textContent()).toBe('–')
    await press('Digit2')
    await eventually(() => focused().textContent()).toBe('2reason')
    await press('Shift+F2')
    await eventually(() => field('What the bidder may be told')).toBe(true)
    await opened.page.keyboard.type('No named deputy')
    await press('F2')
    await eventually(() => field('Your internal reason')).toBe(true)
    await opened.page.keyboard.type('Weaker than the others')
    await press('Shift+F2')
    await eventually(() => focused().inputValue()).toBe('No named deputy')
    await press('Enter')
    await eventually(scores).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ points: 2, reason: 'Weaker than the others', releasable: 'No named deputy' }),
      ]),
    )
    // Other points are another matter: nothing that was said of 2 is told of 3.
    await eventually(() => focused().textContent()).toBe('–')
    await press('ArrowLeft')
    await eventually(() => focused().textContent()).toBe('2')
    await press('Digit3')
    await press('Shift+F2')
    await eventually(() => field('What the bidder may be told')).toBe(true)
    expect(await focused().inputValue()).toBe('')
    await press('Escape')
    await press('Delete')
    await eventually(() => focused().textContent()).toBe('2')
  })

  it('meets no offence on the way', () => {
    expect(opened.offences).toEqual(noOffences)
  })
})
