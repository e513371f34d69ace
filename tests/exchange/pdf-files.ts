import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** An object of a PDF: a dictionary, or a stream with what its dictionary says beside its length. */
type PdfObject = string | { dictionary?: string; stream: string | Uint8Array }

/** A PDF of these objects, numbered from 1; the first is the catalogue. */
function pdfOf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const places: number[] = []
  let length = parts[0]?.length ?? 0
  const add = (part: Uint8Array | string) => {
    const bytes = Buffer.from(part)
    parts.push(bytes)
    length += bytes.length
  }
  for (const [index, object] of objects.entries()) {
    places.push(length)
    add(`${index + 1} 0 obj\n`)
    if (typeof object === 'string') add(object)
    else {
      const stream = Buffer.from(object.stream)
      add(`<< ${object.dictionary ?? ''} /Length ${stream.length} >>\nstream\n`)
      add(stream)
      add('\nendstream')
    }
    add('\nendobj\n')
  }
  const table = length
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`)
  for (const place of places) add(`${String(place).padStart(10, '0')} 00000 n \n`)
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`)
  return Buffer.concat(parts)
}

/** A PDF with a page for each text, of the given size in points. */
export function pagesOf(texts: readonly string[], { width = 595, height = 842 } = {}): Buffer {
  return drawnPages(
    texts.map((text) => textOf(text, height)),
    { width, height },
  )
}

const textOf = (text: string, height = 842): string => `BT /F 40 Tf 60 ${height / 2} Td (${text}) Tj ET`

const shading =
  '<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 595 842] /Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 1 1] /N 1 >> >>'

/** A PDF with a page for each content stream. */
function drawnPages(contents: readonly string[], { width = 595, height = 842 } = {}): Buffer {
  const pages = contents.map((_, index) => 4 + index * 2)
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${contents.length} /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...contents.flatMap((stream, index): PdfObject[] => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F 3 0 R >> /Shading << /S ${shading} >> >> /Contents ${5 + index * 2} 0 R >>`,
      { stream },
    ]),
  ])
}

/** A PDF of one page that says to have `count`. */
export function manyPages(count: number): Buffer {
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${count} /Kids [3 0 R] >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ])
}

/** A PDF whose page tree leads back to itself. */
export function loop(): Buffer {
  return pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 3 /Parent 2 0 R /Kids [2 0 R 2 0 R] >>'])
}

/** A PDF of one page, its content packed as often as `layers` says, `megabytes` large when it is unpacked. */
export function bomb(megabytes: number, layers: number): Buffer {
  let stream: Uint8Array = Buffer.alloc(megabytes * 1_048_576, '0 0 m ')
  for (let layer = 0; layer < layers; layer++) stream = deflateSync(stream, { level: 9 })
  const filters = Array.from({ length: layers }, () => '/FlateDecode').join(' ')
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
    { dictionary: `/Filter [${filters}]`, stream },
  ])
}

/** A PDF whose first page takes minutes to draw at any width, since it is shaded a hundred thousand times over; the others do not. */
export function slow(): Buffer {
  return drawnPages(['/S sh '.repeat(100_000), textOf('Two'), textOf('Three')])
}

/** A PDF of one page that draws a form that draws two forms that draw two each, `depth` levels deep. */
export function endless(depth: number): Buffer {
  const forms = Array.from({ length: depth }, (_, level): PdfObject => {
    const last = level === depth - 1
    const next = `/Resources << /XObject << /N ${5 + level + 1} 0 R >> >>`
    return {
      dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 200 200] ${last ? '' : next}`,
      stream: last ? '0 0 m 200 200 l S' : '/N Do /N Do',
    }
  })
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /XObject << /N 5 0 R >> >> /Contents 4 0 R >>',
    { stream: '/N Do' },
    ...forms,
  ])
}

/** A PDF of one page with a picture of `side` × `side` pixels that takes a few bytes. */
export function hugePicture(side: number): Buffer {
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /XObject << /P 5 0 R >> >> /Contents 4 0 R >>',
    { stream: '200 0 0 200 0 0 cm /P Do' },
    {
      dictionary: `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode`,
      stream: deflateSync(Buffer.alloc(1_000_000)),
    },
  ])
}

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const padded = (password: string) => Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32)
const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest()

/** A PDF that only opens with the password (standard security handler, revision 2: RC4 of 40 bits). */
export function encrypted(password: string): Buffer {
  const identity = Buffer.alloc(16, 7)
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password))
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff])
  const user = rc4(md5(padded(password), owner, permissions, identity).subarray(0, 5), padding)
  const hex = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
      `<< /Filter /Standard /V 1 /R 2 /P -4 /O ${hex(owner)} /U ${hex(user)} >>`,
    ],
    `/Encrypt 4 0 R /ID [${hex(identity)} ${hex(identity)}]`,
  )
}

/** The cipher RC4, which the cryptography of Node no longer has. */
function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index)
  const at = (index: number) => state[index & 255] ?? 0
  const swap = (a: number, b: number) => {
    const kept = at(a)
    state[a & 255] = at(b)
    state[b & 255] = kept
  }
  let j = 0
  for (let i = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  let k = 0
  j = 0
  return Buffer.from(
    data.map((byte) => {
      k = (k + 1) & 255
      j = (j + at(k)) & 255
      swap(k, j)
      return byte ^ at(at(k) + at(j))
    }),
  )
}
