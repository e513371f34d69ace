import type { Palette } from './workbook-fonts.ts'
import { xmlEvents } from './xml-events.ts'
import { attribute } from './xml-tags.ts'

/** The order of a theme's colours in its part, as cells count them: light before dark. */
const themeOrder = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
]
const usualTheme = 'FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72'.split(' ')

/** ECMA-376 part 1, 18.8.27; the first eight stand twice. */
const firstEight = '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF'.split(' ')
const usualIndexed = [
  ...firstEight,
  ...firstEight,
  ...'800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF'.split(' '),
  ...'000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99'.split(' '),
  ...'3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'.split(' '),
]

/** The colours of a workbook, by the parts that name them; without them, those that spreadsheet programs start with. */
export function readPalette(theme: string | undefined, styles: string | undefined): Palette {
  return { theme: themeIn(theme ?? ''), indexed: indexedIn(styles ?? '') }
}

function themeIn(xml: string): string[] {
  const found = new Map<string, string>()
  let slot = ''
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') continue
    if (event.kind === 'close') {
      if (event.name === 'clrScheme') break
      if (event.name === slot) slot = ''
    } else if (themeOrder.includes(event.name)) slot = event.name
    else if (slot && (event.name === 'srgbClr' || event.name === 'sysClr'))
      found.set(slot, attribute(event, event.name === 'sysClr' ? 'lastClr' : 'val') ?? '')
  }
  return themeOrder.map((name, index) => found.get(name) || (usualTheme[index] ?? ''))
}

function indexedIn(xml: string): string[] {
  const own: string[] = []
  let inside = false
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') continue
    if (event.name === 'indexedColors') inside = event.kind === 'open'
    else if (inside && event.kind === 'open' && event.name === 'rgbColor') own.push(attribute(event, 'rgb')?.slice(-6) ?? '')
  }
  return usualIndexed.map((colour, index) => own[index] ?? colour)
}
