import { deflateSync } from 'node:zlib'
import PdfKit from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { containerLimits } from '../../electron/exchange/limits.ts'
import { documentTexts } from '../../electron/exchange/look/document.ts'
import { oneCell, pack, workbookParts } from './packages.ts'
import { pagesOf } from './pdf-files.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const look = (bytes: Uint8Array, file = 'a file') => documentTexts(file, bytes, containerLimits)

/** The places and parts of a document where a word stands. */
async function placesOf(word: string, bytes: Uint8Array): Promise<string[]> {
  const { texts } = await look(bytes)
  return [...new Set(texts.filter(({ text }) => text.includes(word)).map(({ place, part }) => `${place} ${part}`.trim()))].sort()
}

/** A PDF that is made with these entries about it. */
async function printed(words: string, info: Record<string, string>): Promise<Uint8Array> {
  const document = new PdfKit({ info, pdfVersion: '1.7' })
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise((resolve) => document.on('end', resolve))
  document.text(words)
  document.note(10, 10, 20, 20, 'A note of Polarstern')
  document.end()
  await ended
  return Buffer.concat(chunks)
}

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
}
const png = (...chunks: Uint8Array[]): Uint8Array =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks, chunk('IEND', new Uint8Array())])
const jpeg = (marker: number, data: Uint8Array): Uint8Array => {
  const head = Buffer.from([0xff, 0xd8, 0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 4)
  return Buffer.concat([head, data, Buffer.from([0xff, 0xd9])])
}

describe('The texts of a document', () => {
  it('of PDF are its pages, what it says of itself, and notes on it', async () => {
    const bytes = await printed('We are Nordlicht', { Author: 'Jana Öberg', Title: 'Offer' })
    expect(await placesOf('We are Nordlicht', bytes)).toEqual(['text 1'])
    expect(await placesOf('Jana Öberg', bytes)).toEqual(['metadata', 'metadata Author'])
    expect(await placesOf('A note of Polarstern', bytes)).toEqual(['metadata'])
    expect((await look(bytes)).unread).toEqual([])
  })

  it('of PDF do not say what a page without text shows', async () => {
    expect((await look(pagesOf(['']))).unread).toEqual([{ part: '', why: 'pictures' }])
  })

  it('of Word are its words, runs together, comments with their authors, and what it says of itself', async () => {
    const bytes = pack({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml':
        '<w:document><w:p><w:r><w:t>Nord</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>licht</w:t></w:r></w:p><w:ins w:author="Jana"/></w:document>',
      'word/comments.xml':
        '<w:comments><w:comment w:author="Jana"><w:p><w:r><w:t>Ours</w:t></w:r></w:p></w:comment></w:comments>',
      'docProps/core.xml': '<cp:core><dc:creator>Jana</dc:creator><cp:lastModifiedBy>Ole</cp:lastModifiedBy></cp:core>',
      'docProps/app.xml': '<Properties><Company>Polarstern</Company></Properties>',
      'word/media/Logo.png': png(),
    })
    expect(await placesOf('Nordlicht', bytes)).toEqual(['text word/document.xml'])
    expect(await placesOf('Jana', bytes)).toEqual([
      'comment word/comments.xml',
      'metadata docProps/core.xml',
      'metadata word/document.xml',
    ])
    expect(await placesOf('Polarstern', bytes)).toEqual(['metadata docProps/app.xml'])
    expect(await placesOf('Logo', bytes)).toEqual(['name'])
    expect((await look(bytes)).unread).toEqual([{ part: 'word/media/Logo.png', why: 'pictures' }])
  })

  it('of Excel are its cells', async () => {
    expect(await placesOf('one', pack(workbookParts(oneCell)))).toEqual(['text xl/worksheets/sheet1.xml'])
  })

  it('of pictures are what stands beside what they show', async () => {
    const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from('Nordlicht', 'utf16le')])
    expect(await placesOf('Nordlicht', jpeg(0xe1, exif))).toEqual(['metadata'])
    expect(await placesOf('Nordlicht', jpeg(0xed, bytesOf('Photoshop Nordlicht')))).toEqual(['metadata'])
    const packed = Buffer.concat([Buffer.from('Author\0\0', 'latin1'), deflateSync('Nordlicht')])
    expect(await placesOf('Nordlicht', png(chunk('zTXt', packed)))).toEqual(['metadata'])
    expect((await look(png())).unread).toEqual([{ part: '', why: 'pictures' }])
  })

  it('of mails and archives are those of the files in them, too', async () => {
    const mail = [
      'From: Jana <jana@nordlicht.example>',
      'Subject: =?utf-8?q?Unser_Angebot_f=C3=BCr_Sie?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain',
      '',
      'See the offer',
      '--x',
      'Content-Type: text/plain; name=offer-of-nordlicht.txt',
      'Content-Disposition: attachment; filename=offer-of-nordlicht.txt',
      '',
      'By Polarstern',
      '--x--',
    ].join('\r\n')
    const archive = pack({ 'sent/mail.eml': mail })
    expect(await placesOf('jana@nordlicht.example', archive)).toEqual(['metadata sent/mail.eml'])
    expect(await placesOf('für Sie', archive)).toEqual(['metadata sent/mail.eml'])
    expect(await placesOf('offer-of-nordlicht.txt', archive)).toEqual(['name sent/mail.eml'])
    expect(await placesOf('Polarstern', archive)).toEqual(['text sent/mail.eml: offer-of-nordlicht.txt'])
  })

  it.each([
    ['of another kind', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'kind'],
    ['that is damaged', Buffer.from('%PDF-1.7 and nothing'), 'damaged'],
    ['that lies', pack({ '[Content_Types].xml': '<Types/>', '../a.xml': '<a/>' }), 'damaged'],
    ['that breaks off', pack({ '[Content_Types].xml': '<Types/>', 'a.xml': '<a><b></a>' }), 'damaged'],
  ])('of one %s are not known', async (_what, bytes, why) => {
    expect((await look(bytes)).unread).toEqual([{ part: '', why }])
  })

  it('of plain text are it, in whichever way it is written', async () => {
    expect(await placesOf('Söhne', bytesOf('Nordlicht & Söhne'))).toEqual(['text'])
    expect(await placesOf('Söhne', Buffer.from('\ufeffNordlicht & Söhne', 'utf16le'))).toEqual(['text'])
    expect(await placesOf('Söhne', Buffer.from('Nordlicht & Söhne', 'latin1'))).toEqual(['text'])
    expect(await placesOf('Nordlicht', bytesOf('<p>Nord<b>licht</b></p>'))).toEqual(['text'])
  })
})
