import { decode, type Tag } from './xml-tags.ts'

/** What stands in an XML part, in its order. Names are without namespace prefix; `text` is decoded. */
export type XmlEvent = ({ kind: 'open' } & Tag) | { kind: 'close'; name: string } | { kind: 'text'; text: string }

/** Why a part is not XML that can be trusted to say all that it holds. */
export class XmlError extends Error {}

/** A tag from its bracket on. Quoted values may hold any bracket. */
const tag = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/y

/**
 * Goes once through a part. An element that is closed at once opens and closes. Throws an `XmlError` where tags do not match, where
 * the part breaks off, and for what is no markup.
 */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  const open: string[] = []
  for (let at = 0; at < xml.length; ) {
    const next = xml.indexOf('<', at)
    const end = next < 0 ? xml.length : next
    if (end > at) yield { kind: 'text', text: decode(lineFeeds(xml.slice(at, end))) }
    if (next < 0) break
    if (xml.startsWith('<!--', next)) at = after(xml, '-->', next + 4)
    else if (xml.startsWith('<?', next)) at = after(xml, '?>', next + 2)
    else if (xml.startsWith('<![CDATA[', next)) {
      at = after(xml, ']]>', next + 9)
      yield { kind: 'text', text: lineFeeds(xml.slice(next + 9, at - 3)) }
    } else {
      tag.lastIndex = next
      const found = tag.exec(xml)
      if (!found) throw new XmlError()
      const [whole, closing, name = '', attributes = '', empty] = found
      at = next + whole.length
      if (closing) {
        if (open.pop() !== name) throw new XmlError()
        yield { kind: 'close', name }
      } else {
        yield { kind: 'open', name, attributes }
        if (empty) yield { kind: 'close', name }
        else open.push(name)
      }
    }
  }
  if (open.length > 0) throw new XmlError()
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  if (found < 0) throw new XmlError()
  return found + mark.length
}

/** As XML has it, whatever the program wrote. */
function lineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
