import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encrypted, pagesOf, slow } from '../exchange/pdf-files.ts'
import { untested } from '../untested.ts'
import { noBrowser } from './browser.ts'
import { prepare, prepareTender } from './prepare.ts'
import { goTo, openIn } from './screens.ts'
import { noOffences, openTestWindow, type TestWindow } from './window.ts'

describe.skipIf(untested('Pages in a window are', noBrowser))('Pages of evidence', () => {
  let opened: TestWindow
  let lot: string
  beforeAll(async () => {
    opened = await openTestWindow()
    const { folder } = opened
    const path = join(folder, 'pages.assay')
    lot = (await prepareTender(folder, path, ['Northwind'])).lot
    await prepare(folder, async (call) => {
      await call('workspace.open', { path })
      const add = async (name: string, content: Uint8Array) => {
        writeFileSync(join(folder, name), content)
        await call('evidence.add', { paths: [join(folder, name)] })
      }
      await add('certificate.pdf', pagesOf(['Scope', 'Sites', 'Signatures']))
      await add('locked.pdf', encrypted('secret'))
      await add('slow.pdf', slow())
    })
    await openIn(opened, path)
  })
  afterAll(() => opened?.close())

  /** What a reader who does not see the page is told of it. */
  const seen = (scope: string) =>
    opened.page.locator(scope).getByRole('region', { name: 'Pages of certificate.pdf' }).getByRole('img').getAttribute('alt')

  it('are turned by keys, and read out', async () => {
    const { page } = opened
    await goTo(page, `#/lot/${lot}/evidence`)
    await page.getByRole('rowheader', { name: 'certificate.pdf' }).click()
    const pages = page.getByRole('region', { name: 'Pages of certificate.pdf' })
    await pages.getByRole('img').waitFor()
    expect(await seen('main')).toBe('certificate.pdf, page 1 of 3')
    await pages.focus()
    await page.keyboard.press('PageDown')
    await expect.poll(() => seen('main')).toBe('certificate.pdf, page 2 of 3')
    expect(await pages.textContent()).toBe('Sites')
    await page.keyboard.press('End')
    await expect.poll(() => seen('main')).toBe('certificate.pdf, page 3 of 3')
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageUp')
    await expect.poll(() => seen('main')).toBe('certificate.pdf, page 2 of 3')
    await page.keyboard.press('Home')
    await expect.poll(() => seen('main')).toBe('certificate.pdf, page 1 of 3')
    expect(opened.offences).toEqual(noOffences)
  })

  it('are enlarged where they were left, and zoomed', async () => {
    const { page } = opened
    await page.getByRole('region', { name: 'Pages of certificate.pdf' }).press('End')
    await page.getByRole('button', { name: 'Enlarge' }).click()
    const dialog = page.getByRole('dialog', { name: 'certificate.pdf' })
    const picture = dialog.getByRole('img', { name: 'certificate.pdf, page 3 of 3' })
    await picture.waitFor()
    const width = async () => (await picture.boundingBox())?.width ?? 0
    const before = await width()
    await dialog.getByRole('region', { name: 'Pages of certificate.pdf' }).press('+')
    await expect.poll(width).toBeCloseTo(before * 1.5, 0)
    await dialog.getByRole('button', { name: 'Previous page' }).click()
    await dialog.getByRole('img', { name: 'certificate.pdf, page 2 of 3' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => seen('main')).toBe('certificate.pdf, page 2 of 3')
    expect(opened.offences).toEqual(noOffences)
  })

  it('that cannot be shown end in a sentence', async () => {
    const { page } = opened
    await page.getByRole('rowheader', { name: 'locked.pdf' }).click()
    await page
      .getByRole('alert')
      .getByText('“locked.pdf” is protected by a password, and its pages cannot be shown. Ask its sender for a copy without one.')
      .waitFor()
    expect(opened.offences).toEqual(noOffences)
  })

  it('that cannot be shown do not stand in the way of those after them', async () => {
    const { page } = opened
    await page.getByRole('rowheader', { name: 'slow.pdf' }).click()
    await page.getByRole('alert').getByText('Drawing page 1 of “slow.pdf” was stopped after 8 seconds.').waitFor()
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.getByRole('img', { name: 'slow.pdf, page 2 of 3' }).waitFor()
    expect(opened.offences).toEqual(noOffences)
  })
})
