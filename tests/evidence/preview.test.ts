import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { readContent } from '../../electron/workspace/content.ts'
import { Reader } from '../../electron/workspace/database.ts'
import { pagesOf } from '../exchange/pdf-files.ts'
import { openDesk, refusal } from '../responses/desk.ts'

/** The smallest GIF: one pixel. */
const pixel = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64')

async function openShelf() {
  const desk = await openDesk()
  const add = async (name: string, content: Uint8Array | string) => {
    const path = desk.path(name)
    writeFileSync(path, content)
    return (await desk.call('evidence.add', { paths: [path] }))[0].id
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

/** Changes a copy of a workspace as somebody else could, with the guards taken away and put back. */
function tamper(path: string, text: string, ...values: unknown[]): void {
  const database = new Database(path)
  const triggers = database
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all()
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  database.prepare(text).run(...values)
  for (const { sql } of triggers) database.exec(sql)
  database.close()
}

it('shows of a changed copy what is in the copy, though the pages of the other are still open', async () => {
  const { add, call, path, close } = await openShelf()
  const evidence = await add('certificate.pdf', pagesOf(['Sound']))
  const { path: here } = await call('workspace.info', {})
  const copy = path('copy.assay')
  await call('workspace.copy', { path: copy })
  expect(await call('evidence.page', { evidence, page: 1, width: 120 })).toMatchObject({ text: 'Sound' })
  const other = await add('other.pdf', pagesOf(['Forged']))
  await call('workspace.open', { path: copy })
  await call('workspace.close', {})
  const from = new Database(here, { readonly: true })
  const forged = from
    .prepare<[string], { sha256: string; size: number; data: Buffer }>(
      `SELECT sha256, content.size, data FROM evidence JOIN content USING (sha256) JOIN content_chunk USING (sha256) WHERE id = ?`,
    )
    .get(other)
  from.close()
  tamper(copy, 'INSERT INTO content (sha256, size) VALUES (?, ?)', forged?.sha256, forged?.size)
  tamper(copy, 'INSERT INTO content_chunk (sha256, position, data) VALUES (?, 0, ?)', forged?.sha256, forged?.data)
  tamper(copy, 'UPDATE evidence SET sha256 = ? WHERE id = ?', forged?.sha256, evidence)
  await call('workspace.open', { path: copy })
  expect(await call('evidence.page', { evidence, page: 1, width: 120 })).toMatchObject({ text: 'Forged' })
  await close()
})

it('reads no more of a piece than it says to have', async () => {
  const { add, preview, call, close } = await openShelf()
  const evidence = await add('large.gif', Buffer.concat([pixel, Buffer.alloc(9 * 1024 ** 2)]))
  const { path } = await call('workspace.info', {})
  await call('workspace.close', {})
  tamper(path, 'UPDATE content SET size = 1000 WHERE size > 1000')
  await call('workspace.open', { path })
  expect(await refusal(preview(evidence))).toMatchObject({ code: 'content.damaged' })
  const database = new Database(path, { readonly: true })
  const read = new Reader(database)
  const [{ sha256 } = { sha256: '' }] = await call('evidence.list', {})
  let given = 0
  expect(() => {
    for (const chunk of readContent(read, sha256)) given += chunk.length
  }).toThrow('content.damaged')
  expect(given).toBe(0)
  database.close()
  await close()
})
