import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { giveFile } from './dialogs.ts'
import { hands } from './journeys/hands.ts'
import { prepare } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

const words = 'first secret words of hers'

describe.skipIf(untested('Keeping prices closed in the window is', noBrowser))('Prices that are kept closed', () => {
  let opened: TestWindow
  let lot = ''
  let recipients: string[] = []
  const picture = process.env.PICTURES
  const file = (name: string) => join(opened.folder, name)
  beforeAll(async () => {
    opened = await openTestWindow()
    recipients = await prepare(opened.folder, async (call) => {
      await call('workspace.create', { path: file('closed.assay'), title: 'Closed' })
      const made = []
      for (const [name, passphrase] of [
        ['mara.key', words],
        ['ben.key', null],
      ] as const)
        made.push((await call('key.create', { path: file(name), passphrase, understood: true })).recipient)
      return made
    })
    await openIn(opened, file('closed.assay'))
  })
  afterAll(() => opened?.close())

  const page = () => opened.page
  const dialog = () => page().getByRole('dialog')
  const button = (name: string, at: Locator = dialog()) => at.getByRole('button', { name, exact: true })
  const look = async (name: string) => {
    if (picture) await page().screenshot({ path: `${picture}/${name}.png` })
  }
  const call = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const text = JSON.stringify(JSON.stringify(input))
    const result = JSON.parse(await page().evaluate(`assay.call['${name}'](crypto.randomUUID(), ${text})`))
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }
  const choose = async (label: RegExp, option: RegExp, at: Locator) => {
    await at.getByRole('button', { name: label }).click()
    await page().getByRole('option', { name: option }).click()
  }
  const acts = (name: string) => call('profile.set', { name, role: '', organisation: '' })

  it('are chosen so when a tender is started', async () => {
    await goTo(page(), '#/new-tender')
    const main = page().getByRole('main')
    await main.getByRole('textbox', { name: 'Title' }).fill('Support')
    await main.getByRole('textbox', { name: 'The need' }).fill('Voice and chat')
    await choose(/Prices$/, /^Sealed as they come/, main)
    await choose(/Opened by$/, /^Two persons/, main)
    await button('Start the tender', main).click()
    await main.getByText('Give the public key of everybody whose key is needed to open them.').waitFor()
    await main.getByRole('textbox', { name: 'Public keys' }).fill(recipients.join('\n'))
    await look('new-tender-sealed')
    await button('Start the tender', main).click()
    await page().getByRole('heading', { name: 'Bidders', exact: true }).waitFor()
    lot = (await call('tender.list', {}))[0]?.lots[0]?.id ?? ''
    expect(await call('price.keeping', { lot })).toMatchObject({ kept: 'sealed', openers: 2, recipients, since: null })
  })

  it('are kept otherwise until the first envelope has come, and not after', async () => {
    await goTo(page(), `#/lot/${lot}/tender`)
    await button('Change how prices are kept…', page().getByRole('main')).click()
    await choose(/Prices$/, /^Received/, dialog())
    await button('Keep them so').click()
    await page().getByRole('main').getByText('stay unread until 2 persons open them').waitFor()
    await hands(page()).command('Change how prices are kept…')
    await choose(/Prices$/, /^Sealed/, dialog())
    await dialog().getByRole('textbox', { name: 'Public keys' }).fill(recipients.join(' '))
    await look('price-keeping')
    await button('Keep them so').click()
    await page().getByRole('main').getByText('Prices are sealed as they come').waitFor()
    const { id: bid } = await call('bid.add', { lot, provider: { name: 'Nordlicht' } })
    writeFileSync(file('prices.txt'), 'We ask for 48151623')
    await giveFile(page(), file('prices.txt'))
    await call('bid.receive', { bid, envelope: 'price', paths: [file('prices.txt')], sender: 'Nordlicht' })
    await page().getByText('That stays: the first envelope came').waitFor()
    expect(await button('Change how prices are kept…', page().getByRole('main')).count()).toBe(0)
    await look('tender-fixed')
  })

  it('are opened by two persons, of whom the second brings all keys', async () => {
    await acts('Mara')
    await goTo(page(), `#/lot/${lot}/prices`)
    const main = page().getByRole('main')
    await button('Open prices…', main).click()
    await dialog().getByText('It is recorded in the name of Mara').waitFor()
    await dialog()
      .getByRole('textbox', { name: /^Reason/ })
      .fill('The board meets today')
    await button('Open').click()
    await main.getByText('One more person has to open them.').waitFor()
    await look('prices-one')
    await button('Open prices…', main).click()
    await dialog().getByText('Mara has opened them already.').waitFor()
    expect(await button('Open').isDisabled()).toBe(true)
    await look('prices-same')
    await page().keyboard.press('Escape')
    await acts('Ben')
    await button('Open prices…', main).click()
    await dialog().getByText('The prices are sealed for 2 keys').waitFor()
    await hands(page()).chooseFiles(button('Choose key files…'), [file('ben.key')])
    await dialog()
      .getByRole('textbox', { name: /^Reason/ })
      .fill('The board meets today')
    await button('Open').click()
    await dialog().getByRole('alert').waitFor()
    await hands(page()).chooseFiles(button('Choose key files…'), [file('mara.key')])
    await button('Open').click()
    await dialog().getByRole('textbox', { name: 'Passphrase of mara.key' }).fill(words)
    await look('prices-keys')
    await page().keyboard.press('Enter')
    await dialog().waitFor({ state: 'detached' })
    await main.getByText('Ben opened them').waitFor()
    await page().getByText('The prices are open: their envelopes can be read in.').waitFor()
    expect(await call('price.keeping', { lot })).toMatchObject({
      closed: false,
      sealed: 0,
      openings: [{ by: 'Mara' }, { by: 'Ben' }],
    })
    await look('prices-opened')
    expect(opened.offences).toEqual(noOffences)
  })
})
