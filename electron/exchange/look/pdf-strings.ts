import { constants, inflateSync } from 'node:zlib'
import { megabyte } from '../limits.ts'
import type { DocumentText, DocumentTexts, Unread } from './found.ts'

const hexadecimal = /<([\dA-Fa-f\s]{4,})>/g

/** Most bytes that all streams of a document may have unpacked. */
const mostUnpacked = 256 * megabyte

/**
 * What stands in a PDF beside its pages: in what is said about it (its entries and XMP), notes, bookmarks, links, forms and names. All
 * objects are looked through as they stand, those in streams too. `embedded` are files in it.
 */
export function pdfStrings(bytes: Uint8Array): DocumentTexts & { embedded: Uint8Array[] } {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = source.toString('latin1')
  const texts: DocumentText[] = []
  const embedded: Uint8Array[] = []
  const whys = new Set<Unread['why']>()
  const add = (part: string) => {
    for (const each of [part.replace(hexadecimal, ' '), ...stringsIn(part)])
      texts.push({ place: 'metadata', part: '', text: each })
  }
  if (/\/Encrypt\b/.test(text)) whys.add('encrypted')
  let left = mostUnpacked
  let at = 0
  for (const { from, to, dictionary } of streamsIn(text)) {
    add(text.slice(at, from))
    at = to
    const isPicture = /\/Subtype\s*\/Image\b/.test(dictionary)
    if (isPicture) whys.add('pictures')
    if (isPicture || !/\/(?:ObjStm|Metadata|EmbeddedFile|JavaScript)\b/.test(dictionary)) continue
    const unpacked = unpackedStream(source.subarray(from, to), dictionary, left)
    if (!unpacked) {
      whys.add(left <= 0 ? 'large' : 'damaged')
      continue
    }
    left -= unpacked.length
    if (/\/EmbeddedFile\b/.test(dictionary)) embedded.push(unpacked)
    else if (/\/ObjStm\b/.test(dictionary)) add(unpacked.toString('latin1'))
    else
      texts.push(
        { place: 'metadata', part: '', text: unpacked.toString('utf8') },
        { place: 'metadata', part: '', text: unpacked.toString('utf16le') },
      )
  }
  add(text.slice(at))
  return { texts, embedded, unread: [...whys].map((why) => ({ part: '', why })) }
}

/** Where the data of each stream lies, with the dictionary before it. */
function* streamsIn(text: string): Generator<{ from: number; to: number; dictionary: string }> {
  const begin = /\bstream(?:\r\n|\n|\r)/g
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const from = found.index + found[0].length
    const end = text.indexOf('endstream', from)
    const object = text.lastIndexOf('obj', found.index)
    const dictionary = text.slice(Math.max(object, found.index - 8192), found.index)
    const to = end < 0 ? text.length : end
    yield { from, to, dictionary }
    begin.lastIndex = to
  }
}

/** The data of a stream that is plain or packed once by zlib; nothing where it is packed otherwise, or grows too large. */
function unpackedStream(data: Buffer, dictionary: string, limit: number): Buffer | undefined {
  const [, filters] = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary) ?? []
  if (filters === undefined) return data.length > limit ? undefined : data
  if (!/^\[?\s*\/(?:FlateDecode|Fl)\s*\]?$/.test(filters) || /\/Predictor\s+(?!1\b)\d/.test(dictionary) || limit <= 0)
    return undefined
  try {
    return inflateSync(data, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return undefined
  }
}

/** The texts among the objects of a PDF: in brackets, and in hexadecimal. */
function stringsIn(objects: string): string[] {
  const found: string[] = []
  for (let at = objects.indexOf('('); at >= 0; at = objects.indexOf('(', at)) {
    const end = endOfLiteral(objects, at)
    found.push(...decoded(unescaped(objects.slice(at + 1, end))))
    at = end + 1
  }
  for (const [, digits = ''] of objects.matchAll(hexadecimal))
    found.push(...decoded(Buffer.from(digits.replace(/\s/g, ''), 'hex').toString('latin1')))
  return found.length === 0 ? [] : [found.join('\n')]
}

function endOfLiteral(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === '(') depth++
    else if (sign === ')' && --depth === 0) return at
  }
  return text.length
}

function unescaped(literal: string): string {
  return literal.replace(/\\(?:([0-7]{1,3})|(\r\n|\r|\n)|([\s\S]))/g, (_, octal?: string, end?: string, sign = '') =>
    octal
      ? String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
      : end
        ? ''
        : ({ n: '\n', r: '\r', t: '\t' }[sign as string] ?? sign),
  )
}

/** What bytes say as a text of a PDF: UTF-16 or UTF-8 where they say so, otherwise both that and one byte a sign. */
function decoded(latin: string): string[] {
  const bytes = Buffer.from(latin, 'latin1')
  if (latin.startsWith('\xfe\xff'))
    return [
      Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le'),
    ]
  if (latin.startsWith('\xff\xfe')) return [bytes.toString('utf16le')]
  return /[\x80-\xff]/.test(latin) ? [latin, bytes.toString('utf8')] : [latin]
}
