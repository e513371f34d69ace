import { readFileSync } from 'node:fs'
import { CFB, read, type WorkBook, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { megabyte, type ReadLimits, readLimits } from '../../electron/exchange/limits.ts'
import { parseWorkbook } from '../../electron/exchange/parse.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import type { CellAsRead } from '../../shared/exchange/workbook.ts'
import { Refusal } from '../../shared/result.ts'
import { looksWorkbook } from './looks.ts'
import { type Parts, pack } from './packages.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const saved = (
  bookType: 'biff8' | 'xlsb' | 'ods',
  workbook: WorkBook = read(looksWorkbook(), { type: 'array', cellNF: true, cellStyles: true }),
) => Uint8Array.from(write(workbook, { bookType, type: 'buffer' }))

/** What a cell says and how it looks, in one line. */
function told({ ref, kind, text, doubts = [], shown, percent, formula, ruled, merged }: CellAsRead): string {
  return [
    ref,
    kind,
    text,
    ...doubts.map((doubt) => `${doubt.how}: ${doubt.text}`),
    shown === undefined ? [] : `shown as “${shown}”`,
    percent ? '%' : [],
    formula ?? [],
    ruled ? 'ruled' : [],
    merged ?? [],
  ]
    .flat()
    .join(' | ')
}

const cellsIn = (file: string, bytes: Uint8Array) => [...(readWorkbook(file, bytes, readLimits).sheets[0]?.cells.values() ?? [])]

const looks = [
  'A1 | text | struck | struck: struck',
  'A2 | text | 200 150 EUR | struck: 200',
  'B2 | text | in a hidden column',
  'A3 | text | white | colour: white',
  'A4 | text | white on blue',
  'A5 | text | tiny | size: tiny',
  'A6 | text | unseen | shown as “”',
  'A7 | number | 5 | shown as “”',
  'A8 | number | 5000.5 | shown as “$5,000.50”',
  'A9 | number | 5000.456',
  'A10 | number | 0.125 | %',
  'A11 | date | 2024-12-31',
  'A12 | formula | 6 | A7+1',
  'A13 | text | 🙂 𠮷 & <b>\nsecond line',
  'A14 | number | 1234567.5 | shown as “1,235k”',
  'A15 | text | ok secret ok | colour: secret',
  'A16 | text | 007',
  'A17 | number | -5 | shown as “none”',
  'A18 | text | ruled | ruled',
  'A20 | text | merged | A20:C21',
]

describe('a workbook that was saved in another format', () => {
  it.each<[string, (line: string) => string]>([
    ['looks.ods', (line) => line.replace('$5,000.50', '$5000.5')],
    ['looks.xls', (line) => line.replace(' | ruled | ruled', ' | ruled')],
  ])('looks as it did: %s', (name, otherwise) => {
    expect(cellsIn('looks.xlsx', looksWorkbook()).map(told)).toEqual(looks)
    expect(cellsIn(name, fixture(name)).map(told)).toEqual(looks.map(otherwise))
    const { sheets, format } = readWorkbook(name, fixture(name), readLimits)
    expect(format).toBe(name.slice(-3))
    expect(sheets.map(({ visibility, hiddenRows, hiddenColumns }) => [visibility, hiddenRows, hiddenColumns])).toEqual([
      ['visible', [{ first: 16, last: 16 }], [{ first: 2, last: 2 }]],
      ['hidden', [], []],
    ])
  })

  it('is read as a binary workbook too, without the looks of its cells', () => {
    const bare = ['A8 | number | 5000.5 | shown as “$5,000.50”', 'A10 | number | 0.125 | %']
    const lines = cellsIn('looks.xlsb', saved('xlsb')).map(told)
    expect(lines).toEqual(expect.arrayContaining(bare))
    expect(lines).toContain('A13 | text | 🙂 𠮷 & <b>\nsecond line')
    expect(readWorkbook('looks.xlsb', saved('xlsb'), readLimits).sheets.map(({ visibility }) => visibility)).toEqual([
      'visible',
      'hidden',
    ])
  })

  it('is known by its bytes, whatever its name says', () => {
    expect(readWorkbook('looks.xlsx', fixture('looks.ods'), readLimits).format).toBe('ods')
    expect(readWorkbook('looks.xlsx', fixture('looks.xls'), readLimits).format).toBe('xls')
  })
})

