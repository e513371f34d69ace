import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { writeWorkbook } from '../../electron/exchange/workbook-writer.ts'
import { readDirectory, unpack } from '../../electron/exchange/zip.ts'
import {
  type CellContent,
  cellAt,
  columnLetters,
  isHidden,
  parseRange,
  parseReference,
  reference,
  type Workbook,
  type WorkbookSheet,
} from '../../shared/exchange/workbook.ts'

const workbookOf = (...sheets: WorkbookSheet[]): Workbook => ({
  title: 'Questionnaire',
  author: 'Buyer',
  created: '2026-03-01T09:30:00Z',
  sheets,
})

const column = (contents: CellContent[]): WorkbookSheet => ({
  name: 'Answers',
  columns: [{ width: 40 }],
  rows: contents.map((content) => ({ cells: [{ content, style: 'answer' }] })),
})

async function roundTrip(workbook: Workbook) {
  return readWorkbook('returned.xlsx', await writeWorkbook(workbook), readLimits)
}

async function partOf(workbook: Workbook, name: string): Promise<string> {
  const bytes = await writeWorkbook(workbook)
  const entry = readDirectory(bytes).find((candidate) => candidate.name === name)
  return entry ? Buffer.from(unpack(bytes, entry)).toString() : ''
}

describe('a workbook that is written and read again', () => {
  it('keeps text, numbers, dates and formulas apart', async () => {
    const { sheets } = await roundTrip(
      workbookOf(column(['=1+1', 12.5, { date: '2026-03-04' }, { formula: 'A2*2', result: 25 }, '0012', '#N/A', 'TRUE'])),
    )
    expect([...(sheets[0]?.cells.values() ?? [])]).toEqual([
      { ref: 'A1', row: 1, column: 1, kind: 'text', text: '=1+1' },
      { ref: 'A2', row: 2, column: 1, kind: 'number', text: '12.5', number: 12.5 },
      { ref: 'A3', row: 3, column: 1, kind: 'date', text: '2026-03-04', number: 46085 },
      { ref: 'A4', row: 4, column: 1, kind: 'formula', text: '25', number: 25, formula: 'A2*2', result: 'number' },
      { ref: 'A5', row: 5, column: 1, kind: 'text', text: '0012' },
      { ref: 'A6', row: 6, column: 1, kind: 'text', text: '#N/A' },
      { ref: 'A7', row: 7, column: 1, kind: 'text', text: 'TRUE' },
    ])
  })

  it('keeps every text exactly, but for line ends, which become line feeds', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 20 }),
      fc.string({
        unit: fc.constantFrom('_', 'x', '0', '5', 'F', 'D', '\r', '\n', '\t', ' ', '=', "'", '&', '<', '#', 'N', '/', 'A'),
        maxLength: 24,
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 40 }), async (texts) => {
        const { sheets } = await roundTrip(workbookOf(column(texts)))
        const read = texts.map((_, index) => sheets[0]?.cells.get(`A${index + 1}`)?.text ?? '')
        expect(read).toEqual(texts.map((text) => text.replace(/\r\n?/g, '\n')))
      }),
      // A carriage return before a line end once became part of it on the way back.
      { numRuns: 60, examples: [[['\r\r\n', '\r', '\n\r', '\r\n\r\n']]] },
    )
  })

  it('keeps every finite number exactly', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 50 }),
        async (numbers) => {
          const { sheets } = await roundTrip(workbookOf(column(numbers)))
          expect(numbers.map((_, index) => sheets[0]?.cells.get(`A${index + 1}`)?.number)).toEqual(
            numbers.map((value) => value + 0),
          )
        },
      ),
      { numRuns: 30 },
    )
  })

  it('says numbers as spreadsheet programs show them: 15 digits, no exponent, no binary noise', async () => {
    const { sheets } = await roundTrip(workbookOf(column([0.1 + 0.2, 1e21, 1.5e-7, -2.5e22, 1_000_000, 0])))
    expect([...(sheets[0]?.cells.values() ?? [])].map(({ text }) => text)).toEqual([
      '0.3',
      '1000000000000000000000',
      '0.00000015',
      '-25000000000000000000000',
      '1000000',
      '0',
    ])
  })

  it('keeps dates from 1900 to 9999', async () => {
    const date = fc
      .date({ min: new Date('1900-03-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10))
    await fc.assert(
      fc.asyncProperty(fc.array(date, { minLength: 1, maxLength: 50 }), async (dates) => {
        const { sheets } = await roundTrip(workbookOf(column(dates.map((day) => ({ date: day })))))
        expect(dates.map((_, index) => sheets[0]?.cells.get(`A${index + 1}`)?.text)).toEqual(dates)
      }),
      { numRuns: 20 },
    )
  })

  it('keeps sheet visibility, hidden rows and columns, merged ranges and names', async () => {
    const { sheets, names } = await roundTrip({
      ...workbookOf(
        {
          name: "Buyer's sheet & more",
          columns: [{ width: 10 }, { width: 10, hidden: true }, { width: 10 }],
          rows: [
            { cells: [{ content: 'merged', style: 'title' }] },
            { cells: [{ content: 'hidden', style: 'text' }], hidden: true },
            { cells: [null, { content: 'in a hidden column', style: 'text' }, { content: 'seen', style: 'text' }] },
          ],
          merges: [{ firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 3 }],
        },
        { name: 'second', visibility: 'hidden', columns: [], rows: [] },
        { name: 'third', visibility: 'veryHidden', columns: [], rows: [] },
      ),
      names: [{ name: 'assay.answers', sheet: "Buyer's sheet & more", range: 'A1:B2' }],
    })
    const [first] = sheets
    expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ["Buyer's sheet & more", 'visible'],
      ['second', 'hidden'],
      ['third', 'veryHidden'],
    ])
    expect(names).toEqual([{ name: 'assay.answers', refersTo: "'Buyer''s sheet & more'!$A$1:$B$2", hidden: false }])
    if (!first) throw new Error('no sheet')
    expect(cellAt(first, 1, 1)?.merged).toBe('A1:C1')
    expect(cellAt(first, 3, 3)?.merged).toBeUndefined()
    expect([isHidden(first, 1, 1), isHidden(first, 2, 1), isHidden(first, 3, 2), isHidden(first, 3, 3)]).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect([first.lastRow, first.lastColumn]).toEqual([3, 3])
  })
})

