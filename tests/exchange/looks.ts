import { pack, workbookParts } from './packages.ts'

const text = (value: string) => `<is><t xml:space="preserve">${value}</t></is>`
const run = (properties: string, value: string) => `<r><rPr>${properties}</rPr><t xml:space="preserve">${value}</t></r>`
const white = '<color rgb="FFFFFFFF"/>'

/** What stands in column A, row by row: the rest of its cell, and its number among the formats below. */
const rows: readonly [cell: string, format: number][] = [
  [`t="inlineStr">${text('struck')}`, 1],
  [`t="inlineStr"><is>${run('<strike/>', '200')}${run('', ' 150 EUR')}</is>`, 12],
  [`t="inlineStr">${text('white')}`, 2],
  [`t="inlineStr">${text('white on blue')}`, 3],
  [`t="inlineStr">${text('tiny')}`, 4],
  [`t="inlineStr">${text('unseen')}`, 5],
  ['><v>5</v>', 5],
  ['><v>5000.5</v>', 6],
  ['><v>5000.456</v>', 7],
  ['><v>0.125</v>', 8],
  ['><v>45657</v>', 9],
  ['><f>A7+1</f><v>6</v>', 0],
  [`t="inlineStr">${text('🙂 𠮷 &amp; &lt;b&gt;\nsecond line')}`, 0],
  ['><v>1234567.5</v>', 10],
  [`t="inlineStr"><is>${run('', 'ok ')}${run(white, 'secret')}${run('', ' ok')}</is>`, 0],
  [`t="inlineStr">${text('007')}`, 0],
  ['><v>-5</v>', 11],
  [`t="inlineStr">${text('ruled')}`, 0],
]

const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode=";;;"/><numFmt numFmtId="165" formatCode="[$$-409]#,##0.00"/><numFmt numFmtId="166" formatCode="#,##0,&quot;k&quot;"/><numFmt numFmtId="167" formatCode="0;&quot;none&quot;"/><numFmt numFmtId="168" formatCode="yyyy-mm-dd"/></numFmts><fonts><font><sz val="10"/><name val="Arial"/></font><font><strike/><sz val="10"/><name val="Arial"/></font><font><sz val="10"/>${white}<name val="Arial"/></font><font><sz val="1"/><name val="Arial"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0000FF"/></patternFill></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>${[
  [0, 0, 0],
  [0, 1, 0],
  [0, 2, 0],
  [0, 2, 2],
  [0, 3, 0],
  [164, 0, 0],
  [165, 0, 0],
  [4, 0, 0],
  [10, 0, 0],
  [168, 0, 0],
  [166, 0, 0],
  [167, 0, 0],
  // LibreOffice gives every cell of a format the font with which the first of them begins.
  [49, 0, 0],
]
  .map(
    ([number, font, fill]) =>
      `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>`,
  )
  .join('')}</cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>`

/** A workbook with all that a cell can look like. Its second row in B is hidden, its column C too, and so is its second sheet. */
export function looksWorkbook(): Uint8Array {
  const cells = rows.map(([cell, format], index) => {
    const row = index + 1
    const more = row === 2 ? `<c r="B2" t="inlineStr">${text('in a hidden column')}</c>` : ''
    const hidden = row === 16 ? ' hidden="1"' : ''
    return `<row r="${row}"${hidden}><c r="A${row}" s="${format}" ${cell}</c>${more}</row>`
  })
  const merged = `<row r="20"><c r="A20" t="inlineStr">${text('merged')}</c></row>`
  const sheet = `<cols><col min="2" max="2" width="10" hidden="1" customWidth="1"/></cols><sheetData>${cells.join('')}${merged}</sheetData><mergeCells><mergeCell ref="A20:C21"/></mergeCells><conditionalFormatting sqref="A18"><cfRule type="expression" dxfId="0" priority="1"><formula>LEN(A18)&gt;0</formula></cfRule></conditionalFormatting>`
  const parts = workbookParts(sheet, `<sheetData><row r="1"><c r="A1" t="inlineStr">${text('x')}</c></row></sheetData>`)
  const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return pack({
    ...parts,
    'xl/workbook.xml': String(parts['xl/workbook.xml']).replace('name="S2"', 'name="S2" state="hidden"'),
    'xl/styles.xml': styles,
    'xl/_rels/workbook.xml.rels': String(parts['xl/_rels/workbook.xml.rels']).replace(
      '</Relationships>',
      `<Relationship Id="rId9" Type="${officeRelationships}/styles" Target="styles.xml"/></Relationships>`,
    ),
    '[Content_Types].xml': String(parts['[Content_Types].xml']).replace(
      '</Types>',
      '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    ),
  })
}
