import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { pagesOf } from '../exchange/pdf-files.ts'
import { openDesk, refusal } from '../responses/desk.ts'

/** The smallest GIF: one pixel. */
const pixel = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64')

async function openShelf() {
  const desk = await openDesk()
  const add = async (name: string, content: Uint8Array | string) => {
    const path = desk.path(name)
    writeFileSync(path, content)
    return (await desk.call('evidence.add', { path })).id
  }
  return { ...desk, add, preview: (evidence: string) => desk.call('evidence.preview', { evidence }) }
}

it('shows a picture for what its bytes are, and nothing for a page that is called a picture', async () => {
  const { add, preview, close } = await openShelf()
  expect(await preview(await add('photo.txt', pixel))).toEqual({
    kind: 'picture',
    mediaType: 'image/gif',
    width: 1,
    height: 1,
    data: pixel.toString('base64'),
  })
  expect(await preview(await add('photo.png', '<script>alert(1)</script>'))).toBeNull()
  expect(await preview(await add('large.gif', Buffer.concat([pixel, Buffer.alloc(8 * 1024 ** 2)])))).toBeNull()
  expect(await refusal(preview('none'))).toMatchObject({ code: 'evidence.notFound' })
  await close()
})

it('shows the pages of a PDF, whatever it is called, one by one', async () => {
  const { add, preview, call, close } = await openShelf()
  const evidence = await add('certificate.txt', pagesOf(['Scope', 'Sites']))
  expect(await preview(evidence)).toEqual({ kind: 'pages' })
  expect(await call('evidence.page', { evidence, page: 2, width: 120 })).toMatchObject({ page: 2, pages: 2, text: 'Sites' })
  expect(await refusal(call('evidence.page', { evidence, page: 3, width: 120 }))).toMatchObject({
    code: 'pdf.noSuchPage',
    message: '“1-certificate.txt” has no page 3; it has 2 pages.',
  })
  expect(await refusal(call('evidence.page', { evidence, page: 1, width: 100_000 }))).toMatchObject({ code: 'input.invalid' })
  await close()
})

it('says of what is called a PDF and is none that it has no pages', async () => {
  const { add, preview, call, close } = await openShelf()
  const evidence = await add('certificate.pdf', 'Certified.')
  expect(await preview(evidence)).toBeNull()
  expect(await refusal(call('evidence.page', { evidence, page: 1, width: 120 }))).toMatchObject({
    code: 'pdf.damaged',
    message: '“1-certificate.pdf” is damaged: its pages cannot be read. Ask its sender to send it again.',
  })
  await close()
})
