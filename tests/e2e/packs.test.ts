import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { hands } from './journeys/hands.ts'
import { prepare } from './prepare.ts'
import { goTo, openIn, settled } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

/** A tender that two evaluators score, and a file of Ada's that came back on which she scored, twice and differently. */
async function prepareStory(folder: string) {
  return prepare(folder, async (call) => {
    const path = join(folder, 'tender.assay')
    await call('workspace.create', { path, title: 'Tender' })
    const tender = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
    const lot = tender.lots[0]?.id ?? ''
    const bids = []
    for (const name of ['Nordlicht', 'Sakura']) bids.push((await call('bid.add', { lot, provider: { name } })).id)
    const [bid = ''] = bids
    const { instrument } = await call('tender.instrument', { tender: tender.id })
    const [question = ''] = questionsOf(instrument).flatMap(({ id, type, visibleWhen }) =>
      type === 'longText' && !visibleWhen ? [id] : [],
    )
    for (const one of bids) await call('response.set', { bid: one, question, answer: 'We do', reason: 'By telephone' })
    const ada = await call('evaluator.add', { name: 'Ada' })
    await call('evaluator.add', { name: 'Ben' })
    const packs = [join(folder, 'train.assay'), join(folder, 'home.assay')]
    for (const to of packs) await call('pack.create', { path: to, for: 'Ada', asked: 'Score both bidders' })
    for (const [index, to] of packs.entries()) {
      await call('workspace.open', { path: to })
      const points = index === 0 ? 2 : 4
      const subject = { kind: 'question', id: question } as const
      await call('score.set', { bid, subject, evaluator: ada.id, points, reason: `Gives ${points}` })
    }
    return { path, lot, packs }
  })
}

