import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** One entry as the central directory of a ZIP archive declares it. Sizes in bytes. */
export type ZipEntry = {
  name: string
  method: number
  encrypted: boolean
  crc: number
  compressedSize: number
  size: number
  /** Where its local header begins. */
  offset: number
}

/** Why bytes are not a readable archive. */
export class ZipError extends Error {
  readonly part: string
  constructor(reason: 'truncated' | 'damaged', part = '') {
    super(reason)
    this.name = 'ZipError'
    this.part = part
  }
}

const localSignature = 0x04034b50
const centralSignature = 0x02014b50
const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const locator64Signature = 0x07064b50
const localLength = 30
const centralLength = 46
const endLength = 22

type Directory = { count: number; offset: number; size: number }

/** How many entries the archive declares, without reading them. Throws a `ZipError` when its end is missing. */
export function locateDirectory(bytes: Uint8Array): Directory {
  const view = viewOf(bytes)
  const lowest = Math.max(0, bytes.length - endLength - 0xffff)
  for (let at = bytes.length - endLength; at >= lowest; at--) {
    if (view.getUint32(at, true) !== endSignature) continue
    const directory = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    }
    const large = directory.count === 0xffff || directory.size === 0xffffffff || directory.offset === 0xffffffff
    const found = large ? locateDirectory64(view, at) : directory
    if (found.offset + found.size > at) throw new ZipError('damaged')
    return found
  }
  throw new ZipError('truncated')
}

function locateDirectory64(view: DataView, end: number): Directory {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== locator64Signature) throw new ZipError('damaged')
  const at = large(view, locator + 8)
  if (at + 56 > locator || view.getUint32(at, true) !== end64Signature) throw new ZipError('damaged')
  return { count: large(view, at + 32), size: large(view, at + 40), offset: large(view, at + 48) }
}

/** Reads the central directory. Throws a `ZipError` where it contradicts itself. */
export function readDirectory(bytes: Uint8Array, directory: Directory = locateDirectory(bytes)): ZipEntry[] {
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  const end = directory.offset + directory.size
  let at = directory.offset
  for (let index = 0; index < directory.count; index++) {
    if (at + centralLength > end || view.getUint32(at, true) !== centralSignature) throw new ZipError('damaged')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + centralLength + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > end) throw new ZipError('damaged')
    const extra = at + centralLength + nameLength
    entries.push(
      withLargeSizes(view, extra, extra + extraLength, {
        name: nameIn(bytes.subarray(at + centralLength, extra)),
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 0x2041) !== 0,
        crc: view.getUint32(at + 16, true),
        compressedSize: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      }),
    )
    at = next
  }
  return entries
}

/** Fields that hold 0xFFFFFFFF are found in the ZIP64 extra field, in this order. */
function withLargeSizes(view: DataView, from: number, to: number, entry: ZipEntry): ZipEntry {
  const fields = (['size', 'compressedSize', 'offset'] as const).filter((field) => entry[field] === 0xffffffff)
  if (fields.length === 0) return entry
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    if (view.getUint16(at + 2, true) < fields.length * 8 || at + 4 + fields.length * 8 > to) break
    const sizes = Object.fromEntries(fields.map((field, index) => [field, large(view, at + 4 + index * 8)]))
    return { ...entry, ...sizes }
  }
  throw new ZipError('damaged', entry.name)
}

/** Where the bytes of an entry lie. Throws a `ZipError` when its local header does not agree with the directory. */
export function locateEntry(bytes: Uint8Array, entry: ZipEntry): { start: number; end: number } {
  const view = viewOf(bytes)
  const { offset } = entry
  if (offset + localLength > bytes.length || view.getUint32(offset, true) !== localSignature)
    throw new ZipError('damaged', entry.name)
  const nameEnd = offset + localLength + view.getUint16(offset + 26, true)
  const start = nameEnd + view.getUint16(offset + 28, true)
  const end = start + entry.compressedSize
  if (end > bytes.length || nameIn(bytes.subarray(offset + localLength, nameEnd)) !== entry.name)
    throw new ZipError('damaged', entry.name)
  return { start, end }
}

/** Unpacks one entry, never to more than the size that it declares. Throws a `ZipError` unless size and checksum are right. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const { start, end } = locateEntry(bytes, entry)
  const content = inflate(bytes.subarray(start, end), entry)
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw new ZipError('damaged', entry.name)
  return content
}

function inflate(packed: Uint8Array, { name, method, size }: ZipEntry): Uint8Array {
  if (method === 0) return packed
  if (method !== 8) throw new ZipError('damaged', name)
  if (size === 0) return new Uint8Array()
  try {
    return inflateRawSync(packed, { maxOutputLength: size })
  } catch {
    throw new ZipError('damaged', name)
  }
}

/** Writes an archive of `parts` in their order, with a fixed date, so that the same parts give the same bytes. */
export function writeZip(parts: Iterable<readonly [name: string, content: Uint8Array]>, compress: boolean): Uint8Array {
  const chunks: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  let count = 0
  for (const [name, content] of parts) {
    const nameBytes = new TextEncoder().encode(name)
    const packed = compress ? deflateRawSync(content, { level: 9 }) : content
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800, 2)
    fields.writeUInt16LE(compress ? 8 : 0, 4)
    fields.writeUInt16LE(0x21, 8)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([signature(localSignature), fields, nameBytes])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([signature(centralSignature), Buffer.from([20, 0]), fields, tail, nameBytes]))
    chunks.push(local, packed)
    offset += local.length + packed.length
    count++
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...chunks, ...directory, signature(endSignature), end])
}

const decoder = new TextDecoder('utf-8', { fatal: true })
/** The upper half of code page 437, in which archives call their files where they do not say otherwise. */
const codePage437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

function nameIn(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    return [...bytes].map((byte) => (byte < 128 ? String.fromCharCode(byte) : (codePage437[byte - 128] ?? ''))).join('')
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function signature(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** A 64-bit length. Beyond 2^53 it is no length of a real file; the bounds checks refuse it all the same. */
function large(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true))
}
