import { afterEach, describe, expect, it } from 'vitest'
import { ask, templateWith } from '../unit/small-templates.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { openTemplate } from './template-window.ts'
import { noOffences, type TestWindow } from './window.ts'

const leaf = (id: string, weight: number) => ({ id, title: id.toUpperCase(), weight, scoring: 'questions' })
const template = templateWith({
  criteria: [leaf('a', 1), leaf('b', 1), leaf('c', 1)],
  questions: ['a', 'b', 'c'].map((criterion) => ask(`of-${criterion}`, { criterion })),
})

describe.skipIf(untested('Weights in a window are', noBrowser))('Weights by comparison of pairs, by keyboard', () => {
  let opened: TestWindow
  afterEach(() => opened.close())

  it('are typed cell by cell, told how consistent they are, repaired and taken as one action', async () => {
    const editor = await openTemplate(template)
    opened = editor.opened
    const { page, show, cell, view } = editor
    const weights = async () => (await show()).criteria.map(({ weight }) => weight)
    await view('By criterion')
    await cell('criterion a', 0).click()
    await page.keyboard.press('Alt+w')
    const pair = (first: string, second: string) => page.getByRole('textbox', { name: `${first} as against ${second}` })
    await expect.poll(() => pair('A', 'B').evaluate((field) => field === document.activeElement)).toBe(true)
    await page.getByText('No comparison connects A with B. Compare one item').waitFor()
    for (const times of ['2', '1/4', '2']) {
      await page.keyboard.type(times)
      await page.keyboard.press('Enter')
    }
    await page.getByText('from 3 of 3 pairs: above 0.1, so look at the judgements again').waitFor()
    await page.getByRole('button', { name: 'Take 4' }).first().click()
    await page.getByText('from 3 of 3 pairs: at most 0.1, which is acceptable').waitFor()
    await page.getByRole('button', { name: 'Take these weights' }).click()
    await expect.poll(weights).toEqual([57, 29, 14])
    await page.keyboard.press('Control+z')
    await expect.poll(weights).toEqual([1, 1, 1])
    expect(opened.offences).toEqual(noOffences)
  })
})
