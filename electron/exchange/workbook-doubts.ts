import type { Doubt } from '../../shared/exchange/workbook.ts'
import { contrast, type Font } from './workbook-fonts.ts'
import type { CellFormat } from './workbook-formats.ts'
import type { Run } from './workbook-texts.ts'

/** Points. */
const smallestLegible = 4
/** Below, nobody sees a text on its background. */
const leastContrast = 1.3
const ink = '000000'

/** The parts of a text that are not read as they are written; undefined where there are none. */
export function doubtsOf(runs: readonly Run[], format: CellFormat): Doubt[] | undefined {
  const painted = paintedBy(format.numberFormat)
  const doubts: Doubt[] = []
  let before: Doubt['how'] | undefined
  for (const [index, { text, font }] of runs.entries()) {
    const drawn = { ...(font ?? format.font), ...painted }
    const how = howHidden(drawn, format.background) ?? (isPower(runs, index, format.font) ? 'raised' : undefined)
    const last = doubts.at(-1)
    if (how && how === before && last) last.text += text
    else if (how && text.trim() !== '') doubts.push({ how, text })
    before = how
  }
  return doubts.length > 0 ? doubts : undefined
}

/** Whether digits stand above or below the line beside others that do not: an exponent or the mark of a footnote, and no more of the number. */
function isPower(runs: readonly Run[], index: number, cell: Font): boolean {
  const isRaised = (run: Run | undefined) => (run?.font ?? cell).raised
  const [before, run, after] = [runs[index - 1], runs[index], runs[index + 1]]
  if (!run || !isRaised(run)) return false
  return (
    (before !== undefined && !isRaised(before) && endsInDigit.test(before.text) && beginsWithDigit.test(run.text)) ||
    (after !== undefined && !isRaised(after) && endsInDigit.test(run.text) && beginsWithDigit.test(after.text))
  )
}

const endsInDigit = /\p{Nd}\s*$/u
const beginsWithDigit = /^\s*[+\-−]?\p{Nd}/u

function howHidden({ struck, size, colour, pictures }: Font, background: string | undefined): Doubt['how'] | undefined {
  if (size !== undefined && size < smallestLegible) return 'size'
  if (isHidden(colour, background)) return 'colour'
  if (struck) return 'struck'
  return pictures ? 'pictures' : undefined
}

/** Whether nobody sees a text; its colour is undefined where the program chooses it, the background where it is a pattern. */
export function isHidden(colour: string | undefined, background: string | undefined): boolean {
  return background !== undefined && contrast(colour ?? ink, background) < leastContrast
}

const named: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  green: '00FF00',
  magenta: 'FF00FF',
  red: 'FF0000',
  white: 'FFFFFF',
  yellow: 'FFFF00',
}
const inOrder = ['black', 'white', 'red', 'green', 'blue', 'yellow', 'magenta', 'cyan']

/** The first colour of a number format, which comes before that of the font. */
function paintedBy(numberFormat: string): { colour: string } | undefined {
  const found = /\[(?:(black|blue|cyan|green|magenta|red|white|yellow)|colou?r ?([1-8]))\]/i.exec(numberFormat)
  const colour = found && named[found[1]?.toLowerCase() ?? inOrder[Number(found[2]) - 1] ?? '']
  return colour ? { colour } : undefined
}
