import type { CellStyle as DrawnStyle } from 'hucre/xlsx'
import type { CellStyle } from '../../shared/exchange/workbook.ts'

const ink = '1C2024'
const secondInk = '565C63'
const thirdInk = '676D73'
const sunken = 'F2F0EA'
const line = 'E2DED4'
const strongLine = 'C9C3B5'
const controlLine = '8D877A'
const accent = '1F4E79'
const softAccent = 'E6EEF6'
const gold = '8A5F00'
const softGold = 'F6ECD2'
const fail = 'A4341F'
const softFail = 'FBE9E4'

/** Present on every desktop, or with metric twins that are. */
export const workbookFont = 'Arial'

type Font = NonNullable<DrawnStyle['font']>
type Border = NonNullable<DrawnStyle['border']>
type Alignment = NonNullable<DrawnStyle['alignment']>

const font = (size: number, rgb: string, more: Font = {}): Font => ({ name: workbookFont, size, color: { rgb }, ...more })
const filled = (rgb: string): NonNullable<DrawnStyle['fill']> => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } })
const edge = (style: 'thin' | 'medium', rgb: string) => ({ style, color: { rgb } })
const aligned = (vertical: 'center' | 'bottom'): Alignment => ({ vertical })
const wrapped: Alignment = { vertical: 'top', wrapText: true }
const inset: Alignment = { vertical: 'center', horizontal: 'left', indent: 1, wrapText: true }
const rule: Border = { bottom: edge('thin', line) }

/** How each style is drawn. Number format and lock come from the cell. */
export const drawnStyles: Record<CellStyle, DrawnStyle> = {
  title: { font: font(18, ink, { bold: true }), alignment: aligned('center') },
  subtitle: { font: font(11, secondInk), alignment: aligned('center') },
  section: { font: font(12, accent, { bold: true }), border: { bottom: edge('medium', accent) }, alignment: aligned('bottom') },
  heading: {
    font: font(9, secondInk, { bold: true }),
    fill: filled(sunken),
    border: { top: edge('thin', strongLine), bottom: edge('thin', controlLine) },
    alignment: inset,
  },
  label: { font: font(10, secondInk, { bold: true }), alignment: wrapped },
  text: { font: font(10, ink), alignment: wrapped },
  identifier: { font: font(8, thirdInk), border: rule, alignment: inset },
  prompt: { font: font(10, ink), border: rule, alignment: inset },
  guidance: { font: font(9, secondInk), border: rule, alignment: inset },
  conditional: { font: font(10, gold), fill: filled(softGold), border: rule, alignment: inset },
  answer: {
    font: font(10, ink),
    fill: filled(softAccent),
    border: {
      top: edge('thin', controlLine),
      right: edge('thin', controlLine),
      bottom: edge('thin', controlLine),
      left: edge('thin', controlLine),
    },
    alignment: inset,
  },
  note: { font: font(9, secondInk, { italic: true }), alignment: wrapped },
  warning: { font: font(10, fail, { bold: true }), fill: filled(softFail), border: rule, alignment: inset },
  total: { font: font(10, ink, { bold: true }), border: { top: edge('thin', controlLine) }, alignment: inset },
}