describe('a workbook that is written', () => {
  const answers: WorkbookSheet = {
    name: 'Answers',
    columns: [{ width: 12 }, { width: 40 }],
    frozen: { rows: 1 },
    protected: true,
    print: { orientation: 'landscape', repeatRows: 1, footer: 'A & B' },
    rows: [
      {
        cells: [
          { content: 'Id', style: 'heading' },
          { content: 'Answer', style: 'heading' },
        ],
      },
      {
        cells: [
          { content: 'sec.mfa', style: 'identifier', comment: 'Guidance with <marks> & more' },
          {
            style: 'answer',
            locked: false,
            validation: { type: 'list', values: ['Yes, always', 'No'], error: 'Choose from the list.' },
          },
        ],
      },
      {
        cells: [
          null,
          {
            style: 'answer',
            locked: false,
            validation: { type: 'list', values: ['Yes, always', 'No'], error: 'Choose from the list.' },
          },
        ],
      },
      { cells: [null, { style: 'answer', locked: false, validation: { type: 'whole', minimum: 0, maximum: 10 } }] },
      { cells: [null, { style: 'answer', locked: false, validation: { type: 'decimal', minimum: 0 } }] },
      { cells: [null, { style: 'answer', locked: false, validation: { type: 'date', latest: '2026-12-31' } }] },
      { cells: [null, { style: 'answer', locked: false, validation: { type: 'textLength', maximum: 200 } }] },
    ],
  }

  it('has the same bytes for the same description', async () => {
    const [one, other] = await Promise.all([writeWorkbook(workbookOf(answers)), writeWorkbook(workbookOf(answers))])
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  })

  it('locks everything but the answers, and the order of its sheets', async () => {
    const [sheet, styles, workbook] = await Promise.all(
      ['xl/worksheets/sheet1.xml', 'xl/styles.xml', 'xl/workbook.xml'].map((part) => partOf(workbookOf(answers), part)),
    )
    expect(sheet).toContain('<sheetProtection sheet="1"')
    expect(sheet).toContain('state="frozen"')
    expect(styles?.match(/<protection locked="0"\/>/g)?.length).toBeGreaterThan(0)
    expect(workbook).toContain('lockStructure="1"')
    expect(workbook).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="0">\'Answers\'!$1:$1<')
  })

  it('offers choices from a hidden sheet, once for all cells with the same choices', async () => {
    const sheet = await partOf(workbookOf(answers), 'xl/worksheets/sheet1.xml')
    const list = /<dataValidation type="list"[^>]*sqref="([^"]*)"[^>]*><formula1>([^<]*)</.exec(sheet)
    expect(list?.slice(1)).toEqual(['B2:B3', "'lists'!$A$1:$A$2"])
    const { sheets } = await roundTrip(workbookOf(answers))
    expect([...(sheets[1]?.cells.values() ?? [])].map(({ text }) => text)).toEqual(['Yes, always', 'No'])
    expect(sheets[1]?.visibility).toBe('veryHidden')
  })

  it('bounds numbers, dates and lengths', async () => {
    const sheet = await partOf(workbookOf(answers), 'xl/worksheets/sheet1.xml')
    const rules = [
      ...sheet.matchAll(
        /<dataValidation type="(whole|decimal|date|textLength)"[^>]*operator="(\w+)"[^>]*>(.*?)<\/dataValidation>/g,
      ),
    ]
    expect(rules.map((rule) => rule.slice(1))).toEqual([
      ['whole', 'between', '<formula1>0</formula1><formula2>10</formula2>'],
      ['decimal', 'greaterThanOrEqual', '<formula1>0</formula1>'],
      ['date', 'lessThanOrEqual', '<formula1>DATE(2026,12,31)</formula1>'],
      ['textLength', 'lessThanOrEqual', '<formula1>200</formula1>'],
    ])
  })

  it('carries guidance as a comment that is large enough to be read', async () => {
    expect(await partOf(workbookOf(answers), 'xl/comments1.xml')).toContain('Guidance with &lt;marks&gt; &amp; more')
    const long: WorkbookSheet = {
      name: 'Long',
      columns: [],
      rows: [{ cells: [{ content: 'x', style: 'text', comment: 'word '.repeat(200) }] }],
    }
    const [short, tall] = await Promise.all(
      [answers, long].map(
        async (sheet) => /height:([\d.]+)pt/.exec(await partOf(workbookOf(sheet), 'xl/drawings/vmlDrawing1.vml'))?.[1],
      ),
    )
    expect(Number(tall)).toBeGreaterThan(4 * Number(short))
  })

  it('does not take hints that Excel would choke on', async () => {
    const cell = { style: 'answer' as const, validation: { type: 'textLength' as const, maximum: 5, hint: 'x'.repeat(256) } }
    await expect(writeWorkbook(workbookOf({ name: 'A', columns: [], rows: [{ cells: [cell] }] }))).rejects.toThrow(RangeError)
  })

  it('starts rows at the height of their text and lets them grow, unless the height is given', async () => {
    const sheet: WorkbookSheet = {
      name: 'Heights',
      columns: [{ width: 20 }, { width: 20 }],
      merges: [{ firstRow: 3, firstColumn: 1, lastRow: 3, lastColumn: 2 }],
      rows: [
        { cells: [{ content: 'word '.repeat(40), style: 'text' }] },
        { cells: [{ content: 'word '.repeat(40), style: 'text' }], height: 30 },
        { cells: [{ content: 'word '.repeat(40), style: 'text' }] },
        { cells: [{ content: '漢'.repeat(100), style: 'text' }] },
      ],
    }
    const xml = await partOf(workbookOf(sheet), 'xl/worksheets/sheet1.xml')
    const rows = [...xml.matchAll(/<row r="\d" ht="(\d+)"( customHeight="1")?/g)].map(([, height, fixed]) => [
      Number(height),
      Boolean(fixed),
    ])
    const [free, fixed, merged, wide] = rows
    expect(fixed).toEqual([30, true])
    expect(free?.[1]).toBe(false)
    expect(free?.[0]).toBeGreaterThan(10 * 12)
    expect(merged?.[0]).toBeLessThan(Number(free?.[0]))
    expect(wide?.[0]).toBeGreaterThan(10 * 12)
  })

  it('is refused when a text does not fit into a cell, naming sheet and cell', async () => {
    await expect(writeWorkbook(workbookOf(column(['fits', 'x'.repeat(32_768)])))).rejects.toMatchObject({
      code: 'exchange.textTooLong',
      details: { sheet: 'Answers', cell: 'A2', length: 32_768 },
    })
    await expect(writeWorkbook(workbookOf(column(['x'.repeat(32_767)])))).resolves.toBeInstanceOf(Uint8Array)
  })
})

describe('references', () => {
  it('count columns in letters', () => {
    expect([1, 26, 27, 702, 703, 16_384].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
  })

  it('are read as they are written, inside the grid only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_048_576 }), fc.integer({ min: 1, max: 16_384 }), (row, col) => {
        expect(parseReference(reference(row, col))).toEqual({ row, column: col })
      }),
    )
    expect(['A0', 'XFE1', 'A1048577', '1A', '', 'A', '__proto__', 'A1:B2'].map(parseReference)).toEqual(Array(8).fill(undefined))
    expect(parseRange('$C$3:A1')).toEqual({ firstRow: 1, firstColumn: 1, lastRow: 3, lastColumn: 3 })
    expect(parseRange('A1:B2:C3')).toBeUndefined()
  })
})
