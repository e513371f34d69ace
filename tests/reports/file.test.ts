import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Written } from '../../electron/reports/kit/report.ts'
import { Name, Pdf, Ref, textOf } from './pdf.ts'
import { render } from './rendered.ts'
import { demo } from './sample.ts'
import { all, contentTexts, decoration, type Element, said, structureTree } from './structure.ts'
import { checkXml } from './xml.ts'

describe('the file of a report with every kind of block', () => {
  let bytes: Buffer
  let written: Written
  let pdf: Pdf
  let tree: Element
  let texts: Map<string, string>

  beforeAll(async () => {
    ;({ bytes, written } = await render(demo))
    pdf = new Pdf(bytes)
    tree = structureTree(pdf)
    texts = contentTexts(pdf)
  })

  const pageNumber = (id: number): number => pdf.pages.findIndex((page) => page.id === id) + 1

  it('says what it is: tagged, in a language, titled, archival', () => {
    expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7')
    expect(pdf.dictionary(pdf.root.get('MarkInfo')).get('Marked')).toBe(true)
    expect(textOf(pdf.root.get('Lang'))).toBe('en')
    expect(pdf.dictionary(pdf.root.get('ViewerPreferences')).get('DisplayDocTitle')).toBe(true)
    expect(pdf.array(pdf.root.get('OutputIntents'))).toHaveLength(1)
    const info = pdf.dictionary(pdf.trailer.get('Info'))
    expect(textOf(pdf.resolve(info.get('Title')))).toBe('Comparison report: Smith & Söhne <Ltd> and others')
    expect(textOf(pdf.resolve(info.get('CreationDate')))).toBe('D:20261119103000Z')
  })

  it('has metadata that is well-formed XML, whatever the title says', () => {
    const xml = pdf.stream(pdf.root.get('Metadata')).toString('utf8')
    expect(checkXml(xml)).toBeUndefined()
    expect(xml).toContain('>Comparison report: Smith &amp; Söhne &lt;Ltd&gt; and others<')
    expect(xml).toContain('A. Keller &lt;keller@example.org&gt;')
    expect(xml).toMatch(/<pdfaid:part>3<[\s\S]*<pdfaid:conformance>A</)
    expect(xml).toMatch(/<pdfuaid:part>1</)
    expect(xml).toMatch(/<dc:language><rdf:Bag><rdf:li>en<\/rdf:li><\/rdf:Bag><\/dc:language>/)
    expect(xml).toContain('<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<')
  })

  it('packs what has no stream of its own, and says of streams only what is known', () => {
    const file = bytes.toString('latin1')
    expect(file).not.toContain('/Type /StructElem')
    expect(file).not.toMatch(/^(?:xref|trailer)$/m)
    const dictionaries = pdf.objects.flatMap(({ value }) => (value instanceof Map ? [value] : []))
    expect(dictionaries.filter((dictionary) => pdf.name(dictionary.get('Type')) === 'ObjStm')).toHaveLength(5)
    expect(dictionaries.some((dictionary) => dictionary.has('length'))).toBe(false)
  })

  it('embeds every font with a map to Unicode, and never draws the glyph for nothing', () => {
    const fonts = pdf.objects.filter(({ value }) => value instanceof Map && pdf.name(value.get('Subtype')) === 'Type0')
    expect(fonts.length).toBe(12)
    for (const { id } of fonts) {
      const font = pdf.dictionary(new Ref(id))
      const [descendant] = pdf.array(font.get('DescendantFonts'))
      const descriptor = pdf.dictionary(pdf.dictionary(descendant).get('FontDescriptor'))
      const file = descriptor.get('FontFile2')
      expect(pdf.stream(file).length).toBeGreaterThan(500)
      expect(pdf.dictionary(file).get('Length1')).toBe(pdf.stream(file).length)
      expect(pdf.unicode(font).size).toBeGreaterThan(1)
    }
    expect(
      pdf.objects.some(
        ({ value }) => value instanceof Map && value.get('Subtype') instanceof Name && pdf.name(value.get('Subtype')) === 'Type1',
      ),
    ).toBe(false)
    for (const page of pdf.pages) for (const { glyphs } of pdf.painted(page)) expect(glyphs).not.toContain(0)
  })

  it('prints the code of a character that no font has, keeps its meaning, and reports it', () => {
    expect(written.missing).toEqual([
      { character: 'ᚠ', code: 'U+16A0', count: 1 },
      { character: '𓀀', code: 'U+13000', count: 1 },
    ])
    const spans = all(tree, 'Span').filter(({ contents }) =>
      contents.some((kid) => kid.kind === 'content' && /^\[U\+/.test(texts.get(`${kid.page}/${kid.mcid}`) ?? '')),
    )
    expect(spans.map((span) => said(span, texts))).toEqual(['ᚠ', '𓀀'])
  })

  it('numbers its pages', () => {
    expect(pdf.dictionary(pdf.root.get('Pages')).get('Count')).toBe(written.pages)
    pdf.pages.forEach((page, index) => {
      expect(decoration(pdf, page).filter((text) => /^\d+ of \d+$/.test(text))).toEqual([`${index + 1} of ${written.pages}`])
    })
  })

  it('lists headings with the page they are on', () => {
    const pageOf = new Map(
      all(tree, 'H1', 'H2', 'H3').map((heading) => [said(heading, texts), pageNumber(heading.contents[0]?.page ?? 0)]),
    )
    pageOf.delete('Contents')
    const listed = all(tree, 'TOCI').map((item) => said(item, texts))
    expect(listed).toEqual([...pageOf].map(([text, page]) => `${text}${page}`))
  })

  it('has bookmarks that nest as the headings do, and counts them', () => {
    const outlines = pdf.dictionary(pdf.root.get('Outlines'))
    type Entry = { title: string; count: unknown; children: Entry[] }
    const read = (parent: ReturnType<typeof pdf.dictionary>): Entry[] => {
      const entries: Entry[] = []
      for (let next = parent.get('First'); next; ) {
        const entry = pdf.dictionary(next)
        const [page, fit] = pdf.array(entry.get('Dest'))
        expect(pdf.name(fit)).toBe('Fit')
        expect(pageNumber(page instanceof Ref ? page.id : 0)).toBeGreaterThan(0)
        entries.push({ title: textOf(entry.get('Title')), count: entry.get('Count'), children: read(entry) })
        next = entry.get('Next')
      }
      return entries
    }
    const entries = read(outlines)
    expect(outlines.get('Count')).toBe(9)
    expect(entries.map(({ title, count, children }) => [title, count, children.length])).toEqual([
      ['Award to Northwind CX', 4, 4],
      ['All criteria', undefined, 0],
      ['さくらサポート', 2, 2],
    ])
    expect(entries[2]?.children[0]).toMatchObject({ title: 'Strengths', count: -1 })
    expect(pdf.name(pdf.root.get('PageMode'))).toBe('UseOutlines')
  })

  it('carries its attachments with their relationship, type and date', () => {
    const [file] = pdf.array(pdf.root.get('AF'))
    const specification = pdf.dictionary(file)
    expect(pdf.name(specification.get('AFRelationship'))).toBe('Data')
    expect([textOf(specification.get('F')), textOf(specification.get('UF'))]).toEqual(['ledger.json', 'ledger.json'])
    const content = pdf.dictionary(specification.get('EF')).get('F')
    expect(pdf.stream(content).toString()).toBe('{"figures":[]}')
    expect(pdf.name(pdf.dictionary(content).get('Subtype'))).toBe('application/json')
    const parameters = pdf.dictionary(pdf.dictionary(content).get('Params'))
    expect(textOf(parameters.get('ModDate'))).toBe('D:20261119103000Z')
    expect(parameters.get('CheckSum')).toBe(createHash('md5').update('{"figures":[]}').digest().toString('latin1'))
  })

  it('turns pages where told', () => {
    const across = pdf.pages.map((page) => Number(pdf.array(pdf.dictionary(page).get('MediaBox'))[2]) > 600)
    expect(across).toEqual([false, false, true, true, true, true, false, false, false, false])
  })

  it('is the same to the byte for the same input, and another file for another', async () => {
    expect((await render(structuredClone(demo))).bytes.equals(bytes)).toBe(true)
    const other = await render({ ...demo, blocks: [...demo.blocks, { kind: 'paragraph', text: 'More.' }] })
    expect(new Pdf(other.bytes).trailer.get('ID')).not.toEqual(pdf.trailer.get('ID'))
  })
})

describe('a report that cannot be right', () => {
  it('refuses a link that leads nowhere', async () => {
    const blocks = [{ kind: 'paragraph', text: [{ text: 'there', to: 'nowhere' }] }] as const
    await expect(render({ ...demo, blocks })).rejects.toMatchObject({
      code: 'reports.anchor.unknown',
      details: { anchor: 'nowhere' },
    })
  })

  it('refuses a row that does not match its table', async () => {
    const blocks = [{ kind: 'table', columns: [{ header: 'A' }], rows: [{ cells: ['1', '2'] }] }] as const
    await expect(render({ ...demo, blocks })).rejects.toThrow('a row has 2 cells in a table of 1 columns')
  })
})
