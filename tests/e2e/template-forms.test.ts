import { afterEach, describe, expect, it } from 'vitest'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { ask, templateWith } from '../unit/small-templates.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { openTemplate } from './template-window.ts'
import { noOffences, type TestWindow } from './window.ts'

const dependent = { visibleWhen: { question: 'gone', answers: ['yes'], hiddenCountsAs: 'dropped' } }
const template = templateWith({
  questions: [
    ask('first', { text: 'First?' }),
    ask('hours', { type: 'number', unit: 'hours', text: 'Hours?' }),
    ask('last', { text: 'Last?' }),
    ask('lost', { text: 'Lost?', ...dependent }),
  ],
})

describe.skipIf(untested('The forms of a template in a window are', noBrowser))('The forms of a template, by keyboard', () => {
  let opened: TestWindow
  afterEach(() => opened.close())

  it('put a condition together from comparisons and a group, beside its expression', async () => {
    const editor = await openTemplate(template)
    opened = editor.opened
    const { page, show, cell } = editor
    const condition = async () => questionsOf(await show()).find(({ id }) => id === 'last')?.visibleWhen
    await cell('last', 0).click()
    await page.getByRole('checkbox', { name: 'Ask only where' }).focus()
    await page.keyboard.press('Space')
    await expect.poll(condition).toEqual({ question: 'hours', atLeast: '1', hiddenCountsAs: 'dropped' })
    const value = page.getByRole('textbox', { name: 'Value' })
    await value.fill('eight')
    await page.keyboard.press('Tab')
    await page.getByText('Write a number with a point, such as 12.5.').waitFor()
    await value.fill('8')
    await page.keyboard.press('Tab')
    await expect.poll(condition).toEqual({ question: 'hours', atLeast: '8', hiddenCountsAs: 'dropped' })
    await page.getByRole('button', { name: 'Add a group' }).focus()
    await page.keyboard.press('Enter')
    const expression = page.getByRole('textbox', { name: 'The same as an expression' })
    await expect.poll(() => expression.inputValue()).toBe('hours >= 8 and (hours >= 1 or hours >= 1)')
    await page.getByRole('checkbox', { name: 'The contrary of this group' }).last().focus()
    await page.keyboard.press('Space')
    await expect.poll(() => expression.inputValue()).toBe('hours >= 8 and not (hours >= 1 or hours >= 1)')
    await expression.fill('hours >= 8 and (first = no or not (first = yes and hours < 2))')
    await page.keyboard.press('Tab')
    await page.getByText('This condition is nested deeper').waitFor()
    expect(await expression.inputValue()).toBe('hours >= 8 and (first = no or not (first = yes and hours < 2))')
    await cell('lost', 0).click()
    await page.getByText('depends on the question “gone”, which does not exist').waitFor()
    expect(opened.offences).toEqual(noOffences)
  })

  it('change the scale, the details and what belongs to a type of answer', async () => {
    const editor = await openTemplate(template)
    opened = editor.opened
    const { page, show, cell, view } = editor
    await view('The template itself')
    const title = page.getByRole('textbox', { name: 'Title' })
    await title.fill('Services')
    await page.keyboard.press('Tab')
    await expect.poll(async () => (await show()).title).toBe('Services')
    await page.getByRole('button', { name: 'Add a level at the top' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await show()).scale?.map(({ points }) => points)).toEqual([0, 1, 2, 3, 4, 5, 6])
    await page.getByRole('button', { name: 'Add a line' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await show()).priceLines.map(({ title }) => title)).toEqual(['New line'])
    await view('As it is asked')
    await cell('hours', 0).click()
    await page.getByRole('checkbox', { name: 'Points follow from the answer' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Add a band' }).focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => questionsOf(await show())[1])
      .toMatchObject({
        bands: [
          { from: '0', points: 6 },
          { from: '1', points: 0 },
        ],
      })
    await page.keyboard.press('Control+z')
    await expect.poll(async () => questionsOf(await show())[1]).toMatchObject({ bands: [{ from: '0', points: 6 }] })
    expect(opened.offences).toEqual(noOffences)
  })
})
