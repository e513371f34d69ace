/** An opening tag of an XML part: its name without namespace prefix, and its attributes as they stand. */
export type Tag = { name: string; attributes: string }

const entities = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }))

/** The opening tags called one of `names`, in order of appearance. Comments and CDATA are skipped. */
export function* tagsOf(xml: string, ...names: string[]): Generator<Tag> {
  const pattern = new RegExp(
    `<!--[\\s\\S]*?(?:-->|$)|<!\\[CDATA\\[[\\s\\S]*?(?:\\]\\]>|$)|<(?:[\\w.-]+:)?(${names.join('|')})(?=[\\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>`,
    'g',
  )
  for (const [, name, attributes = ''] of xml.matchAll(pattern)) if (name !== undefined) yield { name, attributes }
}

/** One attribute of a tag, decoded; `name` includes the prefix, if any. */
export function attribute({ attributes }: Tag, name: string): string | undefined {
  for (const [, found, double, single] of attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (found === name) return decode(double ?? single ?? '')
  return undefined
}

/** All attributes of a tag, decoded, by their names with prefix. */
export function attributesOf({ attributes }: Tag): Map<string, string> {
  const all = new Map<string, string>()
  for (const [, name = '', double, single] of attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (!all.has(name)) all.set(name, decode(double ?? single ?? ''))
  return all
}

/** An attribute of type xsd:boolean. */
export function flag(tag: Tag, name: string): boolean {
  return ['1', 'true', 'on'].includes(attribute(tag, name) ?? '')
}

/** Text of an XML part with its character references resolved. */
export function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\dA-Fa-f]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hexadecimal, decimal, name) => {
    if (name) return entities.get(name) ?? whole
    const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
