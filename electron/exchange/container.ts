import { Refusal } from '../../shared/result.ts'
import { megabyte, type ReadLimits } from './limits.ts'
import { locateDirectory, readDirectory, unpack, ZipError } from './zip.ts'

/** A file inside another, with its path in there. */
export type Entry = { name: string; bytes: Uint8Array }

/** What holds other files: a ZIP archive that is no document, a mail, a mail as Outlook saves it. */
export type ContainerKind = 'archive' | 'mail' | 'outlookMail'

/** What kind of container a file is by its bytes; undefined for any other file. */
export function containerKind(bytes: Uint8Array): ContainerKind | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = buffer.subarray(0, 8).toString('hex')
  if (head.startsWith('504b0304')) return isDocument(bytes) ? undefined : 'archive'
  if (head === 'd0cf11e0a1b11ae1') return buffer.includes('__properties_version1.0', 0, 'utf16le') ? 'outlookMail' : undefined
  const text = buffer.subarray(0, 16_384).toString('latin1')
  const headers = /^(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2}/.test(text)
  return headers && /^(?:from|subject|received|mime-version|date):/im.test(text) ? 'mail' : undefined
}

/** Office and OpenDocument files are archives that say what they are. */
function isDocument(bytes: Uint8Array): boolean {
  try {
    return readDirectory(bytes).some(({ name }) => /^(\[Content_Types\]\.xml|mimetype)$/i.test(name))
  } catch (error) {
    if (error instanceof ZipError) return false
    throw error
  }
}

/** The files inside a container, to be called in a worker. Refuses with `exchange.*` what is damaged, encrypted or grows too large. */
export async function openContainer(kind: ContainerKind, file: string, bytes: Uint8Array, limits: ReadLimits): Promise<Entry[]> {
  const entries = kind === 'archive' ? archived(file, bytes, limits) : kind === 'mail' ? await mailed(bytes) : await saved(bytes)
  if (entries.length > limits.parts) throw new Refusal('exchange.tooLarge', { file, what: 'parts', limit: limits.parts })
  return entries
}

/** What operating systems put into archives. */
const leftover = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)/i

function archived(file: string, bytes: Uint8Array, limits: ReadLimits): Entry[] {
  try {
    const directory = locateDirectory(bytes)
    if (directory.count > limits.parts) throw new Refusal('exchange.tooLarge', { file, what: 'parts', limit: limits.parts })
    let expanded = 0
    return readDirectory(bytes, directory).flatMap((entry) => {
      const name = entry.name.replaceAll('\\', '/')
      if (name.endsWith('/') || leftover.test(name)) return []
      if (entry.encrypted) throw new Refusal('exchange.encrypted', { file })
      expanded += entry.size
      if (expanded > limits.expandedMegabytes * megabyte)
        throw new Refusal('exchange.tooLarge', { file, what: 'expanded', limit: limits.expandedMegabytes })
      return [{ name, bytes: unpack(bytes, entry) }]
    })
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    if (error.message === 'truncated') throw new Refusal('exchange.truncated', { file })
    throw new Refusal('exchange.damaged', { file, part: error.part || 'directory' })
  }
}

async function mailed(bytes: Uint8Array): Promise<Entry[]> {
  const { default: PostalMime } = await import('postal-mime')
  const { attachments } = await PostalMime.parse(bytes, { forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' })
  return attachments.map(({ filename, mimeType, content }, index) => ({
    name: filename || `${index + 1}${mimeType === 'message/rfc822' ? '.eml' : ''}`,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
  }))
}

type Stored = { FullPaths: string[]; FileIndex: { content?: Uint8Array | number[] }[] }

/** Streams of an Outlook message (MS-OXMSG): the data of an attachment, and its long or its short name. */
const streams = { data: '37010102', longName: '3707001F', shortName: '3704001F' } as const

async function saved(bytes: Uint8Array): Promise<Entry[]> {
  const { CFB } = await import('@e965/xlsx')
  const { FullPaths, FileIndex }: Stored = CFB.read(bytes, { type: 'buffer' })
  const attachments = new Map<string, Map<string, Uint8Array>>()
  for (const [index, path] of FullPaths.entries()) {
    const [, attachment, stream] = /(?:^|\/)(__attach_version1\.0_#[\dA-F]+)\/__substg1\.0_([\dA-F]{8})$/i.exec(path) ?? []
    const content = FileIndex[index]?.content
    if (!attachment || !stream || !content) continue
    const known = attachments.get(attachment) ?? new Map<string, Uint8Array>()
    attachments.set(attachment, known.set(stream.toUpperCase(), Uint8Array.from(content)))
  }
  const words = (content: Uint8Array | undefined) => content && new TextDecoder('utf-16le').decode(content)
  return [...attachments.values()].flatMap((parts, index) => {
    const content = parts.get(streams.data)
    const name = words(parts.get(streams.longName)) ?? words(parts.get(streams.shortName)) ?? String(index + 1)
    return content ? [{ name, bytes: content }] : []
  })
}
