import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openDesk, refusal } from '../responses/desk.ts'

/** The smallest GIF: one pixel. */
const pixel = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64')

it('shows a picture for what its bytes are, and nothing for a page that is called a picture', async () => {
  const desk = await openDesk()
  const add = async (name: string, content: Uint8Array | string) => {
    const path = desk.path(name)
    writeFileSync(path, content)
    return (await desk.call('evidence.add', { path })).id
  }
  const preview = async (evidence: string) => desk.call('evidence.preview', { evidence })
  expect(await preview(await add('photo.txt', pixel))).toEqual({
    mediaType: 'image/gif',
    width: 1,
    height: 1,
    data: pixel.toString('base64'),
  })
  expect(await preview(await add('photo.png', '<script>alert(1)</script>'))).toBeNull()
  expect(await preview(await add('large.gif', Buffer.concat([pixel, Buffer.alloc(8 * 1024 ** 2)])))).toBeNull()
  expect(await refusal(preview('none'))).toMatchObject({ code: 'evidence.notFound' })
  await desk.close()
})
