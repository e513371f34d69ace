import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Written, writeReport } from '../../electron/reports/kit/report.ts'
import type { Block, ReportDocument, Row } from '../../shared/reports/document.ts'
import { Name, Pdf, Ref, textOf } from './pdf.ts'
import { demo } from './sample.ts'
import { all, contentTexts, decoration, type Element, said, structureTree, walk } from './structure.ts'
import { checkXml } from './xml.ts'

async function render(report: ReportDocument): Promise<{ bytes: Buffer; written: Written }> {
  const chunks: Uint8Array[] = []
  const written = await writeReport(report, (chunk) => chunks.push(chunk))
  return { bytes: Buffer.concat(chunks), written }
}

describe('a report with every kind of block', () => {
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

  it('paints nothing that is neither content of an element nor decoration', () => {
    for (const page of pdf.pages)
      for (const { operator, marks } of pdf.painted(page))
        expect(`${operator} ${marks[0]?.tag === 'Artifact' || Boolean(marks[0]?.properties.has('MCID'))}`).toBe(
          `${operator} true`,
        )
  })

  it('gives every piece of content one owner, and the parent tree names it', () => {
    const owners = new Map<string, number>()
    for (const element of walk(tree))
      for (const content of element.contents) {
        if (content.kind !== 'content') continue
        const key = `${content.page}/${content.mcid}`
        expect(owners.has(key)).toBe(false)
        owners.set(key, element.id)
      }
    const numbers = parentTree(pdf)
    let count = 0
    for (const page of pdf.pages) {
      const key = Number(pdf.dictionary(page).get('StructParents'))
      const parents = pdf.array(numbers.get(key))
      parents.forEach((parent, mcid) => {
        expect(parent).toBeInstanceOf(Ref)
        expect(parent instanceof Ref && parent.id).toBe(owners.get(`${page.id}/${mcid}`))
        count++
      })
      const used = new Set(
        pdf.painted(page).flatMap(({ marks }) => marks.flatMap(({ properties }) => properties.get('MCID') ?? [])),
      )
      for (const mcid of used) expect(Number(mcid)).toBeLessThan(parents.length)
    }
    expect(count).toBe(owners.size)
    expect(count).toBeGreaterThan(500)
  })

  it('nests headings without a gap, and says them in full', () => {
    const headings = all(tree, 'H1', 'H2', 'H3')
    let level = 0
    for (const { type } of headings) {
      expect(Number(type[1])).toBeLessThanOrEqual(level + 1)
      level = Number(type[1])
    }
    expect(headings.map((heading) => said(heading, texts)).slice(0, 2)).toEqual([
      'Award to Northwind CX',
      'Ranking, and what each group of criteria adds',
    ])
  })

  it('says in words what a figure shows, and where it lies', () => {
    const [figure] = all(tree, 'Figure')
    expect(textOf(figure?.dictionary.get('Alt'))).toContain('third さくらサポート with 71.9')
    const [left = 0, bottom = 0, right = 0, top = 0] = pdf
      .array(pdf.dictionary(figure?.dictionary.get('A')).get('BBox'))
      .map(Number)
    expect(left).toBeCloseTo(49.5, 1)
    expect(right).toBeCloseTo(545.78, 1)
    expect(bottom).toBeGreaterThan(400)
    expect(top).toBeLessThan(700)
  })

  it('gives tables header cells with a scope and rows of one length', () => {
    const tables = all(tree, 'Table')
    expect(tables.map((table) => all(table, 'TR').length)).toEqual([4, 2, 46, 13])
    for (const table of tables) {
      const rows = all(table, 'TR')
      expect(new Set(rows.map((row) => row.elements.length)).size).toBe(1)
      for (const row of rows) for (const cell of row.elements) expect(['TH', 'TD']).toContain(cell.type)
    }
    const scopes = (element: Element | undefined) =>
      (element?.elements ?? []).map((cell) =>
        cell.type === 'TH' ? pdf.name(pdf.dictionary(cell.dictionary.get('A')).get('Scope')) : cell.type,
      )
    const [conditions] = tables
    const [head, first] = conditions ? all(conditions, 'TR') : []
    expect(scopes(head)).toEqual(['Column', 'Column', 'Column', 'Column'])
    expect(scopes(first)).toEqual(['Row', 'TD', 'TD', 'TD'])
    expect(first?.elements.map((cell) => said(cell, texts))).toEqual([
      'Extend the ISO 27001 certificate to the Leipzig site',
      'Northwind CX',
      '31 Jan 2027',
      'Certificate 4, page 31',
    ])
  })

  it('parts the head of a table from its body; what is signed has no head', () => {
    const parts = all(tree, 'Table').map((table) => table.elements.map(({ type }) => type))
    expect(parts).toEqual([['THead', 'TBody'], ['TBody'], ['Caption', 'THead', 'TBody'], ['THead', 'TBody']])
    for (const part of all(tree, 'THead', 'TBody'))
      expect(new Set(part.elements.map(({ type }) => type))).toEqual(new Set(['TR']))
    for (const head of all(tree, 'THead')) expect(head.elements).toHaveLength(1)
  })

  it('repeats header rows as decoration on each page of a table, and tags them once', () => {
    const matrix = all(tree, 'Table')[2]
    const pages = new Set(matrix ? [...walk(matrix)].flatMap(({ contents }) => contents.map(({ page }) => page)) : [])
    expect(pages.size).toBe(4)
    const tagged = matrix ? all(matrix, 'TH').filter((cell) => said(cell, texts) === 'Criterion') : []
    expect(tagged).toHaveLength(1)
    const repeats = [...pages].map((id) => decoration(pdf, new Ref(id)).filter((text) => text === 'Criterion').length)
    expect(repeats).toEqual([0, 1, 1, 1])
  })

  it('lets a long row run on, and says again whose it is', () => {
    const rows = all(all(tree, 'Table')[3] ?? tree, 'TR')
    const split = rows.filter(
      (row) => new Set([...walk(row)].flatMap(({ contents }) => contents.map(({ page }) => page))).size > 1,
    )
    expect(split.length).toBeGreaterThan(0)
    for (const row of split) {
      const head = row.elements[0]
      const question = head ? said(head, texts) : ''
      const last = Math.max(...row.elements.flatMap(({ contents }) => contents.map(({ page }) => page)))
      expect(decoration(pdf, new Ref(last)).join('')).toContain(question.slice(0, 10))
    }
  })

  it('says of every list what its labels are', () => {
    const numberings = all(tree, 'L').map(({ dictionary }) => {
      const attributes = pdf.dictionary(dictionary.get('A'))
      return [pdf.name(attributes.get('O')), pdf.name(attributes.get('ListNumbering'))]
    })
    expect(numberings).toEqual([
      ['List', 'None'],
      ['List', 'Disc'],
      ['List', 'Decimal'],
    ])
  })

  it('has lists with a label in text', () => {
    const [bullets, numbers] = all(tree, 'L').slice(1)
    expect(all(bullets ?? tree, 'Lbl').map((label) => said(label, texts))).toEqual(['•', '•', '•'])
    expect(all(numbers ?? tree, 'Lbl').map((label) => said(label, texts))).toEqual(['1.', '2.'])
    expect(all(numbers ?? tree, 'LBody').map((body) => said(body, texts))[0]).toBe('Badge doors hold.')
    for (const item of all(tree, 'LI')) expect(item.elements.map(({ type }) => type)).toEqual(['Lbl', 'LBody'])
  })

  it('describes every link, and ties it to its element on the page where it lies', () => {
    const targets = destinations(pdf)
    const parents = parentTree(pdf)
    const links = all(tree, 'Link')
    const owned = new Map(
      links.flatMap((link) =>
        link.contents.flatMap((kid) => (kid.kind === 'annotation' ? [[kid.annotation, { link, page: kid.page }]] : [])),
      ),
    )
    let count = 0
    for (const page of pdf.pages) {
      const annotations = pdf.dictionary(page).get('Annots')
      if (annotations) expect(pdf.name(pdf.dictionary(page).get('Tabs'))).toBe('S')
      for (const annotation of annotations ? pdf.array(annotations) : []) {
        const dictionary = pdf.dictionary(annotation)
        expect(textOf(dictionary.get('Contents'))).toMatch(/^Go to ./)
        expect(Number(dictionary.get('F')) & 4).toBe(4)
        const owner = owned.get(annotation instanceof Ref ? annotation.id : 0)
        expect(owner?.page).toBe(page.id)
        const parent = parents.get(Number(dictionary.get('StructParent')))
        expect(parent instanceof Ref && parent.id).toBe(owner?.link.id)
        expect(targets.has(textOf(pdf.dictionary(dictionary.get('A')).get('D')))).toBe(true)
        count++
      }
    }
    expect(count).toBe(13)
    expect(links).toHaveLength(13)
    for (const link of links) expect(said(link, texts)).not.toBe('')
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

  it('keeps text of every script readable by machine, in reading order', () => {
    const everything = said(tree, texts)
    for (const text of [
      'さくらサポート',
      'Smith & Söhne <Ltd>',
      'Ελληνική',
      'Северный',
      '한국어',
      'ศูนย์บริการลูกค้า',
      'שירות לקוחות (24/7) בע״מ',
      'خدمة العملاء الدولية',
    ])
      expect(everything).toContain(text)
  })

  it('keeps the words of broken lines apart for those who hear them', () => {
    const cells = all(tree, 'TH', 'TD', 'P', 'LBody').map((element) => said(element, texts))
    expect(cells).toContain('Q1. How is the restore tested?')
    expect(cells.filter((text) => text.startsWith('We test')).every((text) => !/threesystems|Wetest|tooklonger/.test(text))).toBe(
      true,
    )
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

describe('a link', () => {
  it('whose words do not say where it leads is described by the place', async () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: 'Top', anchor: 'top' },
      {
        kind: 'paragraph',
        text: [
          { text: '4.29', to: 'top', place: 'the answers' },
          { text: ' up', to: 'top' },
        ],
      },
    ]
    const pdf = new Pdf((await render({ ...demo, blocks })).bytes)
    const [link, ...others] = pdf.array(pdf.dictionary(pdf.pages[0]).get('Annots'))
    expect(textOf(pdf.dictionary(link).get('Contents'))).toBe('Go to the answers')
    expect(others).toEqual([])
  })

  it('whose text is in several languages is one, and says where it leads in full', async () => {
    const name = [
      { text: 'つばめ', language: 'ja', to: 'top' },
      { text: ' & Rowe', to: 'top' },
    ]
    const { bytes } = await render({
      ...demo,
      blocks: [
        { kind: 'heading', level: 1, text: 'Top', anchor: 'top' },
        { kind: 'paragraph', text: [...name, ', ', { text: 'Acme', to: 'top' }] },
      ],
    })
    const pdf = new Pdf(bytes)
    const texts = contentTexts(pdf)
    expect(all(structureTree(pdf), 'Link').map((link) => said(link, texts))).toEqual(['つばめ & Rowe', 'Acme'])
    const annotations = pdf.array(pdf.dictionary(pdf.pages[0]).get('Annots'))
    expect(annotations.map((one) => textOf(pdf.dictionary(one).get('Contents')))).toEqual(['Go to つばめ & Rowe', 'Go to Acme'])
  })

  it('that breaks over lines and pages has a place on each, every one owned on its own page', async () => {
    const words = Array.from({ length: 40 }, () => 'a link that goes on').join(' ')
    const filler = Array.from({ length: 44 }, () => ({ kind: 'paragraph', text: 'One line.' }) as const)
    const parts = new Set<number>()
    for (const count of [28, 29, 30, 31, 32]) {
      const { bytes } = await render({
        ...demo,
        blocks: [
          { kind: 'heading', level: 1, text: 'Top', anchor: 'top' },
          ...filler.slice(0, count),
          { kind: 'paragraph', text: ['See ', { text: words, to: 'top' }, '.'] },
        ],
      })
      const pdf = new Pdf(bytes)
      const tree = structureTree(pdf)
      const links = all(tree, 'Link')
      parts.add(links.length)
      const annotations = links.flatMap((link) => link.contents.filter((kid) => kid.kind === 'annotation'))
      expect(annotations.length).toBeGreaterThan(2)
      for (const kid of annotations) {
        const page = pdf.dictionary(new Ref(kid.page)).get('Annots')
        expect(pdf.array(page).some((annotation) => annotation instanceof Ref && annotation.id === kid.annotation)).toBe(true)
      }
      const texts = contentTexts(pdf)
      expect(links.map((link) => said(link, texts)).join('')).toBe(words)
    }
    expect([...parts]).toContain(2)
  })
})

describe('the running head', () => {
  const header = { start: 'Customer support', end: 'Comparison report' }
  const words = (count: number): Block[] =>
    Array.from({ length: count }, (_, index) => ({ kind: 'paragraph', text: `Paragraph ${index}.` }))
  const head = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text })
  const headsOf = async (header: ReportDocument['header'], blocks: Block[]) => {
    const pdf = new Pdf((await render({ ...demo, header, blocks })).bytes)
    return pdf.pages.map((page) => decoration(pdf, page).slice(0, 2))
  }

  it('names the section and the topic that a page goes on with', async () => {
    const blocks = [head(1, 'Method'), ...words(40), head(2, 'Weights'), ...words(40), { kind: 'pageBreak' as const }]
    expect(await headsOf(header, [...blocks, head(1, 'Annex'), ...words(50)])).toEqual([
      ['Customer support', 'Comparison report'],
      ['Customer support', 'Method'],
      ['Customer support', 'Method · Weights'],
      ['Customer support', 'Comparison report'],
      ['Customer support', 'Annex'],
    ])
    const next: Block[] = [head(1, 'Answers'), head(2, 'Acme'), ...words(3), { kind: 'pageBreak' }, head(2, 'Smith')]
    expect((await headsOf(header, next)).at(-1)).toEqual(['Customer support', 'Answers'])
  })

  it('cuts a title that is longer than its line, and keeps what stands at the end', async () => {
    const [[start, end] = []] = await headsOf({ ...header, start: 'Customer support '.repeat(20) }, words(1))
    expect(start).toMatch(/^Customer support .*…$/)
    expect(end).toBe('Comparison report')
    const [, [, section] = []] = await headsOf(header, [head(1, 'A long title '.repeat(20)), ...words(50)])
    expect(section).toMatch(/^A long title .*…$/)
  })
})

describe('a group that says nothing in the other columns', () => {
  it('runs across the table, and makes its own column no wider', async () => {
    const long = 'A group whose heading takes more than half of the width that the table has on its page, not less'
    const table = (heading: string, beside: string): Block => ({
      kind: 'table',
      columns: [{ header: 'File' }, { header: 'Note' }],
      rows: [
        { kind: 'group', cells: [heading, beside] },
        { cells: ['a.pdf', 'A note that is as long as the column is wide, and then some, so that it takes all the room'] },
      ],
    })
    const lines = async (heading: string, beside: string) => {
      const pdf = new Pdf((await render({ ...demo, blocks: [table(heading, beside)] })).bytes)
      return pdf.pages
        .flatMap((page) => pdf.painted(page))
        .filter(({ marks, text }) => marks[0]?.tag === 'TH' && text.trim() !== '')
    }
    expect((await lines(long, '')).map(({ text }) => text)).toContain(long)
    expect((await lines(long, 'x')).map(({ text }) => text)).not.toContain(long)
    expect((await lines(long, '')).length).toBe((await lines('Short', '')).length)
  })
})

describe('a group that goes on', () => {
  it('is named again at the top of the page, as decoration, but not before another group', async () => {
    const group = (name: string, count: number) => [
      { kind: 'group' as const, cells: [name, '9'] },
      ...Array.from({ length: count }, (_, index) => ({ cells: [`${name} ${index}`, '1'] })),
    ]
    const heads = async (rows: Row[]) => {
      const table: Block = { kind: 'table', columns: [{ header: 'Criterion' }, { header: 'Points' }], rows }
      const pdf = new Pdf((await render({ ...demo, blocks: [table] })).bytes)
      return pdf.pages
        .slice(1)
        .map((page) => decoration(pdf, page).filter((text) => /^(?:Criterion|Points|Quality|Price)/.test(text)))
    }
    expect(await heads([...group('Quality', 40), ...group('Price', 4)])).toEqual([['Criterion', 'Points', 'Quality']])
    expect(await heads(Array.from({ length: 40 }, () => ({ cells: ['Row', '1'] })))).toEqual([['Criterion', 'Points']])
    expect(await heads([...group('Quality', 31), ...group('Price', 4)])).toEqual([['Criterion', 'Points']])
  })
})

describe('a paragraph before a table', () => {
  it('stays with it, and with the heading above', async () => {
    const line: Block = { kind: 'paragraph', text: 'A line.' }
    const before = (lines: number): Block[] => [
      ...Array.from({ length: lines }, () => line),
      { kind: 'heading', level: 1, text: 'Service' },
      { kind: 'paragraph', text: 'Weight 4' },
      { kind: 'table', columns: [{ header: 'Question' }], rows: [{ cells: ['First'] }, { cells: ['Second'] }] },
    ]
    const pagesOf = async (lines: number) => {
      const pdf = new Pdf((await render({ ...demo, blocks: before(lines) })).bytes)
      const painted = pdf.pages.map((page) => pdf.painted(page).map(({ text }) => text))
      return ['Service', 'Weight 4', 'First'].map((words) => painted.findIndex((texts) => texts.includes(words)))
    }
    for (let lines = 24; lines < 34; lines++) expect(new Set(await pagesOf(lines)).size).toBe(1)
    expect([(await pagesOf(24))[0], (await pagesOf(33))[0]]).toEqual([0, 1])
  })
})

describe('a row that is kept', () => {
  it('goes to the next page with what follows it', async () => {
    const table = (keep: boolean): Block => ({
      kind: 'table',
      columns: [{ header: 'Question' }],
      rows: Array.from({ length: 60 }, (_, index) => ({ cells: [`Row ${index}`], keep: keep && index >= 20 && index < 40 })),
    })
    const pageOf = async (block: Block, row: number) => {
      const pdf = new Pdf((await render({ ...demo, blocks: [block] })).bytes)
      return pdf.pages.findIndex((page) => pdf.painted(page).some(({ text }) => text === `Row ${row}`))
    }
    expect([await pageOf(table(false), 20), await pageOf(table(false), 40)]).toEqual([0, 1])
    expect([await pageOf(table(true), 20), await pageOf(table(true), 40)]).toEqual([1, 1])
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

function parentTree(pdf: Pdf): Map<number, ReturnType<Pdf['resolve']>> {
  const numbers = pdf.array(pdf.dictionary(pdf.dictionary(pdf.root.get('StructTreeRoot')).get('ParentTree')).get('Nums'))
  return new Map(numbers.flatMap((value, index) => (index % 2 === 0 ? [[Number(value), numbers[index + 1]]] : [])))
}

function destinations(pdf: Pdf): Set<string> {
  const names = pdf.array(pdf.dictionary(pdf.dictionary(pdf.root.get('Names')).get('Dests')).get('Names'))
  return new Set(names.filter((_, index) => index % 2 === 0).map(textOf))
}
