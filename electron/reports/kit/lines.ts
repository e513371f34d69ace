import type { Run, Text } from '../../../shared/reports/document.ts'
import { breakable } from './breaks.ts'
import type { FontBook, Segment } from './fonts.ts'
import type { LinkMark, Mark, Tag, TextMark } from './marks.ts'
import { type Style, tones } from './tokens.ts'

/** A set line: its marks lie on a baseline at 0 and start at 0. */
export type Line = { width: number; marks: Mark[] }

/** What is needed to set text: the fonts, and how a link is described to those who cannot see it. */
export type Setting = { fonts: FontBook; describeLink: (text: string) => string }

type Atom = { run: Run; segments: Segment[]; width: number; trimmed: number; breakAfter: boolean }

/** The words of a text without their looks. */
export function plainText(text: Text): string {
  return typeof text === 'string' ? text : text.map((run) => (typeof run === 'string' ? run : run.text)).join('')
}

/** Breaks text into lines of at most `width` points. A word longer than a line is cut. */
export function setLines(text: Text, style: Style, width: number, tag: Tag, setting: Setting): Line[] {
  const lines: Line[] = []
  const links = new Map<Run, Tag>()
  for (const paragraph of paragraphs(text)) {
    const units = unitsOf(paragraph.flatMap((run) => atoms(run, style, setting.fonts)))
    let line: Atom[] = []
    let used = 0
    for (const unit of units.flatMap((unit) => fitted(unit, width, style, setting.fonts))) {
      const trimmed = unit.reduce((sum, atom, index) => sum + (index === unit.length - 1 ? atom.trimmed : atom.width), 0)
      if (line.length > 0 && used + trimmed > width + 0.01) {
        lines.push(place(line, style, tag, links, setting))
        line = []
        used = 0
      }
      line.push(...unit)
      used += unit.reduce((sum, atom) => sum + atom.width, 0)
    }
    lines.push(place(line, style, tag, links, setting))
  }
  return lines
}

/** Widths of a text: of its longest unbreakable part, and of all of it on one line. */
export function extent(text: Text, style: Style, fonts: FontBook): { least: number; most: number } {
  let least = 0
  let most = 0
  for (const paragraph of paragraphs(text)) {
    const all = paragraph.flatMap((run) => atoms(run, style, fonts))
    for (const unit of unitsOf(all))
      least = Math.max(
        least,
        unit.reduce((sum, atom) => sum + atom.trimmed, 0),
      )
    most = Math.max(
      most,
      all.reduce((sum, atom, index) => sum + (index === all.length - 1 ? atom.trimmed : atom.width), 0),
    )
  }
  return { least, most }
}

function paragraphs(text: Text): Run[][] {
  const result: Run[][] = [[]]
  for (const part of typeof text === 'string' ? [text] : text) {
    const run: Run = typeof part === 'string' ? { text: part } : part
    if (!run.text.includes('\n')) {
      result.at(-1)?.push(run)
      continue
    }
    run.text.split(/\r?\n/).forEach((piece, index) => {
      if (index > 0) result.push([])
      if (piece) result.at(-1)?.push({ ...run, text: piece })
    })
  }
  return result
}

function look(run: Run, style: Style) {
  const weight = run.strong ? 600 : style.weight
  const size = run.mono ? style.size * 0.92 : style.size
  return { weight, size, mono: Boolean(run.mono) } as const
}

function atoms(run: Run, style: Style, fonts: FontBook): Atom[] {
  const { weight, size, mono } = look(run, style)
  return breakable(run.text.replaceAll('\t', ' ')).map((part) => {
    const segments = fonts.segments(part.text, size, weight, mono)
    const width = segments.reduce((sum, segment) => sum + segment.width, 0)
    const bare = part.text.trimEnd()
    const spaces = part.text.length - bare.length
    const trimmed = spaces === 0 ? width : width - fonts.measure(' '.repeat(spaces), size, weight, mono)
    return { run, segments, width, trimmed, breakAfter: part.breakAfter }
  })
}

function unitsOf(atoms: readonly Atom[]): Atom[][] {
  const units: Atom[][] = []
  let open = false
  for (const atom of atoms) {
    if (open) units.at(-1)?.push(atom)
    else units.push([atom])
    open = !atom.breakAfter
  }
  return units
}

/** Cuts a unit that is wider than a line into atoms of single characters. */
function fitted(unit: Atom[], width: number, style: Style, fonts: FontBook): Atom[][] {
  if (unit.reduce((sum, atom) => sum + atom.trimmed, 0) <= width) return [unit]
  return unit.flatMap((atom) => {
    const { weight, size, mono } = look(atom.run, style)
    const text = atom.segments.map((segment) => segment.actual ?? segment.text).join('')
    return [...text].map((character) => {
      const segments = fonts.segments(character, size, weight, mono)
      const wide = segments.reduce((sum, segment) => sum + segment.width, 0)
      return [{ run: atom.run, segments, width: wide, trimmed: character === ' ' ? 0 : wide, breakAfter: true }]
    })
  })
}

function place(line: readonly Atom[], style: Style, tag: Tag, links: Map<Run, Tag>, setting: Setting): Line {
  const marks: TextMark[] = []
  const spots: LinkMark[] = []
  let x = 0
  let previous: Run | undefined
  line.forEach((atom, index) => {
    const { size } = look(atom.run, style)
    const last = index === line.length - 1
    const owner = ownerOf(atom.run, tag, links)
    const start = x
    atom.segments.forEach((segment, part) => {
      const text = last && part === atom.segments.length - 1 ? segment.text.trimEnd() : segment.text
      const before = marks.at(-1)
      if (text && before && previous === atom.run && before.face === segment.face && !before.actual && !segment.actual) {
        before.text += text
        before.width += segment.width
      } else if (text) marks.push(textMark(atom.run, { ...segment, text }, x, size, style, owner))
      x += segment.width
      previous = atom.run
    })
    const end = last ? x - (atom.width - atom.trimmed) : x
    if (atom.run.to !== undefined) addSpot(spots, atom.run, owner, start, end, style, setting)
  })
  const tail = line.at(-1)
  const width = tail ? x - (tail.width - tail.trimmed) : 0
  return { width, marks: [...marks, ...spots] }
}

function ownerOf(run: Run, tag: Tag, links: Map<Run, Tag>): Tag {
  if (run.to === undefined) return tag
  let link = links.get(run)
  if (!link) {
    link = { type: 'Link', parent: tag }
    links.set(run, link)
  }
  return link
}

function textMark(run: Run, segment: Segment, x: number, size: number, style: Style, tag: Tag): TextMark {
  const color = run.tone ? tones[run.tone] : run.to === undefined ? style.color : 'accent'
  return {
    kind: 'text',
    x,
    y: 0,
    width: segment.width,
    text: segment.text,
    face: segment.face,
    size,
    color,
    tag,
    ...(run.language ? { language: run.language } : {}),
    ...(segment.actual === undefined ? {} : { actual: segment.actual }),
  }
}

function addSpot(spots: LinkMark[], run: Run, tag: Tag, start: number, end: number, style: Style, setting: Setting): void {
  const before = spots.at(-1)
  if (before && before.tag === tag) before.width = end - before.x
  else
    spots.push({
      kind: 'link',
      x: start,
      y: -style.size,
      width: end - start,
      height: style.leading,
      anchor: run.to ?? '',
      description: setting.describeLink(run.text),
      tag,
    })
}
