import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Output } from '../../shared/contract.ts'
import { scoringSheet } from '../../shared/scorecards/sheet.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { hands } from './journeys/hands.ts'
import { prepare } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

/** A tender in which Ada scored one question twice and differently, and another after her round was locked. */
async function prepareStory(folder: string) {
  return prepare(folder, async (call) => {
    const path = join(folder, 'tender.assay')
    await call('workspace.create', { path, title: 'Tender' })
    const tender = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
    const lot = tender.lots[0]?.id ?? ''
    const { instrument } = await call('tender.instrument', { tender: tender.id })
    // The first two in the grid, whose rows are drawn at once.
    const [first = '', second = ''] = scoringSheet(instrument).flatMap(({ subjects }) =>
      subjects.flatMap(({ subject, questions: [question] }) =>
        subject.kind === 'question' && question?.type === 'longText' && !question.visibleWhen ? [subject.id] : [],
      ),
    )
    const bids: string[] = []
    for (const name of ['Nordlicht', 'Sakura']) {
      const { id: bid } = await call('bid.add', { lot, provider: { name } })
      bids.push(bid)
      for (const question of [first, second])
        await call('response.set', { bid, question, answer: 'We do', reason: 'By telephone' })
    }
    const [bid = ''] = bids
    const { id: evaluator } = await call('evaluator.add', { name: 'Ada' })
    const score = async (file: string, question: string, points: number) => {
      await call('workspace.open', { path: file })
      const subject = { kind: 'question', id: question } as const
      await call('score.set', { bid, subject, evaluator, points, reason: `Gives ${points}` })
      await call('workspace.open', { path })
    }
    const packs = ['train', 'home', 'late'].map((name) => join(folder, `${name}.assay`))
    for (const to of packs) await call('pack.create', { path: to, for: 'Ada' })
    const [train = '', home = '', late = ''] = packs
    await score(train, first, 2)
    await score(home, first, 4)
    await score(late, second, 3)
    for (const file of [train, home]) await call('pack.merge', { path: file })
    await call('score.lock', { lot, evaluator })
    await call('pack.merge', { path: late })
    return { path, lot }
  })
}

describe.skipIf(untested('What is not settled in the scoring grid is', noBrowser))(
  'What is not settled in the scoring grid',
  () => {
    let opened: TestWindow
    let lot = ''
    const picture = process.env.PICTURES
    beforeAll(async () => {
      opened = await openTestWindow()
      const story = await prepareStory(opened.folder)
      lot = story.lot
      await openIn(opened, story.path)
    })
    afterAll(() => opened?.close())

    const page = () => opened.page
    const dialog = () => page().getByRole('dialog')
    const press = (key: string) => page().keyboard.press(key)
    const focused = () => page().locator(':focus')
    const button = (name: string, at: Locator = dialog()) => at.getByRole('button', { name, exact: true })
    const cell = (text: string) => page().getByRole('gridcell').filter({ hasText: text })
    const look = async (name: string) => {
      if (picture) await page().screenshot({ path: `${picture}/${name}.png` })
    }
    const scores = async (): Promise<Output<'score.list'>> =>
      JSON.parse(String(await page().evaluate(`assay.call['score.list'](crypto.randomUUID(), '${JSON.stringify({ lot })}')`)))
        .value

    it('is marked in its cell, and one key leads to the conflict', async () => {
      await goTo(page(), `#/lot/${lot}/scores`)
      await cell('conflict').click()
      await page().getByText('People said different things here without knowing of each other.').waitFor()
      await look('scores-conflict')
      await press('c')
      await page()
        .getByRole('region', { name: 'The decision' })
        .getByRole('heading', { name: /^Score: / })
        .waitFor()
      expect(await page().getByRole('radio').count()).toBe(2)
      await look('conflicts')
      await page().getByRole('radio').last().check({ force: true })
      await page().getByRole('textbox', { name: 'Why this one counts' }).fill('She said so')
      await press('Enter')
      await page().getByRole('heading', { name: 'Nothing is in conflict' }).waitFor()
      await goTo(page(), `#/lot/${lot}/scores`)
      await cell('late').waitFor()
      expect(await cell('conflict').count()).toBe(0)
    })

    it('counts once a late score is admitted with a reason', async () => {
      await cell('late').click()
      await page().getByText('came after the round was locked here').waitFor()
      await look('scores-late')
      await press('c')
      await dialog().getByRole('textbox', { name: 'Why it counts' }).fill('She scored on the train before the lock')
      await look('admit')
      await button('Let it count').click()
      await page().getByText('The score of Ada counts: 3.').waitFor()
      await expect.poll(() => cell('late').count()).toBe(0)
      expect(await scores()).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            points: 3,
            late: null,
            admission: expect.objectContaining({ reason: 'She scored on the train before the lock' }),
          }),
        ]),
      )
      await press('c')
      await page().getByText('Nothing is in conflict here, and nothing came late.').waitFor()
    })

    it('needs no reason twice: what is scored after the lock says at once why it comes then', async () => {
      await expect.poll(() => focused().getAttribute('role')).toBe('gridcell')
      await press('ArrowRight')
      await expect.poll(() => focused().textContent()).toBe('–')
      await press('Digit4')
      await press('F2')
      await expect.poll(() => focused().evaluate(({ tagName }) => tagName)).toBe('TEXTAREA')
      await page().keyboard.type('Well shown')
      await press('Enter')
      const after = page().getByRole('textbox', { name: 'Why it comes after the lock' })
      await expect.poll(() => after.evaluate((field) => field === document.activeElement)).toBe(true)
      await look('after-lock')
      await page().keyboard.type('The answer came late')
      await press('Enter')
      await expect
        .poll(scores)
        .toEqual(
          expect.arrayContaining([
            expect.objectContaining({ points: 4, reason: 'Well shown', afterLock: 'The answer came late', late: null }),
          ]),
        )
      expect(opened.offences).toEqual(noOffences)
    })

    it('is not two of a kind: bids that are one are joined, and parted again', async () => {
      await goTo(page(), `#/lot/${lot}/bids`)
      await hands(page()).command('Is the same as another bid')
      await dialog().getByRole('textbox', { name: 'Reason' }).fill('Handed in twice')
      await look('same-bid')
      await button('They are one').click()
      await page()
        .getByText(/ is read as .* from now on\./)
        .waitFor()
      await goTo(page(), '#/packs')
      await page()
        .getByRole('row', { name: /Handed in twice/ })
        .waitFor()
      await look('packs-joined')
      await page()
        .getByRole('button', { name: /^Take back that / })
        .click()
      await dialog().getByRole('textbox', { name: 'Reason' }).fill('They are two after all')
      await button('Take it back').click()
      await page()
        .getByRole('row', { name: /Handed in twice/ })
        .waitFor({ state: 'detached' })
      expect(opened.offences).toEqual(noOffences)
    })
  },
)
