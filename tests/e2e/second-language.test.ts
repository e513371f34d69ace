import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { project } from '../unit/sources.ts'
import { untested } from '../untested.ts'
import { noBrowser, testBrowser } from './browser.ts'

/** What the window says when somebody from Vienna opens it: the language of the page, a heading, a button, what was refused, and a label. */
const look = `
import { openTestWindow } from './window.ts'
const { page, close } = await openTestWindow()
const call = (name, input) => page.evaluate(([name, input]) => assay.call[name](crypto.randomUUID(), input), [name, JSON.stringify(input)])
try {
  await call('settings.set', { language: 'de-AT' })
  await page.reload()
  await page.locator('h1').waitFor()
  const lang = await page.evaluate('document.documentElement.lang')
  const refused = JSON.parse(await call('tender.list', {})).error.message
  const button = await page.getByRole('button', { name: 'Arbeitsmappe anlegen' }).textContent()
  const english = await page.getByText('Title of the workspace').textContent()
  console.log(JSON.stringify([lang, await page.locator('h1').textContent(), button, refused, english]))
} finally {
  await close()
}
`

describe('A second language', () => {
  let house: string
  beforeAll(() => {
    const folders = ['shared', 'electron', 'renderer', 'assets', 'tests']
    house = mkdtempSync(join(tmpdir(), 'assay-house-'))
    for (const name of [...folders, 'package.json', 'package-lock.json', 'tsconfig.base.json'])
      cpSync(join(project, name), join(house, name), { recursive: true })
    symlinkSync(join(project, 'node_modules'), join(house, 'node_modules'))
    mkdirSync(join(house, '.cache'))
    const add = (path: string, messages: Record<string, string>) => {
      mkdirSync(join(house, 'shared/messages', path, '..'), { recursive: true })
      writeFileSync(join(house, 'shared/messages', path), JSON.stringify(messages))
    }
    add('de/window.json', {
      'shell.welcome': 'Wählen Sie einen Anbieter, und belegen Sie, warum',
      'shell.create': 'Arbeitsbereich anlegen',
    })
    add('de/errors.json', {
      'error.workspace.none': 'Kein Arbeitsbereich ist geöffnet.',
      'error.workspace.missing': 'Unter {path} liegt keine Datei.',
    })
    add('de-AT/window.json', { 'shell.create': 'Arbeitsmappe anlegen' })
  })

  afterAll(() => rmSync(house, { recursive: true, force: true }))

  const run = (argv: readonly string[]) => {
    const { stdout, stderr } = spawnSync(process.execPath, argv, {
      cwd: house,
      encoding: 'utf8',
      env: { ...process.env, ASSAY_HOME: join(house, 'settings'), NODE_COMPILE_CACHE: '' },
    })
    return { stdout, stderr }
  }

  it('is files alone: the command line speaks it, and English where it is silent', () => {
    const assay = (...argv: string[]) => run([join(house, 'electron/assay.mjs'), ...argv]).stderr.trim()
    expect(assay('rank', 'none.assay', '--locale', 'de-AT')).toBe(`Unter ${join(house, 'none.assay')} liegt keine Datei.`)
    expect(assay('rank', '--locale', 'de')).toContain('The first argument names the workspace; it is missing.')
    expect(assay('rank', 'none.assay', '--locale', 'fr')).toContain('--locale takes one of en, de and de-AT; not “fr”.')
  })

  it.skipIf(untested('A window in a second language is', noBrowser))('is spoken by the window too', async () => {
    const browser = dirname((await testBrowser()).path)
    symlinkSync(browser, join(house, '.cache', basename(browser)))
    writeFileSync(join(house, 'tests/e2e/look.ts'), look)
    const { stdout, stderr } = run([join(house, 'tests/e2e/look.ts')])
    expect(stderr).toBe('')
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual([
      'de-AT',
      'Wählen Sie einen Anbieter, und belegen Sie, warum',
      'Arbeitsmappe anlegen',
      'Kein Arbeitsbereich ist geöffnet.',
      'Title of the workspace',
    ])
  })
})
