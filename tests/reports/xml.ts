/** Says what keeps a text from being well-formed XML, or undefined. Knows elements, attributes, the five entities and instructions. */
export function checkXml(xml: string): string | undefined {
  const open: string[] = []
  const pattern =
    /<\?[\s\S]*?\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="(?:[^<&"]|&(?:amp|lt|gt|quot|apos);)*")*)\s*(\/?)>|&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);|[^<&]/gi
  let at = 0
  for (const match of xml.matchAll(pattern)) {
    if (match.index !== at) break
    at += match[0].length
    if (match[1] !== undefined && open.pop() !== match[1]) return `</${match[1]}> closes nothing`
    if (match[2] !== undefined && match[4] === '') open.push(match[2])
  }
  if (at !== xml.length) return `not XML: ${xml.slice(at, at + 40)}`
  return open.length > 0 ? `<${open.join('> <')}> stays open` : undefined
}
