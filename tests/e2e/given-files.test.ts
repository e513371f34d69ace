import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { answerFiles, answerPlace, giveFile, givePlace, nextPrompt } from './dialogs.ts'
import { hands } from './journeys/hands.ts'
import { prepareTender } from './prepare.ts'
import { goTo, openIn, settled } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('What a script in the page reaches is', noBrowser))('A script in the page', () => {
  let opened: TestWindow
  let secret = ''
  let lot = ''
  beforeAll(async () => {
    opened = await openTestWindow()
    const path = join(opened.folder, 'given.assay')
    ;({ lot } = await prepareTender(opened.folder, path, ['Nordlicht']))
    await openIn(opened, path)
    secret = join(opened.folder, 'secret.txt')
    writeFileSync(secret, 'secret')
  })
  afterAll(() => opened?.close())

  const call = async (name: string, input: object) =>
    JSON.parse(
      String(await opened.page.evaluate(`assay.call['${name}'](crypto.randomUUID(), ${JSON.stringify(JSON.stringify(input))})`)),
    )
  const evidence = async (): Promise<string[]> =>
    (await call('evidence.list', {})).value.map(({ fileName }: { fileName: string }) => fileName)
  const refused = (path: string) => ({
    ok: false,
    error: {
      code: 'file.notGiven',
      message: `${path} was not chosen in a dialog, dropped here or named on the command line, so nothing was done with it. Choose it again.`,
      details: { path },
    },
  })

  it('reads no file that nobody gave to the page', async () => {
    for (const path of [secret, '/etc/passwd', '../secret.txt']) {
      expect(await call('evidence.add', { paths: [path] }), path).toEqual(refused(path))
      expect(await call('workspace.open', { path }), path).toEqual(refused(path))
    }
    expect(await evidence()).toEqual([])
  })

  it('writes no file that nobody gave to the page, nor one that was given to be read', async () => {
    const own = join(opened.folder, 'own.txt')
    writeFileSync(own, 'own')
    await giveFile(opened.page, own)
    expect(await call('evidence.add', { paths: [own] })).toMatchObject({ ok: true })
    const [{ id }] = (await call('evidence.list', {})).value
    for (const path of [secret, own]) {
      const input = { evidence: id, path, replace: true }
      expect(await call('evidence.export', input), path).toEqual(refused(path))
    }
    await givePlace(opened.page, secret)
    expect(await call('evidence.export', { evidence: id, path: secret, replace: true })).toEqual(refused(secret))
    expect(await call('evidence.export', { evidence: id, path: secret })).toMatchObject({ error: { code: 'file.exists' } })
    expect([readFileSync(secret, 'utf8'), readFileSync(own, 'utf8')]).toEqual(['secret', 'own'])

    const fresh = join(opened.folder, 'fresh.txt')
    await givePlace(opened.page, fresh)
    expect(await call('evidence.export', { evidence: id, path: fresh })).toMatchObject({ ok: true, value: { path: fresh } })
    expect(readFileSync(fresh, 'utf8')).toBe('own')
    expect(await call('evidence.export', { evidence: id, path: fresh, replace: true })).toEqual(refused(fresh))
  })

  it('answers no dialog in the place of a person, whatever it makes of the page', async () => {
    const { page } = opened
    await page.evaluate(`
      globalThis.prompt = () => ${JSON.stringify(secret)}
      HTMLInputElement.prototype.click = function () { this.dispatchEvent(new Event('cancel')) }
      Object.defineProperty(File.prototype, 'webkitRelativePath', { get: () => 'a/b/c/d/e/f/g' })
      Array.from = () => [${JSON.stringify(secret)}]`)
    const place = page.evaluate(`assay.choosePlace('{}')`)
    await (await nextPrompt(page)).dismiss()
    expect(JSON.parse(String(await place))).toEqual({ kind: 'cancelled' })

    const folder = join(opened.folder, 'sent', 'by the bidder')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'answers.txt'), 'answers')
    let chosen: unknown
    await answerFiles(page, async () => {
      chosen = await page.evaluate(`assay.chooseFiles('{"folder":true}')`)
    }, [folder])
    expect(JSON.parse(String(chosen))).toEqual([folder])
    expect(await call('evidence.add', { paths: [join(opened.folder, 'sent')] })).toMatchObject({
      error: { code: 'file.notGiven' },
    })
    await page.reload()
    await settled(page)
  })

  it('sends no message of its own, even with the words of the preload in its hands', async () => {
    const { page } = opened
    const sent = await page.evaluate(`(async () => {
      const { stringify } = JSON
      const wanted = [['window:dropped', ${JSON.stringify(JSON.stringify([secret]))}], ['link:path', '']]
      const answers = []
      for (const [channel, text] of wanted) {
        JSON.stringify = (value) => stringify(Array.isArray(value) ? [value[0], channel, text] : value)
        answers.push(await assay.describe().then(String, (error) => error.message))
        JSON.stringify = stringify
      }
      return answers
    })()`)
    expect(sent).toEqual(['window:dropped', ''])
    expect(await call('evidence.add', { paths: [secret] })).toEqual(refused(secret))
  })

  it('fills a folder that was given for that with new files, and changes none that is there', async () => {
    const { page } = opened
    const folder = join(opened.folder, 'out')
    mkdirSync(folder)
    const [bid] = (await call('bid.list', { lot })).value
    const workbook = (path: string) => call('bid.workbook', { bid: bid.id, path })
    await goTo(page, `#/lot/${lot}/bids`)
    await page.getByRole('button', { name: 'Write workbooks' }).click()
    const dialog = page.getByRole('dialog', { name: 'Write workbooks' })
    expect(await workbook(join(folder, 'any.xlsx'))).toEqual(refused(join(folder, 'any.xlsx')))
    await dialog.getByRole('button', { name: 'Choose the folder' }).click()
    await answerPlace(page, folder)
    await dialog.getByText(folder).waitFor()
    await dialog.getByRole('button', { name: /^Write \d+ workbook/ }).click()
    await expect.poll(() => readdirSync(folder)).toEqual(['01-Nordlicht-questionnaire.xlsx'])
    expect(await workbook(join(folder, 'any.xlsx'))).toMatchObject({ ok: true })
    expect(await workbook(join(folder, 'any.xlsx'))).toMatchObject({ error: { code: 'file.exists' } })
    for (const path of [join(folder, '..', 'up.xlsx'), `${folder}/../up.xlsx`, join(folder, 'below', 'a.xlsx')])
      expect(await workbook(path), path).toEqual(refused(path))
  })

  it('is given a file that a person drops', async () => {
    const { page, folder } = opened
    const path = join(folder, 'dropped.assay')
    await prepareTender(folder, path, [])
    const session = await opened.window.context.newCDPSession(page)
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data })
    await expect.poll(() => hands(page).savedFile().textContent()).toBe('dropped.assay')
    expect(opened.offences).toEqual(noOffences)
  })
})
