import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawPage, type PdfSource } from '../../electron/exchange/pages/draw.ts'
import { pictureOf } from '../../shared/evidence/picture.ts'
import { Refusal } from '../../shared/result.ts'
import { patience } from '../patience.ts'
import { bomb, encrypted, endless, hugePicture, loop, manyPages, pagesOf, slow } from './pdf-files.ts'

const nobodyLeaves = new AbortController().signal
let documents = 0

/** Of time, for tests of something else. */
const unlimited = { seconds: patience / 1000, idleSeconds: patience / 1000 }

/** A PDF, and how often its content was asked for. */
function source(content: Uint8Array, limits: PdfSource['limits'] = {}): PdfSource & { opened: number } {
  const of = {
    id: `document ${++documents}`,
    file: 'a.pdf',
    size: content.length,
    opened: 0,
    read: () => {
      of.opened++
      return content
    },
    limits: { ...unlimited, ...limits },
  }
  return of
}

const draw = (from: PdfSource, page = 1, width = 300, signal = nobodyLeaves) => drawPage(from, { page, width }, signal)

/** What a page was refused with. */
const refusal = (drawing: Promise<unknown>) =>
  drawing.then(
    () => 'drawn' as const,
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      return { code: error.code, details: error.details }
    },
  )

it('draws the page that is asked for, as wide as is asked, with the words on it', async () => {
  const report = source(pagesOf(['First', 'Second', 'Third']))
  const second = await draw(report, 2)
  expect(second).toMatchObject({ page: 2, pages: 3, width: 300, height: 424, text: 'Second' })
  expect(pictureOf(Buffer.from(second.data, 'base64'))).toEqual({ mediaType: 'image/png', width: 300, height: 424 })
  const third = await draw(report, 3)
  expect(third.text).toBe('Third')
  expect(third.data).not.toBe(second.data)
  expect(report.opened).toBe(1)
})

it('draws pages smaller that would be too large', async () => {
  const huge = await draw(source(pagesOf(['Huge'], { width: 1e7, height: 1e7 })), 1, 4096)
  expect([huge.width, huge.height]).toEqual([2828, 2828])
  const long = await draw(source(pagesOf(['Long'], { width: 1, height: 1e6 })), 1, 4096)
  expect([long.width, long.height]).toEqual([1, 16_000])
  const flat = await draw(source(pagesOf(['Flat'], { width: 1e6, height: 1 })), 1, 4096)
  expect([flat.width, flat.height]).toEqual([4096, 1])
})

it('reads no more text of a page than a reader can use', async () => {
  const { text } = await draw(source(pagesOf(['0123456789']), { characters: 4 }))
  expect(text).toBe('0123')
})

it.each<[name: string, content: () => Uint8Array, limits: PdfSource['limits'], refused: object]>([
  ['a file that is no PDF', () => Buffer.from('<html>'), {}, { code: 'pdf.damaged', details: { file: 'a.pdf' } }],
  ['an empty file', () => Buffer.alloc(0), {}, { code: 'pdf.damaged', details: { file: 'a.pdf' } }],
  ['a file that is cut off', () => pagesOf(['One']).subarray(0, 300), {}, { code: 'pdf.damaged', details: { file: 'a.pdf' } }],
  ['a password', () => encrypted('secret'), {}, { code: 'pdf.encrypted', details: { file: 'a.pdf' } }],
  [
    'a file that is too large',
    () => Buffer.alloc(1_048_577),
    { fileMegabytes: 1 },
    { code: 'pdf.tooLarge', details: { file: 'a.pdf', limit: 1 } },
  ],
  [
    'a million pages',
    () => manyPages(1_000_000),
    {},
    { code: 'pdf.tooManyPages', details: { file: 'a.pdf', pages: 1_000_000, limit: 20_000 } },
  ],
  ['a page tree that leads back to itself', loop, {}, { code: 'pdf.damagedPage', details: { file: 'a.pdf', page: 1, pages: 3 } }],
  [
    'content that grows without end when it is unpacked',
    () => bomb(100, 3),
    { memoryMegabytes: 128 },
    { code: 'pdf.memory', details: { file: 'a.pdf', page: 1, limit: 128, pages: 1 } },
  ],
  [
    'forms that draw themselves without end',
    () => endless(30),
    { memoryMegabytes: 64 },
    { code: 'pdf.memory', details: { file: 'a.pdf', page: 1, limit: 64, pages: 1 } },
  ],
])('refuses %s', async (_name, content, limits, refused) => {
  expect(await refusal(draw(source(content(), limits)))).toEqual(refused)
})

