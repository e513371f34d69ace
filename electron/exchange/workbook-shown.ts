import { SSF } from '@e965/xlsx'
import { decimalText, type Value } from './workbook-values.ts'

/** A format that shows nothing but the number, in digits that may be grouped and rounded, and any text as it is. */
const plainSections = /^-?\(?[#0?]+(?:,[#0?]+)*(?:\.[#0?]+)?\)?%?$/
const formatSpeech = /_.|\*.|\[(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+)\]|\\?[ \u00a0]/gi

const showPlainly = new Map<string, boolean>()

/** Whether a number format shows numbers as numbers, and texts as they are. */
export function showsPlainly(format: string): boolean {
  const known = showPlainly.get(format)
  if (known !== undefined) return known
  const [positive = '', negative = positive, zero = positive, text = '@'] = format.replace(formatSpeech, '').split(';')
  const plain =
    /^(general|@)$/i.test(format) ||
    ([positive, negative, zero].every((section) => plainSections.test(section) || /^-?general$/i.test(section)) && text === '@')
  showPlainly.set(format, plain)
  return plain
}

/** What a number format shows of a value, where it may show something else; undefined where it cannot. */
export function shownAs({ kind, text, number }: Value, numberFormat: string): string | undefined {
  if ((kind !== 'number' && kind !== 'text') || showsPlainly(numberFormat)) return undefined
  const shown = kind === 'number' && number !== undefined ? numberShown(numberFormat, number) : textShown(numberFormat, text)
  return shown.trim() === text ? undefined : shown.trim()
}

/** Parts of a format: quoted text, an escaped sign, room, a condition or a colour, the word for any number, and each other sign. */
const parts = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general|[\s\S]/gi

/** The sections of a format, each as its parts. */
function sectionsOf(format: string): string[][] {
  const sections: string[][] = [[]]
  for (const [part] of format.matchAll(parts)) {
    if (part === ';') sections.push([])
    else sections.at(-1)?.push(part)
  }
  return sections
}

/** The library takes a format that begins with the word for any number for that word alone, so that gets the number as quoted text. */
function numberShown(format: string, value: number): string {
  const sections = sectionsOf(format)
  const any = (index: number) => `"${decimalText(index === 0 ? value : Math.abs(value))}"`
  const spelled = sections.map((section, index) => section.map((part) => (/^general$/i.test(part) ? any(index) : part)).join(''))
  try {
    return String(SSF.format(spelled.join(';'), value))
  } catch {
    // A format that cannot be read shows nobody knows what: itself.
    return format
  }
}

/** Texts are shown by the fourth section, or by the last one if that is about texts; as they are, where there is neither. */
function textShown(format: string, text: string): string {
  const sections = sectionsOf(format)
  const last = sections.at(-1) ?? []
  if (sections.length < 4 && !last.includes('@')) return text
  return last
    .map((part) => {
      if (part === '@' || /^general$/i.test(part)) return text
      if (part.startsWith('"')) return part.slice(1, -1)
      if (part.startsWith('\\')) return part.slice(1)
      if (part.startsWith('_')) return ' '
      return part.startsWith('[') || part.startsWith('*') ? '' : part
    })
    .join('')
}
