import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dialog } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { givePlace, nextPrompt } from './dialogs.ts'
import { openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('The window is', noBrowser))('the window in Chromium', () => {
  let opened: TestWindow
  beforeAll(async () => {
    opened = await openTestWindow()
    await opened.page.evaluate(`
      globalThis.messages = []
      assay.listen((message) => messages.push(JSON.parse(message)))
      globalThis.call = async (name, input, id = crypto.randomUUID()) => JSON.parse(await assay.call[name](id, JSON.stringify(input)))`)
  })
  afterAll(() => opened?.close())
  beforeEach(() => {
    opened.offences.violations.length = 0
    opened.offences.consoleErrors.length = 0
    opened.offences.requests.length = 0
  })

  /** The value of an expression in the page; the text of what it throws. */
  const inPage = (expression: string): Promise<unknown> =>
    opened.page.evaluate(`(async () => { try { return await ${expression} } catch (error) { return String(error) } })()`)
  /** Runs a statement as the page itself would; what a debugger evaluates may do more. */
  const byPage = (statement: string): Promise<unknown> =>
    opened.page.evaluate(`new Promise((resolve) => setTimeout(() => { try { ${statement} } finally { resolve() } }))`)
  const nothing = { violations: [], consoleErrors: [], requests: [] }

  it('shows its page, without an offence from the first request on', async () => {
    const first = await openTestWindow()
    try {
      expect(first.page.url()).toBe('https://assay.invalid/')
      expect(await first.page.title()).toBe('Assay')
      await first.page.locator('#root > *').first().waitFor({ state: 'attached' })
      expect(first.offences).toEqual(nothing)
    } finally {
      await first.close()
    }
  })

  it('calls the contract, and hears what changed', async () => {
    const path = join(opened.folder, 'one.assay')
    await givePlace(opened.page, path)
    expect(await inPage(`call('workspace.create', { path: ${JSON.stringify(path)}, title: 'Süd & <West> 東' })`)).toMatchObject({
      ok: true,
      value: { path, title: 'Süd & <West> 東' },
    })
    expect(await inPage(`call('workspace.info', {})`)).toMatchObject({ ok: true, value: { title: 'Süd & <West> 東' } })
    expect(await inPage('messages.splice(0)')).toEqual([
      { kind: 'changed', changed: { topics: [], stale: 'everything', by: 'workspace.create' } },
    ])
    expect(opened.offences).toEqual(nothing)
  })

  it('sets text of every script in a font of its own', async () => {
    const scripts = [
      'Sans',
      '漢字かな',
      '한국어',
      'عربي',
      'עברית',
      'ไทย',
      'ລາວ',
      'မြန်မာ',
      'አማርኛ',
      'བོད',
      'ଓଡ଼ିଆ',
      'ދިވެހި',
      'हिन्दी',
      '🚀',
    ]
    const loaded = await inPage(`(async () => {
      const line = document.createElement('p')
      line.textContent = ${JSON.stringify(scripts.join(' '))}
      document.body.append(line)
      line.getBoundingClientRect()
      await document.fonts.ready
      line.remove()
      return [...document.fonts].filter(({ status }) => status !== 'unloaded').map(({ family, status }) => family.replaceAll('"', '') + ' ' + status)
    })()`)
    const plex = ['', ' JP', ' KR', ' Arabic', ' Hebrew', ' Thai'].map((script) => `IBM Plex Sans${script} loaded`)
    const noto = [
      'Sans Lao',
      'Sans Myanmar',
      'Sans Ethiopic',
      'Serif Tibetan',
      'Sans Oriya',
      'Sans Thaana',
      'Sans Devanagari',
      'Emoji',
    ]
    expect(loaded).toEqual(expect.arrayContaining([...plex, ...noto.map((name) => `Noto ${name} loaded`)]))
    expect(String(loaded)).not.toMatch(/error|loading/)
    expect(opened.offences).toEqual(nothing)
  })

  it('gets a refusal as a value, in words', async () => {
    expect(await inPage(`call('journal.entry', { entry: 99 })`)).toMatchObject({ ok: false, error: { code: 'journal.notFound' } })
    expect(await inPage(`call('journal.entry', { entry: 'x' })`)).toMatchObject({ ok: false, error: { code: 'input.invalid' } })
    expect(JSON.parse(String(await inPage(`assay.call['journal.list']('one', '{')`)))).toMatchObject({
      ok: false,
      error: { code: 'input.invalid', message: 'input: the input is not JSON' },
    })
  })

  it('hears progress of long work', async () => {
    expect(await inPage(`call('workspace.verify', {}, 'long')`)).toMatchObject({ ok: true, value: { sound: true } })
    expect(await inPage('messages.splice(0)')).toContainEqual({
      kind: 'progress',
      call: 'long',
      progress: { step: expect.any(String), done: expect.any(Number), total: expect.any(Number) },
    })
  })

  it('is told what the window can do', async () => {
    expect(JSON.parse(String(await inPage('assay.describe()')))).toMatchObject({
      host: 'chromium',
      showsFiles: false,
      hasMenu: false,
    })
  })

  it('asks where a file goes by a dialog of the browser, beginning with a name in the folder where the person works', async () => {
    const ask = async (name: string, answer: (prompt: Dialog) => Promise<void>): Promise<unknown> => {
      const request = JSON.stringify(JSON.stringify({ kind: 'report', name }))
      const place = inPage(`assay.choosePlace(${request})`)
      const prompt = await nextPrompt(opened.page)
      expect(prompt.message()).toMatch(/^Where does the file go\?/)
      suggested.push(prompt.defaultValue())
      await answer(prompt)
      return JSON.parse(String(await place))
    }
    const suggested: string[] = []
    expect(await ask('a.pdf', (prompt) => prompt.dismiss())).toEqual({ kind: 'cancelled' })
    expect(await ask('../../etc/x\u202efdp.sh', (prompt) => prompt.accept('  '))).toEqual({ kind: 'cancelled' })
    expect(await ask('b.pdf', (prompt) => prompt.accept('below/b.pdf'))).toEqual({
      kind: 'chosen',
      path: join(opened.folder, 'below/b.pdf'),
      replace: false,
    })
    expect(suggested).toEqual(['a.pdf', '_.._etc_x_fdp.sh', 'b.pdf'].map((name) => join(opened.folder, name)))
  })

  it('chooses files with the picker of the browser, by their paths', async () => {
    const paths = ['b ä.assay', 'a.assay'].map((name) => join(opened.folder, name))
    for (const path of paths) writeFileSync(path, 'content')
    const chooser = opened.page.waitForEvent('filechooser')
    const chosen = inPage(`assay.chooseFiles('{"kind":"workspace","multiple":true}')`)
    await (await chooser).setFiles(paths)
    expect(JSON.parse(String(await chosen))).toEqual(paths)
    expect(await inPage(`document.querySelector('input[type=file]')`)).toBeNull()
  })

  it('knows where a file lies, and that a file of the page lies nowhere', async () => {
    expect(await inPage(`assay.pathsOf([new File(['text'], 'made.txt')])`)).toEqual([])
  })

  it('offers one function for each procedure, and no way to others', async () => {
    expect(await inPage(`Object.keys(assay.call).includes('workspace.open')`)).toBe(true)
    expect(await inPage(`assay.call['workspace.format']`)).toBeUndefined()
    expect(await inPage('Object.isFrozen(assay) && Object.isFrozen(assay.call)')).toBe(true)
    expect(await inPage('(() => { "use strict"; globalThis.assay = 1 })()')).toContain('TypeError')
    expect(await inPage('[typeof assayLink, typeof require, typeof process]')).toEqual(['undefined', 'undefined', 'undefined'])
  })

  it.each([
    ['another site', `fetch('https://example.org/').catch(() => {})`, 'connect-src https://example.org/'],
    ['the network', `new WebSocket('wss://example.org/')`, 'connect-src wss://example.org/'],
    ['text that runs', `eval('globalThis.ran = true')`, 'require-trusted-types-for trusted-types-sink'],
    ['a function from text', `new Function('globalThis.ran = true')()`, 'require-trusted-types-for trusted-types-sink'],
    ['markup from text', `document.body.innerHTML = '<b>text</b>'`, 'require-trusted-types-for trusted-types-sink'],
    ['a policy of trusted types', `trustedTypes.createPolicy('own', {})`, 'trusted-types trusted-types-policy'],
    ['a style from text', `document.head.append(make('style', { textContent: 'p {}' }))`, 'style-src-elem inline'],
    ['a frame', `document.body.append(make('iframe', { src: 'https://example.org/' }))`, 'frame-src https://example.org'],
    ['a picture from elsewhere', `make('img', { src: 'https://example.org/a.png' })`, 'img-src https://example.org/a.png'],
    [
      'a form',
      `document.body.appendChild(make('form', { action: 'https://example.org/' })).submit()`,
      'form-action https://example.org/?',
    ],
  ])('forbids %s', async (_, statement, violation) => {
    await byPage(`const make = (name, values) => Object.assign(document.createElement(name), values); ${statement}`)
    await expect.poll(() => opened.offences.violations).toEqual([violation])
    expect(opened.offences.requests).toEqual([])
    expect(await inPage('globalThis.ran')).toBeUndefined()
    expect(opened.page.url()).toBe('https://assay.invalid/')
  })

  it.each(['https://example.org/', 'http://assay.invalid/', 'https://assay.invalid.example.org/', 'file:///etc/passwd'])(
    'does not go to %s',
    async (address) => {
      await byPage(`location.href = '${address}'`)
      await byPage(`window.open('${address}')`)
      await expect.poll(() => opened.window.context.pages().length).toBe(1)
      expect(opened.page.url()).toBe('https://assay.invalid/')
      expect(await inPage(`call('workspace.info', {})`)).toMatchObject({ ok: true })
    },
  )

  it('does nothing for a frame within its page', async () => {
    await byPage(`
      globalThis.frame = document.body.appendChild(document.createElement('iframe'))
      frame.contentWindow.assay.call['workspace.rename']('framed', '{"title":"Framed"}')`)
    // What the page asks afterwards is done afterwards.
    expect(await inPage(`call('workspace.info', {})`)).toMatchObject({ ok: true, value: { title: 'Süd & <West> 東' } })
    await byPage('frame.remove()')
  })

  it('serves its own files and nothing beside them', async () => {
    const status = (path: string) => inPage(`fetch('${path}').then(({ status }) => status)`)
    expect(await status('/')).toBe(200)
    expect(await Promise.all(['/preload.js', '/..%2fpreload.js', '/assets', '/%00', '/main.ts'].map(status))).toEqual([
      404, 404, 404, 404, 404,
    ])
  })

  it('lets go of what a page had asked for when it is loaded again, and answers the new one', async () => {
    await opened.page.reload()
    expect(JSON.parse(String(await inPage(`assay.call['workspace.info']('again', '{}')`)))).toMatchObject({ ok: true })
  })

  it('ends with its window, and leaves one file', async () => {
    await opened.page.close()
    await opened.window.closed
    expect(readdirSync(opened.folder).filter((name) => name.startsWith('one.assay'))).toEqual(['one.assay'])
  })
})