it('refuses a page that takes for ever', async () => {
  const late = source(slow())
  // Opened before, so that nothing but drawing takes time.
  expect(await draw(late, 2)).toMatchObject({ text: 'Two' })
  expect(await refusal(draw({ ...late, limits: { seconds: 1 } }))).toEqual({
    code: 'pdf.timeout',
    details: { file: 'a.pdf', page: 1, seconds: 1, pages: 3 },
  })
})

it('draws a picture of more pixels than fit into memory', async () => {
  expect(await draw(source(hugePicture(20_000), { memoryMegabytes: 64 }))).toMatchObject({ width: 300, height: 300 })
})

it('opens what only its owner has locked', async () => {
  expect(await draw(source(encrypted('')))).toMatchObject({ page: 1, pages: 1 })
})

it('refuses a page that is not there, and draws the others all the same', async () => {
  const two = source(pagesOf(['One', 'Two']))
  expect(await refusal(draw(two, 3))).toEqual({ code: 'pdf.noSuchPage', details: { file: 'a.pdf', page: 3, pages: 2 } })
  expect(await draw(two, 2)).toMatchObject({ text: 'Two' })
})

it('draws other pages after one that broke the drawing program or took too long', async () => {
  const late = source(slow(), { seconds: 1 })
  expect(await refusal(draw(late))).toMatchObject({ code: 'pdf.timeout' })
  expect(await draw({ ...late, limits: unlimited }, 2)).toMatchObject({ text: 'Two' })
  expect(late.opened).toBe(2)
})

it('draws other documents while one takes its time', async () => {
  const reader = new AbortController()
  const late = refusal(draw(source(slow()), 1, 300, reader.signal))
  expect(await draw(source(pagesOf(['One'])))).toMatchObject({ text: 'One' })
  reader.abort()
  expect(await late).toEqual({ code: 'cancelled', details: {} })
})

it('lets go at once of a page that nobody waits for, and passes over those behind it', async () => {
  const late = source(slow())
  const reader = new AbortController()
  const left = [draw(late, 1, 300, reader.signal), draw(late, 2, 300, reader.signal)]
  const wanted = draw(late, 3)
  await expect.poll(() => late.opened).toBe(1)
  reader.abort()
  expect(await Promise.all(left.map(refusal))).toEqual([
    { code: 'cancelled', details: {} },
    { code: 'cancelled', details: {} },
  ])
  expect(await wanted).toMatchObject({ page: 3, text: 'Three' })
  expect(late.opened).toBe(2)
})

it('refuses at once what was cancelled before', async () => {
  const never = source(pagesOf(['One']))
  expect(await refusal(draw(never, 1, 300, AbortSignal.abort()))).toEqual({ code: 'cancelled', details: {} })
  expect(never.opened).toBe(0)
})

it('never begins a page that nobody waits for when its turn comes', async () => {
  const late = source(slow())
  const reader = new AbortController()
  const left = draw(late, 1, 300, reader.signal)
  const wanted = draw(late, 2)
  reader.abort()
  expect(await refusal(left)).toEqual({ code: 'cancelled', details: {} })
  expect(await wanted).toMatchObject({ text: 'Two' })
  expect(late.opened).toBe(1)
})

it('keeps the two documents open that were read last', async () => {
  const [one, two, three] = [source(pagesOf(['One'])), source(pagesOf(['Two'])), source(pagesOf(['Three']))]
  for (const document of [one, two, one, three, one, two]) await draw(document)
  expect([one.opened, two.opened, three.opened]).toEqual([1, 2, 1])
})

it('closes a document that nobody reads any more', async () => {
  const left = source(pagesOf(['One']), { idleSeconds: 0.01 })
  await draw(left)
  const drawnAgain = () => draw(left).then(() => left.opened)
  await expect.poll(drawnAgain, { interval: 50 }).toBe(2)
})

it('draws or refuses whatever is left of a file that was damaged anywhere', async () => {
  const whole = pagesOf(['One', 'Two'])
  const damage = fc.array(fc.record({ at: fc.nat({ max: whole.length - 1 }), byte: fc.nat({ max: 255 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const content = Buffer.from(whole)
      for (const { at, byte } of changes) content[at] = byte
      const outcome = await refusal(draw(source(content, { seconds: 5 })))
      expect(outcome === 'drawn' ? outcome : outcome.code).toMatch(/^(drawn|pdf\.\w+)$/)
    }),
    { numRuns: 40 },
  )
})
