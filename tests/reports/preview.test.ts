import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { layOutReport, renderReport } from '../../electron/reports/render.ts'
import { openDesk, refusal } from '../responses/desk.ts'
import { temporaryFolder } from '../workspace/support.ts'
import { Pdf } from './pdf.ts'
import { demoSource } from './sample.ts'

it('lays a report out in memory, byte for byte as it is written, with its pages and headings', async () => {
  const path = `${temporaryFolder()}/report.pdf`
  await renderReport(demoSource, path)
  const { content, pages, sizes, bookmarks } = await layOutReport(demoSource)
  expect(Buffer.from(content).equals(readFileSync(path))).toBe(true)
  expect(sizes).toHaveLength(pages)
  const file = new Pdf(Buffer.from(content))
  expect(sizes.map(({ width, height }) => [0, 0, width, height])).toEqual(
    file.pages.map((page) => file.dictionary(page).get('MediaBox')),
  )
  expect(bookmarks[0]).toEqual({ level: 1, title: 'Award to Northwind CX', page: 1 })
})

it('ends at once when it is cancelled', async () => {
  const controller = new AbortController()
  const laidOut = layOutReport(demoSource, { signal: controller.signal, onProgress: () => controller.abort() })
  await expect(laidOut).rejects.toMatchObject({ code: 'cancelled' })
})

it('lays out what would be written now, and draws its pages', async () => {
  const desk = await openDesk()
  const { preview, entry, pages, bookmarks } = await desk.call('report.preview', { lot: desk.lot })
  const drawn = await desk.call('report.page', { preview, page: 1, width: 240 })
  expect(drawn).toMatchObject({ page: 1, pages: pages.length, width: 240 })
  expect(drawn.text).toContain(`entry ${entry}`)
  expect(bookmarks.every(({ page }) => page >= 1 && page <= pages.length)).toBe(true)
  await desk.close()
})

it('lays out once what has not changed, and anew what has', async () => {
  const desk = await openDesk()
  const { lot } = desk
  const first = await desk.call('report.preview', { lot })
  expect(await desk.call('report.preview', { lot })).toEqual(first)
  await desk.call('evaluator.add', { name: 'A. Keller' })
  const second = await desk.call('report.preview', { lot })
  expect(second.entry).toBe(first.entry + 1)
  expect(second.preview).not.toBe(first.preview)
  expect(await refusal(desk.call('report.page', { preview: first.preview, page: 1, width: 240 }))).toMatchObject({
    code: 'reports.preview.replaced',
  })
  await desk.close()
})

it('keeps the earlier pages where making new ones is stopped, and leaves no file', async () => {
  const desk = await openDesk()
  const { lot } = desk
  const before = readdirSync(desk.folder)
  const first = await desk.call('report.preview', { lot })
  await desk.call('evaluator.add', { name: 'A. Keller' })
  const stopped = await desk.client('report.preview', { lot }, { signal: AbortSignal.abort() })
  expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await desk.call('report.page', { preview: first.preview, page: 1, width: 240 })).toMatchObject({ page: 1 })
  expect(readdirSync(desk.folder)).toEqual(before)
  await desk.close()
})

it('refuses a lot that is not there', async () => {
  const desk = await openDesk()
  expect(await refusal(desk.call('report.preview', { lot: 'none' }))).toMatchObject({ code: 'lot.notFound' })
  await desk.close()
})
