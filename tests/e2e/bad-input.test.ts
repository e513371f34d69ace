import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { hands } from './journeys/hands.ts'
import { prepare, prepareTender } from './prepare.ts'
import { goTo, settled } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

/** Whether this machine lets a test mount a small file system. */
const mountable = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-mount-'))
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0
  if (done) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true })
  return done
})()

describe.skipIf(untested('A file in trouble is', noBrowser))('A file in trouble while its window is open', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-trouble-'))
  const meddlers: (() => Promise<void>)[] = []
  let opened: TestWindow | undefined
  let count = 0

  /** A fresh workspace with two bidders, open in a window that shows its bidders. */
  const open = async (place = folder): Promise<{ page: Page; path: string }> => {
    const path = join(place, `${++count}.assay`)
    await prepareTender(folder, path, ['Nordlicht', 'Kestrel'])
    opened = await openTestWindow({ path, folder })
    await showBidders(opened.page, path)
    return { page: opened.page, path }
  }
  const showBidders = async (page: Page, path: string) => {
    await expect.poll(() => hands(page).savedFile().textContent()).toBe(path.split('/').at(-1))
    // What has just been opened begins at its start: with the window, or where another file was.
    await expect.poll(() => page.evaluate('location.hash')).toMatch(/^(#\/)?$/)
    await hands(page).goByKeys('Alt+4', bidder(page, 'Nordlicht'))
  }
  /** Starts another program that does something to the file; it lets go when told to. */
  const meddle = async (deed: 'open' | 'hold' | 'change', path: string): Promise<() => Promise<void>> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'children/other-program.ts'), deed, path], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    const letGo = async () => {
      child.stdin.end()
      await ended
    }
    meddlers.push(letGo)
    await once(child.stdout, 'data')
    return letGo
  }
  afterEach(async () => {
    for (const letGo of meddlers.splice(0)) await letGo()
    const closing = opened
    opened = undefined
    if (closing) expect(closing.offences).toEqual(noOffences)
    await closing?.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const bidder = (page: Page, name: string) => page.getByRole('rowheader', { name, exact: true })
  const addBidder = async (page: Page, name: string) => {
    await page.getByRole('button', { name: 'Add bidder' }).first().click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name)
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click()
  }
  /** What the dialog says against it; then leaves the dialog. */
  const refusal = async (page: Page): Promise<string> => {
    const sentence = page.getByRole('dialog').getByText(/\.assay/)
    await sentence.waitFor()
    const text = (await sentence.textContent()) ?? ''
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    return text
  }
  const trouble = (page: Page) => page.getByRole('alert').filter({ has: page.getByRole('button') })

  it.each([
    ['deleted', (path: string) => rmSync(path)],
    ['moved', (path: string) => renameSync(path, `${path}.moved`)],
    [
      'replaced by a copy, as programs that synchronise folders do',
      (path: string) => {
        copyFileSync(path, `${path}.other`)
        renameSync(`${path}.other`, path)
      },
    ],
  ])('that was %s is saved as a copy, and work goes on there', async (_, befall) => {
    const { page, path } = await open()
    befall(path)
    await addBidder(page, 'Added too late')
    const sentence =
      `${path} was moved, replaced or deleted while it was open. Nothing more can be recorded in it; all that was recorded is still ` +
      `here. Save a copy, for example as ${path.replace('.assay', '-rescued.assay')}, and go on with the copy.`
    expect(await refusal(page)).toBe(sentence)
    expect(await trouble(page).textContent()).toContain(sentence)
    await hands(page).goByKeys('Alt+5', page.getByRole('heading', { level: 1, name: 'Bids and receipts' }))
    await trouble(page).getByRole('button', { name: 'Save a copy and go on with it' }).click()
    const copy = join(folder, `copy of ${count}.assay`)
    await hands(page).saveAt(copy)
    await showBidders(page, copy)
    expect(await trouble(page).count()).toBe(0)
    await addBidder(page, 'Added in time')
    await bidder(page, 'Added in time').waitFor()
    expect(existsSync(path.replace('.assay', '-rescued.assay'))).toBe(false)
  })

  it('that another program changed takes nothing more in, and shows what it holds when opened again', async () => {
    const { page, path } = await open()
    await meddle('change', path)
    await addBidder(page, 'Added past the change')
    expect(await refusal(page)).toContain(`${path} was changed by another program while it was open. Nothing was recorded.`)
    await trouble(page).getByRole('button', { name: 'Open it again' }).click()
    await expect.poll(() => trouble(page).count()).toBe(0)
    await bidder(page, 'Nordlicht (changed)').waitFor()
    await addBidder(page, 'Added afterwards')
    await bidder(page, 'Added afterwards').waitFor()
  })

  it('that another program is writing to says so, keeps what was typed, and takes it in afterwards', async () => {
    const { page, path } = await open()
    const letGo = await meddle('hold', path)
    await addBidder(page, 'Patient')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`${path} is in use by another program just now. Close it there and try again.`).waitFor()
    await letGo()
    await dialog.getByRole('button', { name: 'Add' }).click()
    await bidder(page, 'Patient').waitFor()
  })

  it('that another program is writing to takes no score: the digit is a draft again, without which the cell shows what the file says', async () => {
    const path = join(folder, `${++count}.assay`)
    const { lot } = await prepareTender(folder, path, ['Nordlicht'])
    await prepare(folder, async (call) => {
      await call('workspace.open', { path })
      const [bid] = await call('bid.list', { lot })
      const [tender] = await call('tender.list', {})
      const { instrument } = await call('tender.instrument', { tender: tender?.id ?? '' })
      const question = questionsOf(instrument).find(({ type, visibleWhen }) => type === 'longText' && visibleWhen === undefined)
      const answer = { question: question?.id ?? '', answer: 'As written', reason: 'By telephone' }
      await call('response.set', { bid: bid?.id ?? '', ...answer })
      await call('evaluator.add', { name: 'A. Keller' })
    })
    opened = await openTestWindow({ path, folder })
    const { page } = opened
    await goTo(page, `#/lot/${lot}/scores`)
    const row = await page.getByRole('gridcell', { name: '–' }).first().getAttribute('data-row')
    const cell = page.locator(`[role=gridcell][data-row="${row}"][data-column="1"]`)
    const shown = () => expect.poll(() => cell.textContent())
    const score = async (points: number, reason: string) => {
      await page.keyboard.press(`Digit${points}`)
      await page.keyboard.press('F2')
      await page.keyboard.type(reason)
      await page.keyboard.press('Enter')
    }
    const inFile = async () =>
      JSON.parse(String(await page.evaluate(`assay.call['score.list']('scores', '${JSON.stringify({ lot })}')`))).value.map(
        ({ points, reason }: { points: number; reason: string }) => ({ points, reason }),
      )
    const before = { points: 4, reason: 'Dated and owned' }

    // The focus has gone on to the next open cell, which may be far below.
    const back = async () => {
      await page.keyboard.press('Control+Home')
      await cell.click()
    }

    await cell.click()
    await score(before.points, before.reason)
    await expect.poll(inFile).toEqual([before])
    await back()
    await shown().toBe('4')

    const letGo = await meddle('hold', path)
    await score(2, 'Records missing')
    await page
      .getByRole('alert')
      .getByText(`${path} is in use by another program just now. Close it there and try again.`)
      .waitFor()
    await back()
    await shown().toBe('2reason')
    expect(await inFile()).toEqual([before])
    await page.keyboard.press('Delete')
    await shown().toBe('4')

    await letGo()
    await score(3, 'Records seen')
    await expect.poll(inFile).toEqual([{ points: 3, reason: 'Records seen' }])
    await back()
    await shown().toBe('3')
  })

  it('that another Assay has open is opened to read only, and to write once it is free', async () => {
    const path = join(folder, 'elsewhere.assay')
    await prepareTender(folder, path, ['Nordlicht'])
    const letGo = await meddle('open', path)
    opened = await openTestWindow({ folder })
    const { page } = opened
    await hands(page).openWorkspace(path)
    await showBidders(page, path)
    await page.getByText('Open to read only').waitFor()
    const add = async () => String(await page.evaluate(`assay.call['provider.add'](crypto.randomUUID(), '{"name":"Kestrel"}')`))
    expect(await add()).toContain('workspace.openToRead')
    await letGo()
    await page.getByRole('button', { name: 'Open to write' }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    expect(JSON.parse(await add())).toMatchObject({ ok: true })
  })

  it('that was damaged offers its backup', async () => {
    const path = join(folder, `${++count}.assay`)
    await prepareTender(folder, path, ['Nordlicht', 'Kestrel'])
    await prepare(folder, async (call) => {
      await call('workspace.open', { path })
      await call('workspace.backup', {})
    })
    opened = await openTestWindow({ path, folder })
    const { page } = opened
    await showBidders(page, path)
    const bytes = readFileSync(path)
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 0x55)]))
    // Nothing has been searched yet: what the screens have read is remembered.
    await goTo(page, '#/search?text=Nordlicht')
    await trouble(page).getByText(`${path} is damaged`).first().waitFor()
    await trouble(page).getByRole('button', { name: 'Restore the backup' }).first().click()
    const restored = join(folder, `restored ${count}.assay`)
    await hands(page).saveAt(restored)
    await showBidders(page, restored)
  })

  it.skipIf(untested('A full disk under a window is', !mountable && 'mounting is not allowed here'))(
    'on a full disk keeps what was typed, and takes it in once there is room',
    async () => {
      const small = join(folder, 'small')
      mkdirSync(small)
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', small]).status).toBe(0)
      try {
        const { page, path } = await open(small)
        const ballast = join(small, 'ballast')
        expect(() => writeFileSync(ballast, Buffer.alloc(16_000_000))).toThrow('ENOSPC')
        await addBidder(page, 'No room')
        const dialog = page.getByRole('dialog')
        const sentence = `The disk of ${path} is full. Nothing was changed. Free some space and do it again, or save a copy elsewhere.`
        await dialog.getByText(sentence).waitFor()
        rmSync(ballast)
        await dialog.getByRole('button', { name: 'Add' }).click()
        await bidder(page, 'No room').waitFor()
        await expect.poll(() => trouble(page).count()).toBe(0)

        expect(() => writeFileSync(ballast, Buffer.alloc(16_000_000))).toThrow('ENOSPC')
        await addBidder(page, 'No room again')
        expect(await refusal(page)).toBe(sentence)
        await trouble(page).getByRole('button', { name: 'Save a copy and go on with it' }).click()
        const copy = join(folder, 'with room.assay')
        await hands(page).saveAt(copy)
        await showBidders(page, copy)
        await settled(page)
      } finally {
        await opened?.close().catch(() => {})
        opened = undefined
        spawnSync('umount', ['-l', small])
      }
    },
  )

  it('whose bidder was undone says so on every screen that was open for it, and leads on', async () => {
    const { page } = await open()
    await addBidder(page, 'Undone')
    await bidder(page, 'Undone').waitFor()
    const lot = String(await page.evaluate('location.hash')).split('/')[2]
    const listed = JSON.parse(String(await page.evaluate(`assay.call['bid.list']('bids', '${JSON.stringify({ lot })}')`))).value
    const { id, provider } = listed.at(-1)
    await goTo(page, `#/lot/${lot}/responses?bid=${id}`)
    await page.getByRole('heading', { level: 1, name: 'Answers of Undone' }).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByRole('heading', { name: 'This place is not there' }).waitFor()
    await page.getByRole('button', { name: 'Go to bidders' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bidders' }).waitFor()
    expect(await bidder(page, 'Undone').count()).toBe(0)
    for (const address of [
      `providers?provider=${provider.id}`,
      `compare?bid=${id}`,
      `compare?bid=${listed[0].id}&criterion=gone`,
      `responses?bid=${listed[0].id}&question=gone`,
      'questionnaire?question=gone',
    ]) {
      await goTo(page, `#/lot/${lot}/${address}`)
      const details = page.getByRole('region', { name: 'Details' })
      await details.getByRole('heading', { name: 'It is not there' }).waitFor()
      expect(await details.textContent(), address).toContain('What you came for may have been undone.')
    }
  })
})
