import { type Dictionary, type Pdf, Ref, textOf, type Value } from './pdf.ts'

/** Content of a page, or an annotation, that an element owns. */
export type Content = { kind: 'content'; page: number; mcid: number } | { kind: 'annotation'; page: number; annotation: number }

export type Element = {
  type: string
  id: number
  dictionary: Dictionary
  elements: Element[]
  contents: Content[]
  order: (Element | Content)[]
}

/** The structure tree as a screen reader walks it. */
export function structureTree(pdf: Pdf): Element {
  const kids = pdf.array(pdf.dictionary(pdf.root.get('StructTreeRoot')).get('K'))
  if (kids.length !== 1 || !(kids[0] instanceof Ref)) throw new Error('the tree has no single root')
  return readElement(pdf, kids[0])
}

function readElement(pdf: Pdf, reference: Ref): Element {
  const dictionary = pdf.dictionary(reference)
  const own = dictionary.get('Pg')
  const order = pdf.array(dictionary.get('K')).map((kid) => readKid(pdf, kid, own instanceof Ref ? own.id : 0))
  return {
    type: pdf.name(dictionary.get('S')),
    id: reference.id,
    dictionary,
    order,
    elements: order.filter((kid) => 'elements' in kid),
    contents: order.filter((kid) => 'kind' in kid),
  }
}

function readKid(pdf: Pdf, kid: Value, page: number): Element | Content {
  if (typeof kid === 'number') return { kind: 'content', page, mcid: kid }
  if (kid instanceof Ref) return readElement(pdf, kid)
  const dictionary = pdf.dictionary(kid)
  const there = dictionary.get('Pg')
  const target = dictionary.get('Obj')
  const where = there instanceof Ref ? there.id : page
  if (pdf.name(dictionary.get('Type')) === 'OBJR')
    return { kind: 'annotation', page: where, annotation: target instanceof Ref ? target.id : 0 }
  return { kind: 'content', page: where, mcid: Number(dictionary.get('MCID')) }
}

/** An element and all below it, in reading order. */
export function* walk(element: Element): Generator<Element> {
  yield element
  for (const child of element.elements) yield* walk(child)
}

/** Every element of a type. */
export function all(root: Element, ...types: string[]): Element[] {
  return [...walk(root)].filter((element) => types.includes(element.type))
}

/** Text of every piece of marked content: `page id/mcid` to what stands there. */
export function contentTexts(pdf: Pdf): Map<string, string> {
  const result = new Map<string, string>()
  for (const page of pdf.pages) {
    for (const painted of pdf.painted(page)) {
      const mcid = painted.marks[0]?.properties.get('MCID')
      if (mcid === undefined) continue
      const key = `${page.id}/${String(mcid)}`
      result.set(key, (result.get(key) ?? '') + painted.text)
    }
  }
  return result
}

/** What an element says, its children included, in reading order; `ActualText` counts instead of glyphs. */
export function said(element: Element, texts: ReadonlyMap<string, string>): string {
  const actual = element.dictionary.get('ActualText')
  if (actual !== undefined) return textOf(actual)
  return element.order
    .map((kid) => {
      if ('elements' in kid) return said(kid, texts)
      return kid.kind === 'content' ? (texts.get(`${kid.page}/${kid.mcid}`) ?? '') : ''
    })
    .join('')
}

/** Text of a page that belongs to nobody: headers, footers, repeated rows. */
export function decoration(pdf: Pdf, page: Ref): string[] {
  return pdf
    .painted(page)
    .filter(({ marks }) => marks[0]?.tag === 'Artifact')
    .map(({ text }) => text)
    .filter(Boolean)
}
