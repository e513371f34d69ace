import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupFolder } from '../../electron/workspace/backup-folder.ts'
import type { Input, Output, ProcedureName } from '../../shared/contract.ts'
import { translator } from '../../shared/messages/translate.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { nextPrompt } from './dialogs.ts'
import { hands } from './journeys/hands.ts'
import { prepare } from './prepare.ts'
import { goTo } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Settings are', noBrowser))('Profile and settings', () => {
  let opened: TestWindow
  beforeAll(async () => {
    opened = await openTestWindow()
  })
  afterAll(() => opened?.close())

  const call = async <Name extends ProcedureName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const text = JSON.stringify(JSON.stringify(input))
    const result = JSON.parse(await opened.page.evaluate(`assay.call['${name}'](crypto.randomUUID(), ${text})`))
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
    return result.value
  }
  const button = (name: string | RegExp) => opened.page.getByRole('button', { name })
  const field = (name: string) => opened.page.getByRole('textbox', { name, exact: true })
  const acting = () => opened.page.getByRole('contentinfo').getByRole('link')

  it('says on the first run whose name entries will carry, and asks for another when it is wanted', async () => {
    const { page, folder } = opened
    const { name } = await call('profile.show', {})
    const part = page.getByRole('region', { name: 'Who acts' })
    expect(await part.textContent()).toContain(`carry the name of this computer’s user: ${name}`)
    await button('Say who acts').click()
    await expect.poll(() => page.evaluate('document.activeElement.value')).toBe(name)
    await field('Name').fill('A. Keller')
    await field('Role').fill('Procurement lead')
    await page.keyboard.press('Enter')
    await expect.poll(() => part.textContent()).toContain('Entries in the journal carry this name: A. Keller · Procurement lead')
    await hands(page).startWorkspace('Support')
    await hands(page).saveAt(join(folder, 'support.assay'))
    await expect.poll(() => acting().textContent()).toBe('Acting as A. Keller')
    expect((await call('journal.list', {}))[0]?.profile).toEqual({
      name: 'A. Keller',
      role: 'Procurement lead',
      organisation: '',
    })
  })

  it('leads from the name in the status bar to the settings, and says what is wrong beside the field', async () => {
    const { page } = opened
    await acting().click()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()
    expect(headings.slice(0, 5)).toEqual(['Who acts', 'Appearance', 'Language', 'This workspace', 'Backups'])
    const described = () =>
      page.evaluate(`(() => {
      const field = [...document.querySelectorAll('main input')].find((input) => input.getAttribute('aria-invalid') === 'true')
      return field && document.getElementById(field.getAttribute('aria-describedby').split(' ').at(-1)).textContent
    })()`)
    await field('Name').fill('  ')
    await button('Save who acts').click()
    await expect.poll(described).toBe('Give a name.')
    await field('Name').fill('A. Keller\u202e')
    await button('Save who acts').click()
    await expect.poll(described).toContain('characters that cannot be seen')
    await field('Name').fill('M. Osei')
    await button('Save who acts').click()
    await expect.poll(() => acting().textContent()).toBe('Acting as M. Osei')
    expect(await button('Save who acts').isDisabled()).toBe(true)
  })

  it('renames the workspace, under the new name of who acts', async () => {
    await field('Title').fill('Support 2027')
    await button('Rename the workspace').click()
    await expect.poll(() => opened.page.title()).toBe('Support 2027 · Assay')
    expect((await call('journal.list', {}))[0]).toMatchObject({ command: 'workspace.rename', profile: { name: 'M. Osei' } })
  })

  it('takes a backup as long work, and puts it together as a new file that then opens', async () => {
    const { page, folder } = opened
    await page.getByText('No backup yet').waitFor()
    await button('Back up now').click()
    const tray = page.getByRole('contentinfo')
    await tray.getByText('The backup holds everything up to journal entry 2.').waitFor()
    const [backup] = await call('workspace.backups', { path: join(folder, 'support.assay') })
    expect(existsSync(backup?.path ?? '')).toBe(true)
    const row = page.getByRole('table', { name: 'Backups' }).getByRole('row').nth(1)
    await expect.poll(() => row.getByRole('cell').first().textContent()).toBe('2')
    // A window in a browser cannot show a file in its folder.
    expect(await button('Show in folder').count()).toBe(0)

    await field('Title').fill('Changed since')
    await button('Rename the workspace').click()
    await expect.poll(() => page.title()).toBe('Changed since · Assay')
    await row.getByRole('button').click()
    const prompt = await nextPrompt(page)
    expect(prompt.defaultValue()).toMatch(/support-2027 \d{1,2}-\w+-\d{4}-\d{2}-\d{2}\.assay$/)
    await prompt.accept(join(folder, 'as it was.assay'))
    await expect.poll(() => hands(page).savedFile().textContent()).toBe('as it was.assay')
    await expect.poll(() => page.title()).toBe('Support 2027 · Assay')
    await tray.getByText('as it was.assay is “Support 2027” as it was at journal entry 2.').waitFor()
    expect((await call('workspace.info', {})).head.entry).toBe(2)
    expect(opened.offences).toEqual(noOffences)
  })

  it('keeps apart the backups of another workspace that had the name of this file, and says so', async () => {
    const { page, folder } = opened
    const path = join(folder, 'as it was.assay')
    mkdirSync(join(folder, 'elsewhere'))
    const elsewhere = join(folder, 'elsewhere', 'as it was.assay')
    await prepare(folder, async (other) => {
      await other('workspace.create', { path: elsewhere, title: 'An earlier one' })
      await other('workspace.backup', {})
    })
    renameSync(backupFolder(elsewhere), backupFolder(path))
    await call('workspace.backup', {})
    await goTo(page, '#/settings')
    const others = page.getByRole('table', { name: 'Backups of other workspaces that had this file name' })
    await expect.poll(() => others.getByRole('row').nth(1).getByRole('cell').first().textContent()).toBe('An earlier one')
    expect(await page.getByRole('table', { name: 'Backups', exact: true }).getByRole('row').count()).toBe(2)
  })

  it('speaks another language from the moment it is chosen, in the words of the ground floor too', async () => {
    const { page } = opened
    const marked = translator('en-XA')
    const language = async (now: string, next: string) => {
      await page.getByRole('button', { name: now, exact: false }).click()
      await page.getByRole('option', { name: next }).click()
    }
    await acting().click()
    await language('Language', 'Pseudo-locale, to test')
    await page.getByRole('textbox', { name: marked('settings.workspaceTitle') }).fill('Support\u202e')
    await button(marked('settings.rename')).click()
    await page.getByText(marked('input.characters')).waitFor()
    await language(marked('settings.language'), 'English')
    await button('Back up now').waitFor()
    expect(opened.offences).toEqual(noOffences)
  })
})
