import type { DocumentPlace } from '../../../shared/exchange/document.ts'
import { Refusal } from '../../../shared/result.ts'
import type { ReadLimits } from '../limits.ts'
import { XmlError, xmlEvents } from '../xml-events.ts'
import { attributesOf } from '../xml-tags.ts'
import { openGuarded } from '../zip-guard.ts'
import type { DocumentText, DocumentTexts } from './found.ts'

const isMarkup = (name: string): boolean => /\.(?:xml|rels|vml)$/i.test(name)
const isPicture = (name: string): boolean => /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|wdp|ico)$/i.test(name)

/** The texts of a document of Word, Excel or PowerPoint: of all its parts, those about it and the authors of comments among them. */
export function officeTexts(file: string, bytes: Uint8Array, limits: ReadLimits): DocumentTexts {
  try {
    const { names, parts } = openGuarded(file, bytes, limits, { xlsx: isMarkup, xlsb: isMarkup, ods: isMarkup })
    const others = names.filter((name) => !isMarkup(name) && !name.endsWith('/'))
    return {
      texts: [
        { place: 'name', part: '', text: names.join('\n') },
        ...[...parts].flatMap(([name, part]) => partTexts(name, part)),
      ],
      unread: others.map((part) => ({ part, why: isPicture(part) ? 'pictures' : 'kind' })),
    }
  } catch (error) {
    if (error instanceof XmlError) return { texts: [], unread: [{ part: '', why: 'damaged' }] }
    if (!(error instanceof Refusal)) throw error
    const why = ({ 'exchange.encrypted': 'encrypted', 'exchange.tooLarge': 'large', 'exchange.notWorkbook': 'kind' } as const)[
      error.code as string
    ]
    return { texts: [], unread: [{ part: '', why: why ?? 'damaged' }] }
  }
}

function partTexts(name: string, content: Uint8Array): DocumentText[] {
  const lines: string[] = []
  const attributes = new Set<string>()
  let line = ''
  let holdsText = false
  const endLine = () => {
    if (line.trim() !== '') lines.push(line)
    line = ''
  }
  for (const event of xmlEvents(new TextDecoder().decode(content))) {
    if (event.kind === 'text') {
      line += event.text
      holdsText = true
    } else if (event.kind === 'open') {
      holdsText = false
      for (const value of attributesOf(event).values()) if (/\p{L}{2}/u.test(value)) attributes.add(value)
    } else {
      // Words go on in the next run; whatever else holds text stands for itself.
      if (['p', 'si', 'is', 'comment', 'tr'].includes(event.name) || (holdsText && event.name !== 't')) endLine()
      holdsText = false
    }
  }
  endLine()
  const place = placeOf(name)
  return [
    { place, part: name, text: lines.join('\n') },
    { place: place === 'text' ? 'metadata' : place, part: name, text: [...attributes].join('\n') },
  ]
}

function placeOf(name: string): DocumentPlace {
  if (/comment|person|people|author/i.test(name)) return 'comment'
  return /^docProps\/|\.rels$|^customXml\//i.test(name) ? 'metadata' : 'text'
}
