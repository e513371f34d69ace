import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { ask, templateWith } from '../unit/small-templates.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { openTemplate } from './template-window.ts'
import { noOffences, type TestWindow } from './window.ts'

const twelve = Array.from({ length: 12 }, (_, index) => ask(`q${index + 1}`, { text: `Question ${index + 1}?` }))
const sections = [
  { id: 'one', title: 'First', questions: twelve.slice(0, 11) },
  { id: 'two', title: 'Second', questions: twelve.slice(11) },
]

/** Counts what is typed: each key and each letter is one. */
function counted(page: Page) {
  let strokes = 0
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
      strokes += keys.length
    },
    type: async (text: string) => {
      await page.keyboard.type(text)
      strokes += text.length
    },
    strokes: () => strokes,
  }
}

describe.skipIf(untested('The editor of templates in a window is', noBrowser))('The editor of templates, by keyboard', () => {
  let opened: TestWindow
  afterEach(() => opened.close())

  /** The editor on a template of two sections, at the first row. */
  async function opens(asked = sections) {
    const { page, show, cell, ...window } = await openTemplate(templateWith({ sections: asked }))
    opened = window.opened
    const focused = async (row: string, column = 0) =>
      expect
        .poll(() =>
          page.evaluate(
            `(({ dataset, parentElement }) => [parentElement.dataset.object, dataset.column].join(' '))(document.activeElement)`,
          ),
        )
        .toBe(`${row} ${column}`)
    return { page, show, cell, focused, ...counted(page) }
  }

  it('adds a scored yes/no question: two keys and its text', async () => {
    const { show, cell, focused, press, type, strokes } = await opens()
    await cell('q2', 0).click()
    await press('Insert')
    await type('Is it tested?')
    await press('Enter')
    await expect.poll(async () => questionsOf(await show()).map(({ text }) => text)[2]).toBe('Is it tested?')
    expect(questionsOf(await show())[2]).toMatchObject({
      type: 'yesNo',
      points: { yes: 5, no: 0 },
      weight: 1,
      criterion: 'delivery.quality',
    })
    expect(strokes() - 'Is it tested?'.length).toBe(2)
    await focused(questionsOf(await show())[2]?.id ?? '')
    expect(opened.offences).toEqual(noOffences)
  })

  it('moves a section above another: one key', async () => {
    const { page, show, cell, focused, press, strokes } = await opens()
    await cell('section two', 0).click()
    await press('Alt+ArrowUp')
    await expect.poll(async () => (await show()).sections.map(({ id }) => id)).toEqual(['two', 'one'])
    expect(strokes()).toBe(1)
    await focused('section two')
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await show()).sections.map(({ id }) => id)).toEqual(['one', 'two'])
    expect(opened.offences).toEqual(noOffences)
  })

  it('changes ten weights: two keys for each', async () => {
    const { show, cell, focused, press, strokes } = await opens()
    await cell('q1', 3).click()
    for (let weight = 1; weight <= 10; weight += 1) {
      await press(String(weight % 9), 'Enter')
      await focused(`q${weight + 1}`, 3)
    }
    await expect
      .poll(async () => questionsOf(await show()).map(({ weight }) => weight))
      .toEqual([1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 1, 1])
    expect(strokes()).toBe(20)
    expect(opened.offences).toEqual(noOffences)
  })

  it('asks a question only where an earlier answer calls for it: one press', async () => {
    const { page, show, cell } = await opens()
    await cell('q3', 0).click()
    await page.getByRole('checkbox', { name: 'Ask only where an earlier answer calls for it' }).focus()
    await page.keyboard.press('Space')
    const condition = async () => questionsOf(await show())[2]?.visibleWhen
    await expect.poll(condition).toEqual({ question: 'q2', answers: ['yes'], hiddenCountsAs: 'dropped' })
    const expression = page.getByRole('textbox', { name: 'The same as an expression' })
    await expression.fill('q1 in (no) or q2 in (no)')
    await page.keyboard.press('Tab')
    await expect.poll(condition).toEqual({
      any: [
        { question: 'q1', answers: ['no'] },
        { question: 'q2', answers: ['no'] },
      ],
      hiddenCountsAs: 'dropped',
    })
    expect(opened.offences).toEqual(noOffences)
  })

  it('translates a question: one key beside its text', async () => {
    const { page, show, press, type, strokes, focused } = await opens()
    await page.getByRole('link', { name: 'Translations' }).click()
    await page.getByRole('button', { name: 'Add a language' }).click()
    await page.getByRole('textbox', { name: 'Language tag' }).fill('FR')
    await page.keyboard.press('Enter')
    await page.getByText('0 current, 0 outdated, 14 missing').waitFor()
    await page.locator('[data-object="question:q1:text"] [data-column="2"]').click()
    const [before] = [strokes()]
    await press('Enter')
    await type('Question un ?')
    // Takes the translation, and begins the next one that is missing.
    await press('F8')
    await type('Question deux ?')
    await press('F8')
    expect(strokes() - before - 'Question un ?Question deux ?'.length).toBe(3)
    const translations = async () => (await show()).translations
    await expect.poll(translations).toEqual([
      {
        language: 'fr',
        texts: [
          { id: 'question:q1:text', source: 'Question 1?', text: 'Question un ?' },
          { id: 'question:q2:text', source: 'Question 2?', text: 'Question deux ?' },
        ],
      },
    ])
    await page.keyboard.press('Escape')
    await focused('question:q3:text', 2)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await translations())?.[0]?.texts.length).toBe(1)
    expect(opened.offences).toEqual(noOffences)
  })

  it('changes a text where it stands, and forgets what Escape leaves', async () => {
    const { page, show, cell, focused } = await opens()
    await cell('q1', 0).click()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Otherwise?')
    await page.keyboard.press('Escape')
    await focused('q1')
    await page.keyboard.press('Enter')
    await page.keyboard.type('As it is?')
    await page.keyboard.press('Enter')
    await expect.poll(async () => questionsOf(await show())[0]?.text).toBe('As it is?')
    await page.keyboard.press('ArrowDown')
    await focused('q2')
    await page.keyboard.press('Delete')
    await expect.poll(async () => questionsOf(await show())[1]?.id).toBe('q3')
    await focused('q3')
    expect(opened.offences).toEqual(noOffences)
  })

  it('tells what the scoring may not mean, goes there, and forgets it once it is mended', async () => {
    const never = { all: ['yes', 'no'].map((equals) => ({ question: 'q1', equals })), hiddenCountsAs: 'lowest' as const }
    const { page, focused } = await opens([
      { id: 'one', title: 'First', questions: [ask('q1'), ask('q2', { visibleWhen: never }), ask('q3')] },
    ])
    const finding = page.getByText('Question “q2” is never asked')
    const toFindings = () => page.getByRole('radio', { name: 'What to mend' }).click()
    await toFindings()
    await page.getByRole('heading', { name: 'What the scoring may not mean' }).waitFor()
    await finding.waitFor()
    await page.getByRole('button', { name: 'Show q2' }).first().click()
    await page.getByRole('grid').waitFor()
    await page.locator('[data-object="q2"] [data-column="0"]').click()
    await focused('q2')
    await page.keyboard.press('Delete')
    await page.locator('[data-object="q2"]').waitFor({ state: 'detached' })
    await toFindings()
    await expect.poll(() => finding.count()).toBe(0)
    expect(opened.offences).toEqual(noOffences)
  })
})
