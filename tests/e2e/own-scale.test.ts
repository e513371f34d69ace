import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Output } from '../../shared/contract.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import { openDesk } from '../responses/desk.ts'
import { named, toTen } from '../tenders/own-scales.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Another scale in a window is', noBrowser))('Scoring on a scale of its own, by keyboard', () => {
  let opened: TestWindow
  afterEach(() => opened.close())

  /** A window on a tender of this questionnaire with one answer to score, at its open cell. */
  async function opens(instrument: Instrument) {
    const { folder, lot, bid, call, close } = await openDesk({ instrument })
    const north = bid('North')
    await call('response.set', { bid: north, question: 'how', answer: 'With care.', reason: 'By telephone' })
    await call('evaluator.add', { name: 'A. Keller' })
    await close()
    opened = await openTestWindow({ path: join(folder, 'desk.assay'), folder })
    const { page } = opened
    await page.getByRole('link', { name: 'Scores', exact: true }).waitFor()
    await page.keyboard.press('Alt+7')
    const focused = page.locator(':focus')
    await expect.poll(() => focused.textContent()).toBe('–')
    const scores = async (): Promise<Output<'score.list'>> =>
      JSON.parse(
        String(await page.evaluate(`window.assay.call['score.list'](crypto.randomUUID(), '${JSON.stringify({ lot })}')`)),
      ).value
    return { page, focused, scores }
  }

  it('takes ten by two digits, and another digit as a new score', async () => {
    const { page, focused, scores } = await opens(toTen)
    expect(await page.getByText('Type 0 to 10, then the reason.').count()).toBe(1)
    const typed: [string, string][] = [
      ['1', '1reason'],
      ['0', '10reason'],
      ['7', '7reason'],
      ['1', '1reason'],
      ['0', '10reason'],
    ]
    for (const [digit, shown] of typed) {
      await page.keyboard.press(digit)
      await expect.poll(() => focused.textContent()).toBe(shown)
    }
    await page.keyboard.type('Nothing is missing')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await scores()).map(({ points, reason }) => [points, reason]))
      .toEqual([[10, 'Nothing is missing']])
    expect(opened.offences).toEqual(noOffences)
  })

  it('takes a level by its place, which stands beside its points, its name and what it means', async () => {
    const { page, focused, scores } = await opens(named)
    expect(await page.getByText('Type 0 to 3, then the reason.').count()).toBe(1)
    expect(await page.getByRole('button', { pressed: false }).filter({ hasText: 'Meaning' }).allTextContents()).toEqual([
      '100Full: Meaning 3 3',
      '50Sound: Meaning 2 2',
      '25Partial: Meaning 1 1',
      '0Missing: Meaning 0 0',
    ])
    await page.keyboard.press('4')
    await expect.poll(() => page.getByText('Type 0 to 3 for a level of the scale.').count()).toBe(1)
    await page.keyboard.press('2')
    await expect.poll(() => focused.textContent()).toBe('50reason')
    await page.keyboard.type('One site is missing')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await scores()).map(({ points }) => points)).toEqual([50])
    expect(opened.offences).toEqual(noOffences)
  })
})
