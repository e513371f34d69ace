import { describe, expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { type Parts, pack, workbookParts } from './packages.ts'

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const microsoft = 'http://schemas.microsoft.com/office/2017/10/relationships'

const row = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`
const one = row('<c r="A1" t="inlineStr"><is><t>one</t></is></c>')

/** Parts that belong to the first sheet, by their kind of relation. */
function withParts(related: Record<string, { target: string; xml: string }>, sheet = one): Parts {
  const relations = Object.entries(related).map(
    ([type, { target }], index) => `<Relationship Id="r${index}" Type="${type}" Target="../${target}"/>`,
  )
  return {
    ...workbookParts(sheet, one),
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...Object.fromEntries(Object.values(related).map(({ target, xml }) => [`xl/${target}`, xml])),
  }
}

const read = (parts: Parts, limits = readLimits) =>
  readWorkbook('a.xlsx', pack(parts), limits).sheets.map(({ notes }) => notes.map(({ ref, text }) => [ref, text]))

describe('notes at the cells of a workbook', () => {
  it('hold references that XML does not know as they stand', () => {
    const xml =
      '<comments><commentList><comment ref="A1"><t>&constructor;&toString; &#x110000; &lt;</t></comment></commentList></comments>'
    expect(read(withParts({ [`${types}/comments`]: { target: 'comments1.xml', xml } }))[0]).toEqual([
      ['A1', '&constructor;&toString; &#x110000; <'],
    ])
  })

  it('are read with their sheet and cell, whatever parts they are made of', () => {
    const xml = `<x:comments xmlns:x="a"><x:authors><x:author>Jo</x:author></x:authors><x:commentList>
      <x:comment ref="C7" authorId="0"><x:text><x:r><x:rPr><x:b/></x:rPr><x:t xml:space="preserve">Jo:
</x:t></x:r><x:r><x:t>5 &lt; 6 &amp; &#x4E2D;</x:t></x:r></x:text></x:comment>
      <x:comment ref="B2"><x:text><x:t>Second</x:t><x:t/></x:text></x:comment>
      <x:comment ref="D2"><x:text><x:t> </x:t></x:text></x:comment></x:commentList></x:comments>`
    expect(read(withParts({ [`${types}/comments`]: { target: 'comments1.xml', xml } }))).toEqual([
      [
        ['B2', 'Second'],
        ['C7', 'Jo:\n5 < 6 & 中'],
      ],
      [],
    ])
  })

  it('are read from threads, each answer on its own, without the copy for older programs', () => {
    const copy = (ref: string, text: string) => `<comment ref="${ref}"><text><t>${text}</t></text></comment>`
    const legacy = `<comments><commentList>${copy('A1', '[Threaded comment] Really?')}${copy('A2', 'Mine')}</commentList></comments>`
    const threads =
      '<ThreadedComments><threadedComment ref="A1" id="{1}"><text>Really?</text></threadedComment><threadedComment ref="A1" parentId="{1}"><text>Yes</text><mentions/></threadedComment></ThreadedComments>'
    const parts = withParts({
      [`${types}/comments`]: { target: 'comments1.xml', xml: legacy },
      [`${microsoft}/threadedComment`]: { target: 'threadedComments/threadedComment1.xml', xml: threads },
    })
    expect(read(parts)[0]).toEqual([
      ['A1', 'Really?'],
      ['A1', 'Yes'],
      ['A2', 'Mine'],
    ])
  })

  it('come back from what our own writer writes', async () => {
    const bytes = await writeWorkbook({
      title: 'T',
      author: 'A',
      created: '2026-03-01T09:30:00Z',
      sheets: [
        { name: 'S', columns: [], rows: [{ cells: [null, { content: 'x', style: 'text', comment: 'Two\n\nlines & <more>' }] }] },
      ],
    })
    expect(readWorkbook('a.xlsx', bytes, readLimits).sheets[0]?.notes).toEqual([
      { ref: 'B1', row: 1, column: 2, text: 'Two\n\nlines & <more>' },
    ])
  })

  it('count as cells, and are not looked for at places that do not exist', () => {
    const note = (ref: string) => `<comment ref="${ref}"><text><t>x</t></text></comment>`
    const parts = (notes: string) =>
      withParts({ [`${types}/comments`]: { target: 'comments1.xml', xml: `<comments>${notes}</comments>` } })
    expect(read(parts(`${note('A0')}${note('ZZZZ1')}${note('A9')}<comment><text><t>x</t></text></comment>`))[0]).toEqual([
      ['A9', 'x'],
    ])
    expect(() => read(parts(note('A1').repeat(10)), { ...readLimits, cells: 9 })).toThrow('exchange.tooLarge')
  })

  it('are read in one pass over a part that never closes them', () => {
    const xml = `<comments>${'<comment ref="A1"><text><t>'.repeat(30_000)}`
    expect(read(withParts({ [`${types}/comments`]: { target: 'comments1.xml', xml } }))[0]).toEqual([])
  })

  it('leave shapes to be looked at by hand', () => {
    const parts = withParts({ [`${types}/drawing`]: { target: 'drawings/drawing1.xml', xml: '<xdr:wsDr xmlns:xdr="a"/>' } })
    expect(readWorkbook('a.xlsx', pack(parts), readLimits).ignored).toEqual(['drawings'])
  })
})
