import { beforeAll, describe, expect, it } from 'vitest'
import { Pdf, Ref, textOf } from './pdf.ts'
import { render } from './rendered.ts'
import { demo } from './sample.ts'
import { all, contentTexts, decoration, type Element, said, structureTree, walk } from './structure.ts'

describe('a report with every kind of block', () => {
  let pdf: Pdf
  let tree: Element
  let texts: Map<string, string>

  beforeAll(async () => {
    pdf = new Pdf((await render(demo)).bytes)
    tree = structureTree(pdf)
    texts = contentTexts(pdf)
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
})

describe('a block that stands twice', () => {
  it('is an element each time, also where versions of its page were tried', async () => {
    const line = { kind: 'paragraph', text: 'Twice.' } as const
    const pdf = new Pdf((await render({ ...demo, blocks: [{ kind: 'fit', versions: [[line, line]] }, line] })).bytes)
    const texts = contentTexts(pdf)
    expect(all(structureTree(pdf), 'P').map((element) => said(element, texts))).toEqual(['Twice.', 'Twice.', 'Twice.'])
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
