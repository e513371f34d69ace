import { attribute, flag, type Tag } from './xml-tags.ts'

/**
 * How a text is written. `size` in points; `colour` as `RRGGBB`, undefined where the program chooses it; `raised`: above or below the line;
 * `pictures`: its letters are drawn as signs.
 */
export type Font = {
  struck: boolean
  size: number | undefined
  colour: string | undefined
  raised: boolean
  pictures: boolean
}

export const plainFont: Font = { struck: false, size: undefined, colour: undefined, raised: false, pictures: false }

/** Whether a font of this name draws letters and digits as signs. */
export function drawsPictures(name: string): boolean {
  return /^(?:marlett|symbol|webdings|wingdings(?: ?[23])?|(?:itc )?zapf ?dingbats|opensymbol|bookshelf symbol 7|ms outlook)$/i.test(
    name.trim(),
  )
}

/** The colours that a workbook names by number. */
export type Palette = { theme: readonly string[]; indexed: readonly string[] }

/** `font` with what a tag inside of a font, or of the properties of a run of text, says. */
export function withProperty(font: Font, tag: Tag, palette: Palette): Font {
  switch (tag.name) {
    case 'strike':
      return { ...font, struck: attribute(tag, 'val') === undefined || flag(tag, 'val') }
    case 'sz':
      return { ...font, size: Number(attribute(tag, 'val') ?? Number.NaN) }
    case 'vertAlign':
      return { ...font, raised: attribute(tag, 'val') !== 'baseline' }
    case 'name':
    case 'rFont':
      return { ...font, pictures: drawsPictures(attribute(tag, 'val') ?? '') }
    case 'color':
      return { ...font, colour: colourOf(tag, palette) }
    default:
      return font
  }
}

/** The colour that a tag names, as `RRGGBB`; undefined where it is automatic. */
export function colourOf(tag: Tag, { theme, indexed }: Palette): string | undefined {
  const number = (name: string) => Number(attribute(tag, name) ?? Number.NaN)
  const named = attribute(tag, 'rgb')?.slice(-6) ?? theme[number('theme')] ?? indexed[number('indexed')]
  if (named === undefined || !/^[\dA-F]{6}$/i.test(named)) return undefined
  const tint = number('tint')
  return Number.isNaN(tint) || tint === 0 ? named.toUpperCase() : tinted(named, tint)
}

function channels(colour: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

/** Darker below 0, lighter above. */
function tinted(colour: string, tint: number): string {
  const share = Math.min(1, Math.abs(tint))
  return channels(colour)
    .map((channel) => Math.round(channel + ((tint > 0 ? 255 : 0) - channel) * share))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

/** From 1, the same, to 21, black on white (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
