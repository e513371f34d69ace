import { existsSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { nextPrompt } from './dialogs.ts'
import { prepare, prepareTender } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Names of files in a window are', noBrowser))('The name of a file that was made to deceive', () => {
  const shown = 'report<U+202E>fdp<U+001B>[2J<U+000A><U+200B>.exe'
  let opened: TestWindow
  let lot = ''
  beforeAll(async () => {
    opened = await openTestWindow()
    const path = join(opened.folder, 'names.assay')
    ;({ lot } = await prepareTender(opened.folder, path, ['Nordlicht']))
    const file = join(opened.folder, 'report\u202efdp\u001b[2J\n\u200b.exe')
    writeFileSync(file, 'text')
    await prepare(opened.folder, async (call) => {
      await call('workspace.open', { path })
      await call('evidence.add', { paths: [file] })
    })
    await openIn(opened, path)
  })
  afterAll(() => opened?.close())

  it('is shown as it is wherever it stands, and saved under one that does not', async () => {
    const { page, folder } = opened
    await goTo(page, `#/lot/${lot}/evidence`)
    await page.getByText(shown).first().click()
    await page.getByRole('button', { name: 'Export', exact: true }).first().click()
    const prompt = await nextPrompt(page)
    expect(basename(prompt.defaultValue())).toBe('report_fdp_[2J__.exe')
    const saved = join(folder, basename(prompt.defaultValue()))
    await prompt.accept(saved)
    await expect.poll(() => existsSync(saved)).toBe(true)
    expect(dirname(prompt.defaultValue())).toBe(folder)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('report')
    await page.getByRole('menuitem').filter({ hasText: shown }).first().waitFor()
    expect(await page.evaluate('document.body.innerText')).not.toMatch(/(?![\n\t])[\p{Cc}\u202e\u200b]/u)
    expect(opened.offences).toEqual(noOffences)
  })
})