describe.skipIf(untested('Packs in the window are', noBrowser))('Packs in the window', () => {
  let opened: TestWindow
  let story: Awaited<ReturnType<typeof prepareStory>>
  beforeAll(async () => {
    opened = await openTestWindow()
    story = await prepareStory(opened.folder)
    await openIn(opened, story.path)
  })
  afterAll(() => opened?.close())

  const page = () => opened.page
  const button = (name: string, at: Locator = page().getByRole('banner')) => at.getByRole('button', { name, exact: true })
  const open = async (path: string) => {
    await openIn(opened, path)
    await settled(page())
  }

  it('are made for one reader, who sees first what is in it', async () => {
    await goTo(page(), '#/new-pack')
    const preview = page().getByRole('region', { name: 'What Ada will see' })
    await preview.getByRole('row', { name: 'Answer 2 0' }).waitFor()
    await page().getByText('Sakura', { exact: true }).click()
    await preview.getByRole('row', { name: 'Answer 1 1' }).waitFor()
    expect(await preview.getByText('Prices are left out.').count()).toBe(1)
    await page().getByText('Prices', { exact: true }).last().click()
    await preview.getByText('Prices are in it.').waitFor()
    await page().getByRole('textbox', { name: 'What is asked of its reader' }).fill('Score Nordlicht by Friday')
    await button('Save the pack').click()
    const path = join(opened.folder, 'made.assay')
    await hands(page()).saveAt(path)
    const row = page().getByRole('row', { name: /^Ada .*Nordlicht.*out, nothing back yet/ })
    await row.waitFor()
    expect(existsSync(path)).toBe(true)
    await row.getByRole('rowheader').click()
    await page().getByRole('region', { name: 'Details' }).getByText('Score Nordlicht by Friday').waitFor()
  })

  it('are withdrawn with a reason', async () => {
    await hands(page()).command('Withdraw the pack')
    const dialog = page().getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Why it is withdrawn' }).fill('Ben scores instead')
    await button('Withdraw the pack', dialog).click()
    await page()
      .getByRole('row', { name: /^Ada .*withdrawn/ })
      .waitFor()
    await page().getByRole('navigation').getByRole('link', { name: 'Packs 2' }).waitFor()
  })

  it('are merged after a look at what they bring, and may be left', async () => {
    const [train = ''] = story.packs
    await page().keyboard.press('Escape')
    await goTo(page(), '#/packs')
    await hands(page()).chooseFiles(button('Merge a pack or a copy'), [train])
    await page().getByText('1 row would be taken.').waitFor()
    await page()
      .getByRole('row', { name: /^Score .*Nordlicht.*Points: 2/ })
      .waitFor()
    await button('Leave it').click()
    await page().getByText('Nothing was taken of train.assay.').waitFor()

    await hands(page()).chooseFiles(button('Merge a pack or a copy'), [train])
    await button('Take it').click()
    await page().getByText('1 row was taken.').waitFor()
    await goTo(page(), '#/packs')
    await page()
      .getByRole('row', { name: /came back once/ })
      .waitFor()
  })

  const drop = async (path: string) => {
    const session = await page().context().newCDPSession(page())
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
  }

  it('that are dropped on the window are merged if somebody wants that', async () => {
    const [, home = ''] = story.packs
    await goTo(page(), `#/lot/${story.lot}/overview`)
    await drop(home)
    const dialog = page().getByRole('dialog', { name: 'Merge this file, or open it?' })
    await dialog.getByText('It is the pack of Ada').waitFor()
    await page().keyboard.press('Enter')
    await page()
      .getByRole('row', { name: /^In conflict: Score \(1\)/ })
      .waitFor()
    await button('Take it').click()
    await button('Decide the conflicts', page().getByRole('main')).waitFor()
  })

  it('leave conflicts that are decided by the keyboard alone, with a reason', async () => {
    await goTo(page(), `#/lot/${story.lot}/overview`)
    await page().getByRole('link', { name: '1 conflict is undecided' }).waitFor()
    await page().getByRole('navigation').getByRole('link', { name: 'Conflicts 1' }).waitFor()
    await hands(page()).command('Go to conflicts')
    await page().locator('[role=grid] [data-row]:focus').waitFor()
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('Enter')
    await page().locator('input[type=radio]:focus').waitFor()
    expect(await page().getByRole('radio').count()).toBe(2)
    await page().keyboard.press('ArrowDown')
    const chosen = page().getByRole('radio', { checked: true })
    expect(await page().locator('label', { has: chosen }).textContent()).toMatch(/Ada.*Gives 4/)
    await page().keyboard.press('Tab')
    await page().keyboard.type('She said so')
    await page().keyboard.press('Enter')
    await page().getByRole('heading', { name: 'Nothing is in conflict' }).waitFor()
    await page()
      .getByText(/^Decided: Score/)
      .waitFor()
  })

  it('say in their own window whose they are, what is asked, and what is left', async () => {
    const [train = ''] = story.packs
    await open(train)
    const bar = page().getByRole('region', { name: 'This file is a pack' })
    await bar.getByText('Pack for Ada').waitFor()
    await bar.getByText('Asked of you: Score both bidders').waitFor()
    await bar.getByRole('link', { name: /^\d+ of \d+ cells to score$/ }).waitFor()
    expect(await page().locator('footer').getByText('Acting as Ada').count()).toBe(1)
    await goTo(page(), `#/lot/${story.lot}/prices`)
    await page().getByRole('heading', { name: 'This pack is without prices' }).waitFor()
    await goTo(page(), `#/lot/${story.lot}/providers`)
    expect(await page().getByRole('button', { name: 'Add a bidder' }).count()).toBe(0)
    await goTo(page(), '#/merge')
    await page().getByRole('heading', { name: 'This file is the pack of Ada' }).waitFor()
  })

  it('count the sibling of a file, which is merged from where it is noticed', async () => {
    const copy = join(opened.folder, 'conflicted copy.assay')
    await prepare(opened.folder, async (call) => {
      await call('workspace.open', { path: story.path })
      await call('workspace.copy', { path: copy })
      await call('provider.add', { name: 'Kestrel' })
      await call('workspace.open', { path: copy })
      await call('provider.add', { name: 'Gannet' })
    })
    await open(story.path)
    await page().getByRole('status').filter({ hasText: 'conflicted copy.assay is of this workspace too' }).waitFor()
    await button('See what merging brings', page().getByRole('status')).click()
    await button('Take it').click()
    await page()
      .getByText(/rows? w(as|ere) taken\./)
      .waitFor()
    await page().getByRole('status').filter({ hasText: 'is of this workspace too' }).waitFor({ state: 'detached' })
  })

  it('join two evaluators who are one, and part them again', async () => {
    await goTo(page(), `#/lot/${story.lot}/scores`)
    await hands(page()).command('Say that two evaluators are one person')
    const dialog = page().getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Two devices')
    await button('They are one', dialog).click()
    await goTo(page(), '#/packs')
    await page()
      .getByRole('row', { name: /Two devices/ })
      .waitFor()
    await page()
      .getByRole('button', { name: /^Take back that / })
      .click()
    await page().getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('They are two after all')
    await button('Take it back', page().getByRole('dialog')).click()
    await page()
      .getByRole('row', { name: /Two devices/ })
      .waitFor({ state: 'detached' })
    expect(opened.offences).toEqual(noOffences)
  })
})
