import { describe, expect, it } from 'vitest'
import { readLimits } from '../../electron/exchange/limits.ts'
import { readWorkbook } from '../../electron/exchange/workbook-reader.ts'
import { oneCell, type Parts, pack, workbookParts } from './packages.ts'

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function objectsIn(kind: 'drawing' | 'vmlDrawing', xml: string, more: Parts = {}) {
  const target = kind === 'drawing' ? 'drawings/drawing1.xml' : 'drawings/vmlDrawing1.vml'
  const parts: Parts = {
    ...workbookParts(oneCell),
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships><Relationship Id="r1" Type="${types}/${kind}" Target="../${target}"/></Relationships>`,
    [`xl/${target}`]: xml,
    ...more,
  }
  const { sheets, ignored } = readWorkbook('bid.xlsx', pack(parts), readLimits)
  return { objects: sheets[0]?.objects.map(({ ref, kind, text }) => [ref, kind, text]), ignored }
}

const anchored = (column: number, row: number, content: string) =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:row>${row}</xdr:row></xdr:from><xdr:to><xdr:col>90</xdr:col><xdr:row>90</xdr:row></xdr:to>${content}<xdr:clientData/></xdr:twoCellAnchor>`
const box = (text: string) =>
  `<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="TextBox 1"/></xdr:nvSpPr><xdr:txBody>${text
    .split('\n')
    .map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`)
    .join('')}</xdr:txBody></xdr:sp>`
const picture = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Picture 2" descr="Our logo"/></xdr:nvPicPr></xdr:pic>'

describe('what lies on the cells of a sheet', () => {
  it('is told with its cell and what it says, a picture beside a text box too', () => {
    const drawing = `<xdr:wsDr>${anchored(3, 4, box('Price valid\nuntil May'))}${anchored(0, 0, picture)}${anchored(1, 1, '<xdr:graphicFrame/>')}</xdr:wsDr>`
    expect(objectsIn('drawing', drawing, { 'xl/media/image1.png': 'x' })).toEqual({
      objects: [
        ['D5', 'shape', 'Price valid\nuntil May'],
        ['A1', 'picture', 'Our logo'],
        ['B2', 'chart', ''],
      ],
      ignored: [],
    })
  })

  it('is told once where it is stored twice, for programs of two ages', () => {
    const twice = `<mc:AlternateContent><mc:Choice>${box('New')}</mc:Choice><mc:Fallback>${box('Old')}</mc:Fallback></mc:AlternateContent>`
    expect(objectsIn('drawing', `<xdr:wsDr>${anchored(0, 1, twice)}</xdr:wsDr>`).objects).toEqual([['A2', 'shape', 'New']])
  })

  it('may be written in the older markup, where notes are no objects', () => {
    const shape = (type: string, text: string) =>
      `<v:shape id="a"><v:textbox><div>${text}<br></div></v:textbox><x:ClientData ObjectType="${type}"><x:Anchor> 2, 0, 6, 0, 4, 0, 9, 0</x:Anchor></x:ClientData></v:shape>`
    expect(objectsIn('vmlDrawing', `<xml>${shape('Note', 'A note')}${shape('Checkbox', 'I agree')}</xml>`).objects).toEqual([
      ['C7', 'control', 'I agree'],
    ])
  })
})
