import { Refusal } from '../../shared/result.ts'
import { megabyte, type ReadLimits } from './limits.ts'
import { locateDirectory, locateEntry, readDirectory, unpack, type ZipEntry, ZipError } from './zip.ts'

/**
 * Checks a file that claims to be an `.xlsx` before anything parses it, and unpacks the parts that `wanted` names.
 * What it returns is all that a parser gets to see. Refuses, with the file's name and what to do: files of another kind, encrypted,
 * cut off, damaged or too large ones, and archives with macros or with parts that lie.
 */
export function openGuarded(
  file: string,
  bytes: Uint8Array,
  limits: ReadLimits,
  wanted: (name: string) => boolean,
): { names: string[]; parts: Map<string, Uint8Array> } {
  if (bytes.length > limits.fileMegabytes * megabyte)
    throw new Refusal('exchange.tooLarge', { file, what: 'file', limit: limits.fileMegabytes })
  refuseOtherKinds(file, bytes)
  try {
    const entries = checkedEntries(file, bytes, limits)
    const names = entries.map(({ name }) => partName(name))
    refuseOtherPackages(file, names)
    const parts = new Map<string, Uint8Array>()
    for (const entry of entries) {
      const name = partName(entry.name)
      if (!wanted(name)) continue
      const content = unpack(bytes, entry)
      refuseMarkup(file, name, content)
      parts.set(name, content)
    }
    return { names, parts }
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    if (error.message === 'truncated') throw new Refusal('exchange.truncated', { file })
    throw new Refusal('exchange.damaged', { file, part: error.part || 'directory' })
  }
}

/** Entries whose sizes, places and names do no harm. */
function checkedEntries(file: string, bytes: Uint8Array, limits: ReadLimits): ZipEntry[] {
  const directory = locateDirectory(bytes)
  if (directory.count > limits.parts) throw new Refusal('exchange.tooLarge', { file, what: 'parts', limit: limits.parts })
  const entries = readDirectory(bytes, directory)
  let expanded = 0
  const names = new Set<string>()
  for (const { name, size, compressedSize, encrypted } of entries) {
    if (encrypted) throw new Refusal('exchange.encrypted', { file })
    if (leadsOut(name)) throw new Refusal('exchange.unsafe', { file, reason: 'path', part: name })
    const plain = partName(name).toLowerCase()
    if (names.has(plain)) throw new Refusal('exchange.unsafe', { file, reason: 'repeated', part: name })
    names.add(plain)
    expanded += size
    if (expanded > limits.expandedMegabytes * megabyte)
      throw new Refusal('exchange.tooLarge', { file, what: 'expanded', limit: limits.expandedMegabytes })
    if (size >= megabyte && size > compressedSize * limits.ratio)
      throw new Refusal('exchange.tooLarge', { file, what: 'ratio', limit: limits.ratio })
  }
  refuseOverlap(file, bytes, entries, directory.offset)
  return entries
}

/** Two entries over the same bytes multiply a bomb; harmless archives have none. */
function refuseOverlap(file: string, bytes: Uint8Array, entries: ZipEntry[], directory: number): void {
  let free = 0
  for (const entry of entries.toSorted((one, other) => one.offset - other.offset)) {
    const { end } = locateEntry(bytes, entry)
    if (entry.offset < free || end > directory)
      throw new Refusal('exchange.unsafe', { file, reason: 'overlap', part: entry.name })
    free = end
  }
}

/** Some writers separate folders by backslashes. */
function partName(name: string): string {
  return name.replaceAll('\\', '/')
}

function leadsOut(name: string): boolean {
  const segments = name.split(/[/\\]/)
  return segments.includes('..') || segments[0] === '' || /^[A-Za-z]:/.test(name) || name.includes('\0')
}

/** XML of a workbook must not declare a document type: that is how entities read files or grow without end. */
function refuseMarkup(file: string, part: string, content: Uint8Array): void {
  const wide = content[1] === 0 || content[0] === 0 || content[0] === 0xfe || content[0] === 0xff
  if (wide) throw new Refusal('exchange.damaged', { file, part })
  if (Buffer.from(content.buffer, content.byteOffset, content.byteLength).indexOf('<!DOCTYPE', 0, 'latin1') >= 0)
    throw new Refusal('exchange.unsafe', { file, reason: 'markup', part })
}

function refuseOtherKinds(file: string, bytes: Uint8Array): void {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096))
  const starts = (hexadecimal: string) => head.subarray(0, hexadecimal.length / 2).toString('hex') === hexadecimal
  if (starts('504b0304')) return
  if (starts('d0cf11e0a1b11ae1')) {
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('EncryptedPackage', 0, 'utf16le')
    throw encrypted
      ? new Refusal('exchange.encrypted', { file })
      : new Refusal('exchange.notWorkbook', { file, found: 'oldWorkbook' })
  }
  if (starts('504b')) throw new Refusal('exchange.notWorkbook', { file, found: 'archive' })
  throw new Refusal('exchange.notWorkbook', { file, found: plainKind(head) })
}

function plainKind(head: Buffer): 'empty' | 'pdf' | 'oldWorkbook' | 'text' | 'other' {
  if (head.length === 0) return 'empty'
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (head[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(head[1] ?? -1)) return 'oldWorkbook'
  return head.includes(0) ? 'other' : 'text'
}

function refuseOtherPackages(file: string, names: string[]): void {
  const macros = names.find((name) => /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^xl\/(macrosheets|dialogsheets)\//i.test(name))
  if (macros) throw new Refusal('exchange.macros', { file, part: macros })
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^xl\/workbook\.bin$/i)) throw new Refusal('exchange.notWorkbook', { file, found: 'binaryWorkbook' })
  if (has(/^content\.xml$/i)) throw new Refusal('exchange.notWorkbook', { file, found: 'openDocument' })
  if (!has(/^\[Content_Types\]\.xml$/i)) throw new Refusal('exchange.notWorkbook', { file, found: 'archive' })
}
