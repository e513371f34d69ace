import { describe, expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { shownAs } from '../../electron/exchange/workbook-shown.ts'
import type { CellAsRead } from '../../shared/exchange/workbook.ts'
import { type Parts, pack, workbookParts } from './packages.ts'

/** The cells of a sheet with one row of cells, by reference. `more` replaces or adds parts. */
function cellsOf(cells: string, more: Parts = {}): Map<string, CellAsRead> {
  const bytes = pack({ ...workbookParts(`<sheetData><row r="1">${cells}</row></sheetData>`), ...more })
  return new Map(readWorkbook('bid.xlsx', bytes, readLimits).sheets[0]?.cells)
}

/** Kind and text of A1. */
function valueAt(cell: string, more: Parts = {}): [kind: string | undefined, text: string | undefined] {
  const found = cellsOf(cell, more).get('A1')
  return [found?.kind, found?.text]
}

const inline = (content: string) => `<c r="A1" t="inlineStr"><is>${content}</is></c>`

describe('the value of a cell', () => {
  it.each([
    ['&#128578;', '🙂'],
    ['&#x20BB7;', '𠮷'],
    ['&amp;#128578;', '&#128578;'],
    ['<![CDATA[<&#65;>]]>', '<&#65;>'],
    ['one&#10;two\r\nthree', 'one\ntwo\nthree'],
    ['_x000D__x005F_x000D_', '\r_x000D_'],
  ])('holds every character that its text names: %s', (written, text) => {
    expect(valueAt(inline(`<t>${written}</t>`))).toEqual(['text', text])
    expect(valueAt('<c r="A1" t="s"><v>0</v></c>', { 'xl/sharedStrings.xml': `<sst><si><t>${written}</t></si></sst>` })).toEqual([
      'text',
      text,
    ])
  })

  it.each([
    ['12.50', 'number', '12.5'],
    [' 1.25E3 ', 'number', '1250'],
    ['-.5', 'number', '-0.5'],
    ['12,50', 'text', '12,50'],
    ['12abc', 'text', '12abc'],
    ['1 000', 'text', '1 000'],
    ['0x10', 'text', '0x10'],
    ['INF', 'text', 'INF'],
  ])('is a number only as a whole: %s', (stored, kind, text) => {
    expect(valueAt(`<c r="A1"><v>${stored}</v></c>`)).toEqual([kind, text])
  })

  it('is true or false, or what stands there', () => {
    expect(valueAt('<c r="A1" t="b"><v>1</v></c>')).toEqual(['boolean', 'true'])
    expect(valueAt('<c r="A1" t="b"><v>0</v></c>')).toEqual(['boolean', 'false'])
    expect(valueAt('<c r="A1" t="b"><v>2</v></c>')).toEqual(['text', '2'])
  })

  it('is damaged where its bytes are no UTF-8, and its letters would be guessed', () => {
    const parts = workbookParts(`<sheetData><row r="1">${inline('<t>?</t>')}</row></sheetData>`)
    const sheet = Buffer.from(String(parts['xl/worksheets/sheet1.xml']))
    sheet[sheet.indexOf('?')] = 0xe9
    expect(() => readWorkbook('bid.xlsx', pack({ ...parts, 'xl/worksheets/sheet1.xml': sheet }), readLimits)).toThrow(
      expect.objectContaining({
        code: 'exchange.damaged',
        details: { file: 'bid.xlsx', part: 'xl/worksheets/sheet1.xml' },
      }),
    )
  })

  it('holds all its runs, and no reading beside its characters', () => {
    const text =
      '<t>東京</t><r><t> and</t></r><r><rPr><b/></rPr><t xml:space="preserve"> more</t></r><rPh sb="0" eb="2"><t>トウ</t></rPh>'
    expect(valueAt(inline(text))).toEqual(['text', '東京 and more'])
  })

  it('is a formula only where one stands, not where a list further down names one', () => {
    const list =
      '</row></sheetData><extLst><ext><x14:dataValidation><x14:formula1><xm:f>lists!A1</xm:f></x14:formula1></x14:dataValidation></ext></extLst><sheetData><row r="2">'
    expect(valueAt(inline('<t>Yes</t>') + list)).toEqual(['text', 'Yes'])
  })

  it('shares a formula with other cells: each as it reads there', () => {
    const cells = cellsOf(
      '<c r="A1"><f t="shared" ref="A1:B1" si="0">SUM(A$5:$B6,"A1",Sheet1!C1)</f><v>1</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c><c r="C1"><f t="array" ref="C1:D1">B1:C1</f><v>3</v></c><c r="D1"><v>4</v></c>',
    )
    expect([...cells.values()].map(({ kind, formula, text }) => [kind, formula, text])).toEqual([
      ['formula', 'SUM(A$5:$B6,"A1",Sheet1!C1)', '1'],
      ['formula', 'SUM(B$5:$B6,"A1",Sheet1!D1)', '2'],
      ['formula', 'B1:C1', '3'],
      ['formula', 'B1:C1', '4'],
    ])
  })
})

describe('how a cell is written', () => {
  const styles = (font: string, more: { fill?: string; format?: string } = {}): Parts => ({
    'xl/styles.xml': `<styleSheet>${more.format === undefined ? '' : `<numFmts><numFmt numFmtId="164" formatCode="${more.format}"/></numFmts>`}<fonts><font>${font}</font></fonts><fills><fill>${more.fill ?? '<patternFill patternType="none"/>'}</fill></fills><cellXfs><xf numFmtId="${more.format === undefined ? 0 : 164}" fontId="0" fillId="0"/></cellXfs></styleSheet>`,
  })
  const doubts = (font: string, fill?: string, more: Parts = {}) =>
    cellsOf(inline('<t>No</t>'), { ...styles(font, fill === undefined ? {} : { fill }), ...more })
      .get('A1')
      ?.doubts?.map(({ how }) => how)

  it.each<[string, string[] | undefined]>([
    ['<strike/>', ['struck']],
    ['<strike val="0"/>', undefined],
    ['<sz val="1"/>', ['size']],
    ['<sz val="8"/>', undefined],
    ['<color rgb="FFFFFFFF"/>', ['colour']],
    ['<color rgb="FFFFFF99"/>', ['colour']],
    ['<color theme="0"/>', ['colour']],
    ['<color theme="0" tint="-0.5"/>', undefined],
    ['<color theme="1"/>', undefined],
    ['<color indexed="9"/>', ['colour']],
    ['<color indexed="64"/>', undefined],
    ['<color auto="1"/>', undefined],
    ['<name val="Wingdings 2"/>', ['pictures']],
    ['<name val="Arial"/>', undefined],
    ['<vertAlign val="superscript"/>', undefined],
  ])('says whether its text stands for itself: %s', (font, expected) => {
    expect(doubts(font)).toEqual(expected)
  })

  it.each<[string, string[], string | undefined]>([
    ['the mark of a footnote', ['2765', '^1'], '1'],
    ['an exponent', ['10', '^3', ' EUR'], '3'],
    ['a negative exponent', ['10 ', '^−3'], '−3'],
    ['digits before others', ['^1', '2765'], '1'],
    ['a unit', ['12 m', '^2'], undefined],
    ['an ordinal', ['the 1', '^st', ' of May'], undefined],
    ['all of it', ['^2765'], undefined],
  ])('says which digits stand above the line beside others: %s', (_, runs, expected) => {
    const text = runs.map((run) =>
      run.startsWith('^')
        ? `<r><rPr><vertAlign val="superscript"/></rPr><t xml:space="preserve">${run.slice(1)}</t></r>`
        : `<r><rPr><vertAlign val="baseline"/></rPr><t xml:space="preserve">${run}</t></r>`,
    )
    const found = cellsOf(inline(text.join('')), styles('')).get('A1')?.doubts
    expect(found).toEqual(expected === undefined ? undefined : [{ how: 'raised', text: expected }])
  })

  it('is painted by its number format before its font', () => {
    const painted = (format: string) =>
      cellsOf(inline('<t>No</t>'), styles('<color rgb="FF000000"/>', { format })).get('A1')?.doubts
    expect(['[White]@', '[Color2]General', '[Red]0;[Blue]0;0;@', '@'].map((format) => painted(format)?.[0]?.how)).toEqual([
      'colour',
      'colour',
      undefined,
      undefined,
    ])
  })

  it.each<[string, number | string, string | undefined]>([
    ['General" USD"', 9999, '9999 USD'],
    ['General;-General;General;"No"', 5, undefined],
    ['General;-General;General;"No"', -5, undefined],
    ['General;"none"', -5, 'none'],
    ['"about "General', 0.25, 'about 0.25'],
    ['0.00" USD"', 5, '5.00 USD'],
    ['General;General;General;"No"', 'Yes', 'No'],
    ['0;0;0;', 'Yes', ''],
    ['0;0;0;[Red]"Not "@', 'Yes', 'Not Yes'],
    ['@" (from 2028)"', 'Yes', 'Yes (from 2028)'],
    ['@\\ 2028', 'Yes', 'Yes 2028'],
    ['_(@_)', 'Yes', undefined],
    ['"No"', 'Yes', undefined],
    ['0;0;"@"', 'Yes', undefined],
    ['0;0;@', 'Yes', undefined],
  ])('is shown by %j, where it is %j, as %j', (format, value, expected) => {
    const kind = typeof value === 'number' ? 'number' : 'text'
    expect(shownAs({ kind, text: String(value), ...(typeof value === 'number' && { number: value }) }, format)).toBe(expected)
  })

  it('shows no zero where the sheet hides zeros', () => {
    const cells = (views: string) => {
      const sheet = `${views}<sheetData><row r="1"><c r="A1"><v>0</v></c><c r="B1"><v>1</v></c></row></sheetData>`
      return [...(readWorkbook('bid.xlsx', pack(workbookParts(sheet)), readLimits).sheets[0]?.cells.values() ?? [])]
    }
    const hiding = cells('<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>')
    expect(hiding.map(({ shown }) => shown)).toEqual(['', undefined])
    expect(cells('<sheetViews><sheetView workbookViewId="0"/></sheetViews>').map(({ shown }) => shown)).toEqual([
      undefined,
      undefined,
    ])
  })

  it('compares a colour with what lies behind it, in the colours of the workbook', () => {
    const solid = (colour: string) => `<patternFill patternType="solid"><fgColor ${colour}/></patternFill>`
    expect(doubts('<color rgb="FFFFFFFF"/>', solid('rgb="FF1F4E79"'))).toBeUndefined()
    expect(doubts('<color rgb="FF1F4E79"/>', solid('rgb="FF1F4E79"'))).toEqual(['colour'])
    expect(doubts('', solid('rgb="FF000000"'))).toEqual(['colour'])
    expect(doubts('<color rgb="FFFFFFFF"/>', '<patternFill patternType="gray125"/>')).toBeUndefined()
    const dark = '<a:theme><a:clrScheme><a:lt1><a:srgbClr val="101010"/></a:lt1></a:clrScheme></a:theme>'
    expect(doubts('<color theme="0"/>', undefined, { 'xl/theme/theme1.xml': dark })).toBeUndefined()
  })

  it('names the part of a text that is struck through, in small or in the colour of its background', () => {
    const text =
      '<r><rPr><strike/></rPr><t>2</t></r><r><rPr><strike/><b/></rPr><t>00</t></r><r><t xml:space="preserve"> 150</t></r><r><rPr><sz val="1"/></rPr><t>x</t></r>'
    expect(cellsOf(inline(text)).get('A1')).toMatchObject({
      text: '200 150x',
      doubts: [
        { how: 'struck', text: '200' },
        { how: 'size', text: 'x' },
      ],
    })
  })

  it.each([
    ['General', undefined],
    ['#,##0.00', undefined],
    ['#,##0.00_ ;[Red]-#,##0.00\\ ', undefined],
    ['[$$-409]#,##0.00', '$5,000.00'],
    ['&quot;$&quot;#,##0', '$5,000'],
    ['[$£-809]#,##0', '£5,000'],
    ['#,##0.00 [$EUR]', '5,000.00 EUR'],
    ['#,##0,', '5'],
    ['0&quot; per day&quot;', '5000 per day'],
    [';;;', ''],
    ['&quot;free&quot;', 'free'],
  ])('says what its number format shows of 5000: %s', (format, shown) => {
    expect(cellsOf('<c r="A1"><v>5000</v></c>', styles('', { format })).get('A1')?.shown).toBe(shown)
  })

  it.each([
    ['@', undefined],
    ['0.00', undefined],
    [';;;', ''],
    ['0;0;0;&quot;Yes&quot;', 'Yes'],
    ['@&quot; always&quot;', 'No always'],
  ])('says what its number format shows of a text: %s', (format, shown) => {
    expect(cellsOf(inline('<t>No</t>'), styles('', { format })).get('A1')?.shown).toBe(shown)
  })

  it.each([
    ['<cfRule type="expression" dxfId="0"/>', '<font><color rgb="FFFFFFFF"/></font>', true],
    ['<cfRule type="expression" dxfId="0"/>', '<font><strike/></font>', true],
    ['<cfRule type="expression" dxfId="0"/>', '<fill><patternFill><bgColor rgb="FF000000"/></patternFill></fill>', true],
    ['<cfRule type="expression" dxfId="0"/>', '<numFmt numFmtId="170" formatCode=";;;"/>', true],
    ['<cfRule type="expression" dxfId="0"/>', '<font><color rgb="FF9C0006"/></font>', undefined],
    ['<cfRule type="iconSet"><iconSet showValue="0"/></cfRule>', '', true],
    ['<cfRule type="iconSet"><iconSet/></cfRule>', '', undefined],
  ])('says whether a rule of the sheet can hide it: %s %s', (rule, format, ruled) => {
    const more: Parts = { 'xl/styles.xml': `<styleSheet><dxfs><dxf>${format}</dxf></dxfs></styleSheet>` }
    const sheet = `${inline('<t>No</t>')}<c r="B1"><v>1</v></c></row></sheetData><conditionalFormatting sqref="A1 C1">${rule}</conditionalFormatting><sheetData><row r="9">`
    const cells = cellsOf(sheet, more)
    expect([cells.get('A1')?.ruled, cells.get('B1')?.ruled]).toEqual([ruled, undefined])
  })
})