describe('a sheet that was saved as text', () => {
  const valuesIn = (text: string | Uint8Array, name = 'sheet.csv') =>
    cellsIn(name, typeof text === 'string' ? Buffer.from(text) : text).map(({ ref, text }) => `${ref} ${text}`)

  it('has quotes, line breaks and separators in its values, and blanks between them', () => {
    expect(valuesIn('a,"b ""c"", d",\r\n"two\r\nlines",,e\r\n')).toEqual(['A1 a', 'B1 b "c", d', 'A2 two\nlines', 'C2 e'])
    expect(valuesIn('a;"b,c,d";e\n')).toEqual(['A1 a', 'B1 b,c,d', 'C1 e'])
    expect(valuesIn('a\tb\n1,5\t2,5')).toEqual(['A1 a', 'B1 b', 'A2 1,5', 'B2 2,5'])
    expect(valuesIn('sep=;\na,b;c')).toEqual(['A1 a,b', 'B1 c'])
    expect(valuesIn('a,"never closed\nb')).toEqual(['A1 a', 'B1 never closed\nb'])
  })

  it('is UTF-8, UTF-16 as Excel writes “Unicode text”, or the letters of Western Europe', () => {
    expect(valuesIn('\ufeffRīga,1')).toEqual(['A1 Rīga', 'B1 1'])
    expect(valuesIn(Buffer.from('\ufeffRīga\t1', 'utf16le'))).toEqual(['A1 Rīga', 'B1 1'])
    expect(valuesIn(Buffer.from('K\u00f6ln;1', 'latin1'))).toEqual(['A1 Köln', 'B1 1'])
  })

  it('is known as one of ours by the mark in it, under any name', () => {
    expect(valuesIn('1,Security\nassay:1:questionnaire:t:b:h:security:en,answer\n', 'sheet.txt')[2]).toContain('assay:1')
    expect(() => valuesIn('Dear Mara, please find…', 'letter.txt')).toThrow(
      expect.objectContaining({ code: 'exchange.notWorkbook', details: { file: 'letter.txt', found: 'text' } }),
    )
  })
})

/** The code of the refusal and one telling detail. */
function refusal(file: string, bytes: Uint8Array, limits: Partial<ReadLimits> = {}): string {
  try {
    readWorkbook(file, bytes, { ...readLimits, ...limits })
    return 'read'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { found, what, reason, part } = error.details
    return [error.code, found ?? what ?? reason ?? part].filter(Boolean).join(' ')
  }
}

