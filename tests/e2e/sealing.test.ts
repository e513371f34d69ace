import { existsSync, readFileSync, statSync } from 'node:fs'
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

const words = 'correct horse battery staple'

/** A tender with an open answer, for an evaluator to score elsewhere. */
async function prepareStory(folder: string) {
  return prepare(folder, async (call) => {
    const path = join(folder, 'tender.assay')
    await call('workspace.create', { path, title: 'Tender' })
    const tender = await call('tender.create', { title: 'Support', need: 'Voice and chat', template: 'bpo-due-diligence' })
    const bid = (await call('bid.add', { lot: tender.lots[0]?.id ?? '', provider: { name: 'Nordlicht' } })).id
    const { instrument } = await call('tender.instrument', { tender: tender.id })
    const question = questionsOf(instrument).find(({ type, visibleWhen }) => type === 'longText' && !visibleWhen)?.id ?? ''
    await call('response.set', { bid, question, answer: 'We do', reason: 'By telephone' })
    const ada = (await call('evaluator.add', { name: 'Ada' })).id
    return { path, bid, question, ada }
  })
}

describe.skipIf(untested('Sealing in the window is', noBrowser))('Keys and sealed packs', () => {
  let opened: TestWindow
  let story: Awaited<ReturnType<typeof prepareStory>>
  const picture = process.env.PICTURES
  beforeAll(async () => {
    opened = await openTestWindow()
    story = await prepareStory(opened.folder)
  })
  afterAll(() => opened?.close())

  const page = () => opened.page
  const dialog = () => page().getByRole('dialog')
  const button = (name: string, at: Locator = dialog()) => at.getByRole('button', { name, exact: true })
  const file = (name: string) => join(opened.folder, name)
  const look = async (name: string) => {
    if (picture) await page().screenshot({ path: `${picture}/${name}.png` })
  }

  it('are explained before the first key is made, which goes into a file and not to the page', async () => {
    await page().getByRole('button', { name: 'Make a key…' }).click()
    await dialog().getByRole('region', { name: 'What a lost key means' }).getByText('Keep two copies').waitFor()
    const [passphrase, again] = [
      dialog().getByRole('textbox', { name: 'Passphrase of the key' }),
      dialog().getByRole('textbox', { name: 'The same again' }),
    ]
    await passphrase.fill(words)
    await again.fill('correct horse')
    await look('key')
    expect(await button('Save the key…').isDisabled()).toBe(true)
    await again.fill(words)
    expect(await button('Save the key…').isDisabled()).toBe(true)
    await dialog().getByText('I have read what a lost key means').click()
    await button('Save the key…').click()
    await hands(page()).saveAt(file('ada.key'))
    await dialog().getByRole('heading', { name: 'The key is made' }).waitFor()
    await look('key-made')
    expect(statSync(file('ada.key')).mode & 0o077).toBe(0)
    expect(await dialog().locator('code').textContent()).toMatch(/^age1[0-9a-z]+$/)
    const held = String(await page().evaluate('document.documentElement.outerHTML + JSON.stringify({ ...localStorage })'))
    expect([held.includes('AGE-SECRET'), held.includes(words)]).toEqual([false, false])
    await page().keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
  })

  it('are tested, with the passphrase of the key once it turns out to have one', async () => {
    await openIn(opened, story.path)
    await hands(page()).command('Go to keys')
    await look('keys')
    await hands(page()).chooseFiles(button('Test a key…', page().getByRole('main')), [file('ada.key')])
    await button('Test it').click()
    await dialog().getByRole('textbox', { name: 'Passphrase of ada.key' }).fill('something else')
    await button('Test it').click()
    await dialog().getByText('The passphrase does not open the key').waitFor()
    await dialog().getByRole('textbox', { name: 'Passphrase of ada.key' }).fill(words)
    await page().keyboard.press('Enter')
    await dialog().getByText('The key opens what is sealed for it.').waitFor()
    await look('tested')
  })

  it('seal a pack for whoever reads it', async () => {
    const recipient = (await dialog().locator('code').textContent()) ?? ''
    await page().keyboard.press('Enter')
    await goTo(page(), '#/new-pack')
    await page()
      .getByRole('button', { name: /Sealed$/ })
      .click()
    await page()
      .getByRole('option', { name: /^For keys/ })
      .click()
    const save = button('Save the pack', page().getByRole('banner'))
    expect(await save.isDisabled()).toBe(true)
    await page().getByRole('textbox', { name: 'Public keys' }).fill(recipient)
    await look('new-pack-sealed')
    await save.click()
    await hands(page()).saveAt(file('ada.assay.age'))
    await page()
      .getByRole('row', { name: /^Ada .*out, nothing back yet/ })
      .waitFor()
    expect(readFileSync(file('ada.assay.age')).subarray(0, 21).toString()).toBe('age-encryption.org/v1')
  })

  it('open where their reader gives the key, into a file of its own', async () => {
    await hands(page()).chooseFiles(page().getByRole('button', { name: 'Merge a pack or a copy' }).first(), [
      file('ada.assay.age'),
    ])
    await page().getByRole('heading', { name: 'This file is sealed' }).waitFor()
    await look('merge-sealed')
    await button('Leave it', page().getByRole('main')).click()
    await page().keyboard.press('Control+k')
    await page().getByRole('dialog').getByRole('searchbox').fill('Open a workspace')
    await hands(page()).chooseFiles(page().getByRole('menuitem', { name: 'Open a workspace' }).first(), [file('ada.assay.age')])
    await dialog().getByRole('heading', { name: 'This file is sealed' }).waitFor()
    await hands(page()).chooseFiles(button('Choose key files…'), [file('ada.key')])
    await button('Open it…').click()
    await hands(page()).saveAt(file('reader.assay'))
    await dialog().getByRole('textbox', { name: 'Passphrase of ada.key' }).fill(words)
    await look('unseal')
    await button('Open it…').click()
    await hands(page()).saveAt(file('reader.assay'))
    await page().getByRole('region', { name: 'This file is a pack' }).getByText('Pack for Ada').waitFor()
    expect(existsSync(file('reader.assay'))).toBe(true)
  })

  it('come back sealed with a passphrase, and are merged once it is given', async () => {
    await openIn(opened, story.path)
    await prepare(opened.folder, async (call) => {
      await call('workspace.open', { path: file('reader.assay') })
      const subject = { kind: 'question', id: story.question } as const
      await call('score.set', { bid: story.bid, subject, evaluator: story.ada, points: 4, reason: 'Well shown' })
    })
    await goTo(page(), '#/keys')
    await hands(page()).chooseFiles(button('Seal a file…', page().getByRole('main')), [file('reader.assay')])
    await dialog()
      .getByRole('button', { name: /Sealed$/ })
      .click()
    await page()
      .getByRole('option', { name: /^With a passphrase/ })
      .click()
    await button('Suggest one').click()
    const field = dialog().getByRole('textbox', { name: 'Passphrase' })
    await expect.poll(() => field.inputValue()).toMatch(/^\S+(?:[ -]\S+)+$/)
    const passphrase = await field.inputValue()
    await look('seal-file')
    await button('Save it sealed…').click()
    await hands(page()).saveAt(file('back.assay.age'))
    await page()
      .getByText(/back\.assay\.age is sealed\./)
      .first()
      .waitFor()

    await goTo(page(), '#/packs')
    await hands(page()).chooseFiles(page().getByRole('button', { name: 'Merge a pack or a copy' }).first(), [
      file('back.assay.age'),
    ])
    const typed = page().getByRole('main').getByRole('textbox', { name: 'Passphrase' })
    await typed.fill('not that one')
    await page().keyboard.press('Enter')
    await page().getByText('The passphrase does not open').waitFor()
    await typed.fill(passphrase)
    await page().keyboard.press('Enter')
    await page().getByText('1 row would be taken.').waitFor()
    await button('Take it', page().getByRole('banner')).click()
    await page().getByText('1 row was taken.').waitFor()
    await settled(page())
    expect(String(await page().evaluate('document.documentElement.outerHTML')).includes(passphrase)).toBe(false)
    expect(opened.offences).toEqual(noOffences)
  })

  it('open any sealed file', async () => {
    await goTo(page(), '#/keys')
    await hands(page()).chooseFiles(button('Open a sealed file…', page().getByRole('main')), [file('ada.key')])
    await dialog().getByRole('textbox', { name: 'Passphrase' }).fill(words)
    await button('Save it unsealed…').click()
    await hands(page()).saveAt(file('plain.key'))
    await page()
      .getByText(/plain\.key holds what was sealed\./)
      .waitFor()
    expect(readFileSync(file('plain.key'), 'utf8')).toContain('# public key: age1')
    expect(opened.offences).toEqual(noOffences)
  })
})
