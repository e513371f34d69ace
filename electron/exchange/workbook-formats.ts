import { SSF } from '@e965/xlsx'
import { colourOf, type Font, type Palette, plainFont, withProperty } from './workbook-fonts.ts'
import { xmlEvents } from './xml-events.ts'
import { attribute } from './xml-tags.ts'

/** How a cell is drawn. `background` is undefined where it is a pattern of several colours. */
export type CellFormat = { numberFormat: string; font: Font; background: string | undefined }

const paper = 'FFFFFF'
export const plainFormat: CellFormat = { numberFormat: 'General', font: plainFont, background: paper }

const builtIn: Record<number, string> = SSF.get_table()

/** The formats that cells name by their number, from the part that holds the styles. */
export function readFormats(xml: string, palette: Palette): CellFormat[] {
  const numberFormats = new Map<number, string>()
  const fonts: Font[] = []
  const backgrounds: (string | undefined)[] = []
  const formats: CellFormat[] = []
  const path: string[] = []
  let solid = false
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') continue
    if (event.kind === 'close') {
      path.pop()
      continue
    }
    const [, list = '', item] = path
    const number = (name: string) => Number(attribute(event, name) ?? 0)
    if (list === 'numFmts') numberFormats.set(number('numFmtId'), attribute(event, 'formatCode') ?? 'General')
    else if (list === 'fonts') {
      if (item === undefined) fonts.push(plainFont)
      else fonts.push(withProperty(fonts.pop() ?? plainFont, event, palette))
    } else if (list === 'fills') {
      if (item === undefined) backgrounds.push(undefined)
      else if (event.name === 'patternFill') {
        const pattern = attribute(event, 'patternType') ?? 'none'
        solid = pattern === 'solid'
        if (pattern === 'none') backgrounds.splice(-1, 1, paper)
      } else if (event.name === 'fgColor' && solid) backgrounds.splice(-1, 1, colourOf(event, palette))
    } else if (list === 'cellXfs' && item === undefined) {
      const id = number('numFmtId')
      formats.push({
        numberFormat: numberFormats.get(id) ?? builtIn[id] ?? 'General',
        font: fonts[number('fontId')] ?? plainFont,
        background: backgrounds.length > 0 ? backgrounds[number('fillId')] : paper,
      })
    }
    path.push(event.name)
  }
  return formats
}