const openDocument = (body: string, more: Parts = {}) =>
  pack({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:document-content><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`,
    ...more,
  })
const cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
const table = (rows: string) => `<table:table table:name="S">${rows}</table:table>`

describe('a file in another format that means harm', () => {
  it.each<[string, Uint8Array, string]>([
    [
      'a row that stands a million times',
      openDocument(table(`<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`)),
      'exchange.tooLarge cells',
    ],
    [
      'a cell that stands sixteen thousand times, in a hundred rows',
      openDocument(
        table(
          `<table:table-row table:number-rows-repeated="100">${cell.replace('office:', 'table:number-columns-repeated="16384" office:')}</table:table-row>`,
        ),
      ),
      'exchange.tooLarge cells',
    ],
    [
      'a count that is none',
      openDocument(table(`<table:table-row table:number-rows-repeated="-1">${cell}</table:table-row>`)),
      'exchange.damaged content.xml',
    ],
    [
      'a table in a cell',
      openDocument(table(`<table:table-row><table:table-cell>${table('')}</table:table-cell></table:table-row>`)),
      'exchange.damaged content.xml',
    ],
    ['a part that breaks off', openDocument('<table:table>'), 'exchange.damaged content.xml'],
    ['a document type', openDocument('', { 'styles.xml': '<!DOCTYPE x>' }), 'exchange.unsafe markup'],
    [
      'a password',
      openDocument('', { 'META-INF/manifest.xml': '<manifest:manifest><manifest:encryption-data/></manifest:manifest>' }),
      'exchange.encrypted',
    ],
    ['a macro', openDocument('', { 'Basic/Standard/Module1.xml': '<x/>' }), 'exchange.macros Basic/Standard/Module1.xml'],
    ['no sheet', openDocument(''), 'exchange.notWorkbook document'],
    [
      'another kind of document',
      openDocument('', { mimetype: 'application/vnd.oasis.opendocument.text' }),
      'exchange.notWorkbook document',
    ],
    [
      'a part that grows a thousand times',
      openDocument(table(`<table:table-row>${cell}</table:table-row>`), { 'styles.xml': `<s>${' '.repeat(4 * megabyte)}</s>` }),
      'exchange.tooLarge ratio',
    ],
  ])('is refused: OpenDocument with %s', (_, bytes, expected) => {
    expect(refusal('bid.ods', bytes)).toBe(expected)
  })

  it('is refused where it holds more than may be read, whatever the format', () => {
    for (const [name, bytes] of [
      ['bid.ods', fixture('looks.ods')],
      ['bid.xls', fixture('looks.xls')],
      ['bid.xlsb', saved('xlsb')],
      ['bid.csv', Buffer.from('a,b\n'.repeat(20))],
    ] as const) {
      expect(refusal(name, bytes, { cells: 10 })).toBe('exchange.tooLarge cells')
      expect(refusal(name, bytes, { fileMegabytes: 0 })).toBe('exchange.tooLarge file')
      if (name !== 'bid.csv') expect(refusal(name, bytes, { sheets: 1 })).toBe('exchange.tooLarge sheets')
    }
    expect(refusal('bid.csv', Buffer.from(`${','.repeat(20_000)}x`))).toBe('exchange.tooLarge cells')
  })

  it('is refused as what it is: macros, a password, a format from before Excel 97, a letter', () => {
    const compound = (...streams: string[]) => {
      const file = CFB.utils.cfb_new()
      for (const name of streams) CFB.utils.cfb_add(file, name, Buffer.alloc(600))
      return Uint8Array.from(CFB.write(file, { type: 'array' }))
    }
    expect(refusal('bid.xls', compound('/Workbook', '/_VBA_PROJECT_CUR/PROJECT'))).toBe('exchange.macros _VBA_PROJECT_CUR')
    expect(refusal('bid.xls', compound('/EncryptedPackage'))).toBe('exchange.encrypted')
    expect(refusal('bid.xls', compound('/Book'))).toBe('exchange.notWorkbook oldWorkbook')
    expect(refusal('bid.xls', compound('/WordDocument'))).toBe('exchange.notWorkbook document')
  })

  it('is read or refused with a sentence, wherever it was cut or altered', () => {
    const files = [
      ['bid.xls', fixture('looks.xls')],
      ['bid.ods', fixture('looks.ods')],
      ['bid.xlsb', saved('xlsb')],
    ] as const
    const outcomes = new Set<string>()
    for (const [name, bytes] of files)
      for (let step = 0; step < 60; step++) {
        const at = Math.floor((bytes.length * step) / 60)
        const altered = Uint8Array.from(bytes)
        for (let place = at; place < Math.min(at + 4, bytes.length); place++) altered[place] = 0xff
        outcomes.add(refusal(name, altered).split(' ')[0] ?? '')
        outcomes.add(refusal(name, bytes.subarray(0, at)).split(' ')[0] ?? '')
      }
    expect([...outcomes].filter((code) => code !== 'read' && !code.startsWith('exchange.'))).toEqual([])
    expect(outcomes.has('exchange.damaged')).toBe(true)
  })

  it('ends within the limits of the worker', async () => {
    const rows = `<table:table-row>${cell.repeat(200)}</table:table-row>`.repeat(1_000)
    const large = openDocument(table(rows))
    await expect(
      parseWorkbook({ file: 'bid.ods', bytes: large }, { limits: { seconds: 0.05, ratio: 10_000 } }),
    ).rejects.toMatchObject({
      code: 'exchange.timeout',
    })
    await expect(
      parseWorkbook({ file: 'bid.ods', bytes: large }, { limits: { memoryMegabytes: 12, ratio: 10_000 } }),
    ).rejects.toMatchObject({ code: 'exchange.memory' })
  })
})
