import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchKinds } from '../../shared/search/kinds.ts'
import { builtSample } from '../sample/built.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Searching in a window is', noBrowser))('Searching by keyboard alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-search-'))
  let opened: TestWindow

  beforeAll(async () => {
    const path = join(folder, 'sample.assay')
    copyFileSync((await builtSample()).workspace, path)
    opened = await openTestWindow({ path })
    await opened.page.locator('h1').first().waitFor()
  })
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const press = (key: string) => opened.page.keyboard.press(key)
  /** Types into the field that the keys lead to. */
  const look = async (keys: string, text: string) => {
    await press(keys)
    await opened.page.locator('input[type=search]:focus').waitFor()
    await opened.page.keyboard.type(text)
  }
  const hash = () => opened.page.evaluate('location.hash')
  const palette = () => opened.page.getByRole('dialog')
  const inspector = () => opened.page.getByRole('region', { name: 'Details' })
  const results = () => opened.page.getByRole('listbox', { name: 'Texts that were found' })
  /** Goes down until the entry that the field points at has this text. */
  const downTo = async (text: string) => {
    const pointed = async () =>
      String(
        await opened.page.evaluate(
          `document.querySelector('[role=option][data-focused], [role=menuitem][data-focused]')?.textContent`,
        ),
      )
    for (let step = 0; step < 60 && !(await pointed()).includes(text); step++) await press('ArrowDown')
    expect(await pointed()).toContain(text)
  }

  it('finds texts in the palette, by kind, with the words marked', async () => {
    await look('Control+K', 'reCOVery')
    // Each kind is drawn as the list comes to it.
    for (const kind of ['Criteria', 'Questions', 'Answers', 'Evidence', 'Providers'])
      await expect.poll(() => palette().getByRole('group', { name: kind }).count(), { message: kind }).toBe(1)
    const marked = await palette().locator('mark').allTextContents()
    expect([...new Set(marked.map((text) => text.toLowerCase()))]).toEqual(['recovery'])
  })

  it('goes from a question to its place in the questionnaire', async () => {
    await downTo('When was the recovery plan for a service like this one last tested?')
    await press('Enter')
    await expect.poll(hash).toContain('/questionnaire?question=')
    await inspector().getByRole('heading', { name: 'When was the recovery plan' }).waitFor()
    expect(await palette().count()).toBe(0)
  })

  it('goes from there to another question', async () => {
    await look('Control+K', 'how many hours of data could be lost')
    await palette().getByRole('group', { name: 'Questions' }).waitFor()
    await downTo('How many hours of data could be lost')
    await press('Enter')
    await inspector().getByRole('heading', { name: 'How many hours of data could be lost' }).waitFor()
  })

  it('goes from a Japanese name to the answer of the bidder', async () => {
    await look('Control+K', '中野')
    await palette().getByRole('group', { name: 'Answers' }).waitFor()
    expect(await palette().locator('mark').allTextContents()).toEqual(['中野', '中野'])
    await downTo('Who are the beneficial owners')
    await press('Enter')
    await expect.poll(hash).toMatch(/\/responses\?bid=.+&question=.+/)
    await inspector().getByText('中野 燕').first().waitFor()
    expect(await opened.page.locator('h1').textContent()).toContain('つばめ')
  })

  it('goes from a reason to its criterion in the comparison', async () => {
    await look('Control+Shift+F', '"Waste nothing"')
    await results().waitFor()
    expect(new Set(await results().locator('mark').allTextContents())).toEqual(new Set(['Waste nothing']))
    await downTo('Cultural fit')
    await press('Enter')
    await expect.poll(hash).toMatch(/\/compare\?bid=.+&criterion=.+/)
    await inspector().getByText('Waste nothing').first().waitFor()
  })

  it('keeps the words for the way back', async () => {
    await opened.page.evaluate('history.back()')
    await results().getByRole('option', { name: 'Cultural fit' }).waitFor()
    expect(await opened.page.getByRole('searchbox').inputValue()).toBe('"Waste nothing"')
  })

  it('looks through one kind, and says when that has nothing', async () => {
    await opened.page.getByRole('searchbox').focus()
    await press('Tab')
    for (const _ of searchKinds.slice(0, searchKinds.indexOf('evidence') + 1)) await press('ArrowRight')
    await press('Space')
    await expect.poll(hash).toContain('kind=evidence')
    await opened.page.getByRole('heading', { name: 'No text has all these words' }).waitFor()
    await press('Tab')
    await press('Enter')
    await results().getByRole('option', { name: 'Cultural fit' }).waitFor()
  })

  it('shows what was typed as it was typed', async () => {
    await look('Control+K', '<img src=x onerror=alert(1)>')
    await palette().getByText('Nothing has all these words.').waitFor()
    await press('Escape')
    await press('Escape')
    await palette().waitFor({ state: 'detached' })
  })

  it('meets no offence on the way', () => {
    expect(opened.offences).toEqual(noOffences)
  })
})
