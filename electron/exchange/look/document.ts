import { Refusal } from '../../../shared/result.ts'
import { containerKind, type Entry, openContainer } from '../container.ts'
import type { ReadLimits } from '../limits.ts'
import { decode } from '../xml-tags.ts'
import type { DocumentTexts, Unread } from './found.ts'
import { officeTexts } from './office.ts'
import { pdfTexts } from './pdf.ts'
import { pictureTexts } from './picture.ts'

/** So deep files are looked for within files. */
const deepest = 4

/**
 * All texts of a document: what people read, what is said about it, comments and their authors, names of files in it, and the same of
 * these; with what of it cannot be looked into. To be called in a worker.
 */
export async function documentTexts(file: string, bytes: Uint8Array, limits: ReadLimits, depth = 0): Promise<DocumentTexts> {
  const within = (entries: readonly Entry[]) => textsWithin(entries, limits, depth + 1)
  if (depth > deepest) return unread('kind')
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) {
    const { embedded, ...found } = pdfTexts(file, bytes)
    return joined([found, await within(embedded.map((content, index) => ({ name: String(index + 1), bytes: content })))])
  }
  const picture = pictureTexts(bytes)
  if (picture) return picture
  const container = containerKind(bytes)
  if (container === 'archive' || container === 'mail') {
    const mail = container === 'mail' ? await mailTexts(bytes) : { texts: [], unread: [] }
    try {
      return joined([mail, await within(await openContainer(container, file, bytes, limits))])
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return joined([
        mail,
        unread(error.code === 'exchange.encrypted' ? 'encrypted' : error.code === 'exchange.tooLarge' ? 'large' : 'damaged'),
      ])
    }
  }
  if (head.startsWith('PK')) return officeTexts(file, bytes, limits)
  return plainTexts(bytes) ?? unread('kind')
}

const unread = (why: Unread['why']): DocumentTexts => ({ texts: [], unread: [{ part: '', why }] })

function joined(all: readonly DocumentTexts[]): DocumentTexts {
  return { texts: all.flatMap(({ texts }) => texts), unread: all.flatMap((each) => each.unread) }
}

async function textsWithin(entries: readonly Entry[], limits: ReadLimits, depth: number): Promise<DocumentTexts> {
  const found: DocumentTexts[] = []
  for (const { name, bytes } of entries) {
    const { texts, unread } = await documentTexts(name, bytes, limits, depth)
    const inside = (part: string) => (part === '' ? name : `${name}: ${part}`)
    found.push({
      texts: [{ place: 'name', part: '', text: name }, ...texts.map((text) => ({ ...text, part: inside(text.part) }))],
      unread: unread.map(({ part, why }) => ({ part: inside(part), why })),
    })
  }
  return joined(found)
}

/** Everything that a mail says of itself, and its words. */
async function mailTexts(bytes: Uint8Array): Promise<DocumentTexts> {
  const { default: PostalMime } = await import('postal-mime')
  const { headers, text = '', html = '', attachments: _, ...about } = await PostalMime.parse(bytes)
  return {
    texts: [
      { place: 'metadata', part: '', text: headers.map(({ key, value }) => `${key}: ${value}`).join('\n') },
      // Decoded, as far as mails encode what they say of themselves.
      { place: 'metadata', part: '', text: JSON.stringify(about) },
      { place: 'text', part: '', text },
      { place: 'text', part: '', text: decode(html) },
      { place: 'text', part: '', text: html.replace(/<[^<>]*>/g, '') },
    ],
    unread: [],
  }
}

/** The text of a file that is nothing but text; nothing where it is none. What it holds as data cannot be looked into. */
function plainTexts(bytes: Uint8Array): DocumentTexts | undefined {
  const text = plainText(bytes)
  if (text === undefined || /^\s*\{\\rtf/.test(text) || text.startsWith('%!PS')) return undefined
  const hasMarkup = /<\w/.test(text)
  return {
    texts: [
      { place: 'text', part: '', text },
      ...(hasMarkup
        ? [decode(text), decode(text.replace(/<[^<>]*>/g, ''))].map((each) => ({ place: 'text' as const, part: '', text: each }))
        : []),
    ],
    unread: /data:[\w/+.-]*;base64/i.test(text) || /<(?:svg|image)\b/i.test(text) ? [{ part: '', why: 'pictures' }] : [],
  }
}

function plainText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const isControl = (byte: number) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte)
  if (bytes.some(isControl)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
