import type { Doubt } from '../../shared/exchange/workbook.ts'
import { contrast, type Font } from './workbook-fonts.ts'
import type { CellFormat } from './workbook-formats.ts'
import type { Run } from './workbook-texts.ts'

/** Points. */
const smallestLegible = 4
/** Below, nobody sees a text on its background. */
const leastContrast = 1.3
const ink = '000000'

/** The parts of a text that are struck through, or that nobody sees; undefined where there are none. */
export function doubtsOf(runs: readonly Run[], format: CellFormat): Doubt[] | undefined {
  const doubts: Doubt[] = []
  let before: Doubt['how'] | undefined
  for (const { text, font } of runs) {
    const how = howHidden(font ?? format.font, format.background)
    const last = doubts.at(-1)
    if (how && how === before && last) last.text += text
    else if (how && text.trim() !== '') doubts.push({ how, text })
    before = how
  }
  return doubts.length > 0 ? doubts : undefined
}

function howHidden({ struck, size, colour }: Font, background: string | undefined): Doubt['how'] | undefined {
  if (size !== undefined && size < smallestLegible) return 'size'
  if (isHidden(colour, background)) return 'colour'
  return struck ? 'struck' : undefined
}

/** Whether nobody sees a text; its colour is undefined where the program chooses it, the background where it is a pattern. */
export function isHidden(colour: string | undefined, background: string | undefined): boolean {
  return background !== undefined && contrast(colour ?? ink, background) < leastContrast
}
