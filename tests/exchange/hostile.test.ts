import { constants, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { megabyte, type ReadLimits, readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { translator } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'
import { forge, oneCell, pack, packEntries, workbookParts } from './packages.ts'

const read = (bytes: Uint8Array, limits: Partial<ReadLimits> = {}) =>
  readWorkbook('bid.xlsx', bytes, { ...readLimits, ...limits })

/** The code of the refusal and one telling detail. Every message must name the file. */
function refusal(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): string {
  try {
    read(bytes, limits)
    return 'read'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(translator('en')(`error.${error.code}`, error.details)).toContain('“bid.xlsx”')
    const { found, what, reason, part } = error.details
    return [error.code, found ?? what ?? reason ?? part].filter(Boolean).join(' ')
  }
}

const texts = (bytes: Uint8Array) => [...(read(bytes).sheets[0]?.cells.values() ?? [])].map(({ text }) => text)
const harmless = () => pack(workbookParts(oneCell))

describe('a file that is something else', () => {
  const compoundFile = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)])

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'exchange.notWorkbook empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'exchange.notWorkbook pdf'],
    ['text', Buffer.from('id,answer\n1,yes\n'), 'exchange.notWorkbook text'],
    ['random bytes', Buffer.from([7, 0, 200, 3, 0]), 'exchange.notWorkbook other'],
    ['an old workbook that is none inside', compoundFile('Workbook'), 'exchange.damaged Workbook'],
    ['an encrypted workbook', compoundFile('EncryptedPackage'), 'exchange.encrypted'],
    ['a ZIP archive of documents', pack({ 'answers.pdf': '%PDF' }), 'exchange.notWorkbook archive'],
    ['an empty ZIP archive', pack({}), 'exchange.notWorkbook archive'],
    ['an OpenDocument text', pack({ mimetype: 'x', 'content.xml': '<x/>' }), 'exchange.notWorkbook document'],
    [
      'a text document',
      pack({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' }),
      'exchange.notWorkbook document',
    ],
    [
      'a binary workbook that is none inside',
      pack({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }),
      'exchange.damaged Workbook',
    ],
    ['a workbook without sheets', pack(workbookParts()), 'exchange.notWorkbook document'],
  ])('is named: %s', (_, bytes, expected) => {
    expect(refusal(bytes)).toBe(expected)
  })

  it('has a sheet that breaks off in an archive that is whole: its last rows would seem to have been deleted', () => {
    const parts = workbookParts(oneCell)
    const whole = String(parts['xl/worksheets/sheet1.xml'])
    const cut = (length: number) => refusal(pack({ ...parts, 'xl/worksheets/sheet1.xml': whole.slice(0, length) }))
    for (let length = 0; length < whole.length; length++) expect(cut(length)).toBe('exchange.damaged xl/worksheets/sheet1.xml')
    expect(refusal(pack({ ...parts, 'xl/worksheets/sheet1.xml': `${whole}\n<!-- written by hand -->\n` }))).toBe('read')
  })

  it('is cut off anywhere: always a refusal, never a part of the answers', () => {
    const bytes = harmless()
    for (let length = 4; length < bytes.length; length++)
      expect(refusal(bytes.subarray(0, length))).toMatch(/^exchange\.(truncated|damaged)/)
  })

  it('has flipped bits: a refusal, or exactly the same answers', () => {
    const bytes = harmless()
    for (let at = 4; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 0x11
      if (refusal(flipped) === 'read') expect(texts(flipped)).toEqual(['one'])
    }
  })
})

