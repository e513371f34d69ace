import { Refusal } from '../../shared/result.ts'
import { megabyte, type ReadLimits } from './limits.ts'
import { locateDirectory, locateEntry, readDirectory, unpack, type ZipEntry, ZipError } from './zip.ts'

/** The kinds of archives that are workbooks. */
export type PackageKind = 'xlsx' | 'xlsb' | 'ods'

/** All that a parser gets to see of an archive: the names of its parts, and those that are wanted, unpacked. */
export type GuardedPackage = { kind: PackageKind; names: string[]; parts: Map<string, Uint8Array> }

/**
 * Checks an archive that claims to be a workbook before anything parses it, and unpacks the parts that are wanted of its kind.
 * Refuses, with the file's name and what to do: archives of another kind, encrypted, cut off, damaged or too large ones, and those
 * with macros or with parts that lie.
 */
export function openGuarded(
  file: string,
  bytes: Uint8Array,
  limits: ReadLimits,
  wanted: Readonly<Record<PackageKind, (name: string) => boolean>>,
): GuardedPackage {
  try {
    const entries = checkedEntries(file, bytes, limits)
    const names = entries.map(({ name }) => partName(name))
    const kind = packageKind(file, names)
    const parts = new Map<string, Uint8Array>()
    for (const entry of entries) {
      const name = partName(entry.name)
      if (!wanted[kind](name)) continue
      const content = unpack(bytes, entry)
      if (/\.(xml|rels|vml)$/i.test(name)) refuseMarkup(file, name, content)
      parts.set(name, content)
    }
    return { kind, names, parts }
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

function packageKind(file: string, names: string[]): PackageKind {
  const macros = names.find((name) =>
    /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^xl\/(macrosheets|dialogsheets)\/|^(Basic|Scripts)\/./i.test(name),
  )
  if (macros) throw new Refusal('exchange.macros', { file, part: macros })
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^xl\/workbook\.bin$/i)) return 'xlsb'
  if (has(/^encrypted-package$/i)) throw new Refusal('exchange.encrypted', { file })
  if (has(/^content\.xml$/i)) return 'ods'
  if (!has(/^\[Content_Types\]\.xml$/i)) throw new Refusal('exchange.notWorkbook', { file, found: 'archive' })
  return 'xlsx'
}
