import { inflateSync } from 'node:zlib'
import { megabyte } from '../limits.ts'
import { type DocumentTexts, textsInBytes } from './found.ts'

/** Most bytes of an entry that was packed. */
const largestEntry = 4 * megabyte

/** The texts beside what a picture shows (Exif, XMP, IPTC, comments); nothing where it is none. What it shows cannot be looked into. */
export function pictureTexts(bytes: Uint8Array): DocumentTexts | undefined {
  const start = Buffer.from(bytes.subarray(0, 12))
  const kind = kinds.find(({ is }) => is(start))
  if (!kind) return undefined
  const entries = kind.entries(bytes)
  const texts = entries.flatMap(textsInBytes).map((text) => ({ place: 'metadata' as const, part: '', text }))
  return { texts, unread: [{ part: '', why: 'pictures' }] }
}

const starts = (mark: string) => (bytes: Buffer) => bytes.toString('latin1').startsWith(mark)

/** Kinds of picture by their first bytes. */
const kinds = [
  { is: starts('\xff\xd8\xff'), entries: jpegEntries },
  { is: starts('\x89PNG\r\n'), entries: pngEntries },
  { is: (bytes: Buffer) => starts('RIFF')(bytes) && starts('WEBP')(bytes.subarray(8)), entries: webpEntries },
  { is: starts('GIF8'), entries: gifEntries },
]

/** Segments of applications and comments of a JPEG, and what follows its end. */
function jpegEntries(bytes: Uint8Array): Uint8Array[] {
  const view = viewOf(bytes)
  const entries: Uint8Array[] = []
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xda) break
    const length = view.getUint16(at + 2)
    if ((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe) entries.push(bytes.subarray(at + 4, at + 2 + length))
    at += 2 + Math.max(2, length)
  }
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(Buffer.of(0xff, 0xd9))
  return end < 0 ? entries : [...entries, bytes.subarray(end + 2, end + 2 + largestEntry)]
}

/** Chunks of a PNG that hold no pixels, unpacked where they are packed. */
function pngEntries(bytes: Uint8Array): Uint8Array[] {
  const view = viewOf(bytes)
  const entries: Uint8Array[] = []
  let at = 8
  for (; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    const data = bytes.subarray(at + 8, at + 8 + view.getUint32(at))
    if (!['IHDR', 'PLTE', 'IDAT', 'IEND', 'fdAT', 'tRNS'].includes(type)) entries.push(data, ...packedIn(data))
    if (type === 'IEND') {
      at += 12
      break
    }
  }
  return [...entries, bytes.subarray(at, at + largestEntry)]
}

/** What zlib packed somewhere after the first bytes of a chunk (zTXt, iTXt, iCCP). */
function packedIn(data: Uint8Array): Uint8Array[] {
  const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  for (let at = buffer.indexOf(0x78); at >= 0 && at < 512; at = buffer.indexOf(0x78, at + 1))
    try {
      return [inflateSync(buffer.subarray(at), { maxOutputLength: largestEntry })]
    } catch {}
  return []
}

function webpEntries(bytes: Uint8Array): Uint8Array[] {
  const view = viewOf(bytes)
  const entries: Uint8Array[] = []
  for (let at = 12; at + 8 <= bytes.length; ) {
    const type = Buffer.from(bytes.subarray(at, at + 4)).toString('latin1')
    const length = view.getUint32(at + 4, true)
    if (!/^(?:VP8|ALPH|ANIM|ANMF)/.test(type)) entries.push(bytes.subarray(at + 8, at + 8 + length))
    at += 8 + length + (length % 2)
  }
  return entries
}

/** Comments and what programs add to a GIF lie between its pictures, which are packed: all of it is looked through. */
function gifEntries(bytes: Uint8Array): Uint8Array[] {
  return [bytes.subarray(0, largestEntry)]
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