describe('an archive that harms', () => {
  it('grows: declared', () => {
    const bomb = pack({ ...workbookParts(oneCell), 'xl/sharedStrings.xml': Buffer.alloc(3_000_000, 'a') })
    expect(refusal(bomb)).toBe('exchange.tooLarge ratio')
    expect(refusal(bomb, { expandedMegabytes: 2 })).toBe('exchange.tooLarge expanded')
  })

  it('grows more than it declares: unpacked to no more than that', () => {
    const block = deflateRawSync(Buffer.alloc(megabyte, 'a'), { finishFlush: constants.Z_SYNC_FLUSH })
    const bomb = Buffer.concat([...Array<Buffer>(800).fill(block), deflateRawSync('')])
    const name = 'xl/sharedStrings.xml'
    const stored = packEntries([...Object.entries(workbookParts(oneCell)), [name, bomb]], false)
    const before = process.resourceUsage().maxRSS
    expect(refusal(forge(forge(stored, name, 'method', 8), name, 'size', 100))).toBe(`exchange.damaged ${name}`)
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(200_000)
  })

  it('declares a part smaller than it is stored', () => {
    const stored = packEntries(Object.entries(workbookParts(oneCell)), false)
    expect(refusal(forge(stored, 'xl/workbook.xml', 'size', 5))).toBe('exchange.damaged xl/workbook.xml')
  })

  it('shares bytes between parts', () => {
    const bytes = packEntries([...Object.entries(workbookParts(oneCell)), ['xl/a.xml', 'aaaa'], ['xl/b.xml', 'aaaa']])
    expect(refusal(forge(bytes, 'xl/b.xml', 'offset', 0))).toMatch(/^exchange\.(unsafe overlap|damaged)/)
    const wide = forge(bytes, 'xl/a.xml', 'compressedSize', 40)
    expect(refusal(wide)).toBe('exchange.unsafe overlap')
  })

  it('names a part that leads out of it', () => {
    for (const name of ['../../evil.txt', 'xl/../../evil.txt', '/etc/passwd', 'C:\\evil.txt', '..\\evil.txt'])
      expect(refusal(pack({ ...workbookParts(oneCell), [name]: 'x' }))).toBe('exchange.unsafe path')
  })

  it('names a part twice', () => {
    const twin: [string, string] = ['XL/workbook.xml', '<workbook/>']
    expect(refusal(packEntries([...Object.entries(workbookParts(oneCell)), twin]))).toBe('exchange.unsafe repeated')
  })

  it('is encrypted part by part', () => {
    expect(refusal(forge(harmless(), 'xl/workbook.xml', 'flags', 1))).toBe('exchange.encrypted')
  })

  it('claims 64-bit sizes that it does not have', () => {
    expect(refusal(forge(harmless(), 'xl/workbook.xml', 'size', 0xffffffff))).toBe('exchange.damaged xl/workbook.xml')
  })

  it('has very many parts', () => {
    const parts = Object.fromEntries(Array.from({ length: 4_001 }, (_, index) => [`xl/media/${index}.xml`, '']))
    expect(refusal(pack({ ...workbookParts(oneCell), ...parts }))).toBe('exchange.tooLarge parts')
  })

  it('holds macros', () => {
    for (const name of ['xl/vbaProject.bin', 'xl/macrosheets/sheet1.xml'])
      expect(refusal(pack({ ...workbookParts(oneCell), [name]: 'x' }))).toBe(`exchange.macros ${name}`)
  })

  it('declares a document type', () => {
    const entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    const parts = workbookParts(oneCell)
    expect(refusal(pack({ ...parts, 'xl/workbook.xml': entity + parts['xl/workbook.xml'] }))).toBe('exchange.unsafe markup')
  })

  it('hides a document type behind another encoding', () => {
    const parts = workbookParts(oneCell)
    const wide = Buffer.from(`\uFEFF${parts['xl/workbook.xml']}`, 'utf16le')
    expect(refusal(pack({ ...parts, 'xl/workbook.xml': wide }))).toBe('exchange.damaged xl/workbook.xml')
  })
})

describe('a workbook that harms', () => {
  it('has five thousand sheets', () => {
    expect(refusal(pack(workbookParts(...Array(5_000).fill('<sheetData/>'))), { parts: 10_000 })).toBe('exchange.tooLarge sheets')
  })

  it('has millions of cells', () => {
    const row = `<row>${'<c><v>1</v></c>'.repeat(1_000)}</row>`
    const bytes = pack(workbookParts(`<sheetData>${row.repeat(401)}</sheetData>`))
    expect(refusal(bytes, { ratio: 2_000 })).toBe('exchange.tooLarge cells')
  })

  it('validates a whole sheet: read without walking it', () => {
    const validation =
      '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"Yes,No"</formula1></dataValidation></dataValidations>'
    expect(texts(pack(workbookParts(oneCell + validation)))).toEqual(['one'])
  })

  it('merges and hides whole sheets: read without walking them', () => {
    const bytes = pack(
      workbookParts(
        `<cols><col min="1" max="16384" hidden="1"/></cols>${oneCell}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
      ),
    )
    const sheet = read(bytes).sheets[0]
    expect(sheet?.cells.get('A1')?.merged).toBe('A1:XFD1048576')
    expect(sheet?.hiddenColumns).toEqual([{ first: 1, last: 16_384 }])
  })

  it('spans the whole grid with two cells', () => {
    const corners =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>'
    expect(texts(pack(workbookParts(corners)))).toEqual(['1', '2'])
  })

  it('gives a cell twice and rows in disorder: in order again, and the doubtful cell marked', () => {
    const bytes = pack(
      workbookParts(
        '<sheetData><row r="5"><c r="A5"><v>5</v></c></row><row r="2"><c r="B2"><v>2</v></c><c r="A2"><v>1</v></c><c r="B2"><v>9</v></c></row></sheetData>',
      ),
    )
    const cells = [...(read(bytes).sheets[0]?.cells.values() ?? [])]
    expect(cells.map(({ ref, duplicate }) => [ref, duplicate ?? false])).toEqual([
      ['A2', false],
      ['B2', true],
      ['A5', false],
    ])
  })

  it('answers with formulas: every sort of them is told', () => {
    const bytes = pack(
      workbookParts(
        '<sheetData><row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x","y")</f><v>click</v></c><c r="B1"><f t="shared" ref="B1:C1" si="0">A1</f><v>1</v></c><c r="C1"><f t="shared" si="0"/><v>1</v></c><c r="D1"><f t="dataTable" ref="D1" r1="A1"/><v>2</v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F1" t="inlineStr"><is><t>=cmd|x!A0</t></is></c><c r="G1"><f>A1+1</f></c></row></sheetData>',
      ),
    )
    const cells = [...(read(bytes).sheets[0]?.cells.values() ?? [])]
    expect(cells.map(({ ref, kind, text, result }) => [ref, kind, text, result])).toEqual([
      ['A1', 'formula', 'click', 'text'],
      ['B1', 'formula', '1', 'number'],
      ['C1', 'formula', '1', 'number'],
      ['D1', 'formula', '2', 'number'],
      ['E1', 'formula', '#DIV/0!', 'error'],
      ['F1', 'text', '=cmd|x!A0', undefined],
      ['G1', 'formula', '', 'blank'],
    ])
  })

  it('points to other workbooks and carries pictures: left out, and said so', () => {
    const parts = {
      ...workbookParts(oneCell),
      'xl/externalLinks/externalLink1.xml': '<x/>',
      'xl/media/image1.png': 'x',
      'xl/embeddings/o.bin': 'x',
    }
    expect(read(pack(parts)).ignored).toEqual(['externalLinks', 'embeddedObjects', 'images'])
    expect(read(harmless()).ignored).toEqual([])
  })

  it('names cells that no sheet has', () => {
    for (const ref of ['__proto__', 'XFE1', 'A0', 'A1048577'])
      expect(refusal(pack(workbookParts(`<sheetData><row r="1"><c r="${ref}"><v>1</v></c></row></sheetData>`)))).toBe(
        'exchange.damaged xl/worksheets/sheet1.xml',
      )
  })

  it('points to a text that it does not have', () => {
    expect(refusal(pack(workbookParts('<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>')))).toBe(
      'exchange.damaged xl/worksheets/sheet1.xml',
    )
  })

  it('has a sheet whose part is missing', () => {
    const { 'xl/worksheets/sheet1.xml': _, ...rest } = workbookParts(oneCell)
    expect(refusal(pack(rest))).toBe('exchange.damaged xl/worksheets/sheet1.xml')
  })

  it('separates folders by backslashes, as some programs do: read', () => {
    const parts = Object.fromEntries(
      Object.entries(workbookParts(oneCell)).map(([name, content]) => [name.replaceAll('/', '\\'), content]),
    )
    expect(texts(pack(parts))).toEqual(['one'])
  })
})
