import { charactersOf } from '../../../shared/charts/shorten.ts'
import { runsLeft } from '../../../shared/reports/direction.ts'
import type { Run, Text } from '../../../shared/reports/document.ts'
import { breakable } from './breaks.ts'
import { type Direction, levelsOf, turned, visualOrder } from './direction.ts'
import { type FontBook, isShaped, type Segment } from './fonts.ts'
import type { LinkMark, Mark, Tag, TextMark } from './marks.ts'
import { type Style, tones } from './tokens.ts'

/** A set line: its marks lie on a baseline at 0 and start at 0. */
export type Line = { width: number; marks: Mark[] }

/** What is needed to set text: the fonts, and how a link is described to those who cannot see it. */
export type Setting = { fonts: FontBook; describeLink: (text: string) => string }

/** A segment with its level in its paragraph. */
type Leveled = Segment & { level: number }

type Atom = { run: Run; segments: Leveled[]; width: number; trimmed: number; breakAfter: boolean }

/** The words of a text without their looks. */
export function plainText(text: Text): string {
  return typeof text === 'string' ? text : text.map((run) => (typeof run === 'string' ? run : run.text)).join('')
}

/** Breaks text into lines of at most `width` points. A word longer than a line is cut. Text without a tag is decoration. */
export function setLines(text: Text, style: Style, width: number, tag: Tag | undefined, setting: Setting): Line[] {
  const split = paragraphs(text)
  const links = linksOf(split, tag)
  const lines = split.flatMap((paragraph) => {
    const broken = breakLines(atomsOf(paragraph, style, setting.fonts), style, width, setting.fonts)
    return broken.map((atoms, index) => ({ atoms, hard: index === broken.length - 1 }))
  })
  return lines.map(({ atoms, hard }, index) => {
    const tail = atoms.at(-1)
    const spaced = hard || (tail !== undefined && tail.trimmed < tail.width)
    return place(atoms, style, tag, links, setting, spaced && index < lines.length - 1)
  })
}

/** Fills lines, each with as many units as fit. */
function breakLines(all: readonly Atom[], style: Style, width: number, fonts: FontBook): Atom[][] {
  const lines: Atom[][] = []
  let line: Atom[] = []
  let used = 0
  for (const unit of unitsOf(all).flatMap((unit) => fitted(unit, width, style, fonts))) {
    if (line.length > 0 && used + widthOf(unit, true) > width + 0.01) {
      lines.push(line)
      line = []
      used = 0
    }
    line.push(...unit)
    used += widthOf(unit, false)
  }
  return [...lines, line]
}

function widthOf(atoms: readonly Atom[], trimmed: boolean): number {
  return atoms.reduce((sum, atom, index) => sum + (trimmed && index === atoms.length - 1 ? atom.trimmed : atom.width), 0)
}

/** Widths of a text: of its longest unbreakable part, and of all of it on one line. */
export function extent(text: Text, style: Style, fonts: FontBook): { least: number; most: number } {
  const all = paragraphs(text).map((paragraph) => atomsOf(paragraph, style, fonts))
  return {
    least: Math.max(...all.flatMap((paragraph) => unitsOf(paragraph).map((unit) => widthOf(unit, true))), 0),
    most: Math.max(...all.map((paragraph) => widthOf(paragraph, true)), 0),
  }
}

const lineEnd = /\r\n|[\n\r\u2028\u2029]/

function paragraphs(text: Text): Run[][] {
  const result: Run[][] = [[]]
  for (const part of typeof text === 'string' ? [text] : text) {
    const run: Run = typeof part === 'string' ? { text: part } : part
    if (!lineEnd.test(run.text)) {
      result.at(-1)?.push(run)
      continue
    }
    run.text.split(lineEnd).forEach((piece, index) => {
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

function atomsOf(paragraph: readonly Run[], style: Style, fonts: FontBook): Atom[] {
  const levels = levelsOf(
    paragraph
      .map(({ text }) => text)
      .join('')
      .replaceAll('\t', ' '),
  )
  let start = 0
  return paragraph.flatMap((run) => {
    const own = levels?.subarray(start, start + run.text.length)
    start += run.text.length
    return atoms(run, own, style, fonts)
  })
}

function atoms(run: Run, levels: Uint8Array | undefined, style: Style, fonts: FontBook): Atom[] {
  const { weight, size, mono } = look(run, style)
  const han = fonts.hanOf(run.text)
  let start = 0
  return breakable(run.text.replaceAll('\t', ' ')).map((part) => {
    const segments = stretches(part.text, levels?.subarray(start, start + part.text.length)).flatMap(({ text, level }) =>
      fonts.segments(text, size, weight, mono, han).map((segment) => ({ ...segment, level })),
    )
    start += part.text.length
    const width = segments.reduce((sum, segment) => sum + segment.width, 0)
    const bare = part.text.trimEnd()
    const spaces = part.text.length - bare.length
    const trimmed = spaces === 0 ? width : width - fonts.measure(' '.repeat(spaces), size, weight, mono)
    return { run, segments, width, trimmed, breakAfter: part.breakAfter }
  })
}

/** Stretches of one level. */
function stretches(text: string, levels: Uint8Array | undefined): { text: string; level: number }[] {
  if (!levels) return [{ text, level: 0 }]
  const result: { text: string; level: number }[] = []
  for (const [index, level] of levels.entries()) {
    const last = result.at(-1)
    if (last?.level === level) last.text += text[index] ?? ''
    else result.push({ text: text[index] ?? '', level })
  }
  return result
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

/** Cuts a unit that is wider than a line into atoms of single characters, as people see them. */
function fitted(unit: Atom[], width: number, style: Style, fonts: FontBook): Atom[][] {
  if (widthOf(unit, true) <= width) return [unit]
  return unit.flatMap((atom) => {
    const { weight, size, mono } = look(atom.run, style)
    const han = fonts.hanOf(atom.run.text)
    const characters = atom.segments.flatMap(({ text, actual = text, level }) =>
      charactersOf(actual).map((character) => ({ character, level })),
    )
    return characters.map(({ character, level }) => {
      const segments = fonts.segments(character, size, weight, mono, han).map((segment) => ({ ...segment, level }))
      const wide = segments.reduce((sum, segment) => sum + segment.width, 0)
      return [{ run: atom.run, segments, width: wide, trimmed: character === ' ' ? 0 : wide, breakAfter: true }]
    })
  })
}

type Part = { run: Run; segment: Leveled & { runs?: Direction }; x: number }

/** Sets a line. `followed` leaves a space at its end for those who hear or copy the text. */
function place(
  line: readonly Atom[],
  style: Style,
  tag: Tag | undefined,
  links: Links,
  setting: Setting,
  followed: boolean,
): Line {
  const parts = positions(trimEnd(line, style, setting.fonts))
  const marks: TextMark[] = []
  const spots: LinkMark[] = []
  let before: (Part & { mark: TextMark }) | undefined
  for (const part of parts) {
    const { run, segment, x } = part
    const inside = segment.level > 0
    const link = links.get(run)
    const owner = link?.tag ?? tag
    if (link) addSpot(spots, link, x, x + segment.width, style, setting)
    const same = before?.run === run && before.segment.level > 0 === inside
    if (
      before &&
      same &&
      before.segment.face === segment.face &&
      before.segment.actual === undefined &&
      segment.actual === undefined
    ) {
      before.mark.text += segment.text
      before.mark.width += segment.width
      continue
    }
    const passage = same && inside ? before?.mark.tag : undefined
    if (passage) passage.actual = `${passage.actual ?? ''}${segment.actual ?? ''}`
    before = { ...part, mark: textMark(part, style, passage ?? spanOf(part, owner)) }
    marks.push(before.mark)
  }
  const last = marks.at(-1)
  if (followed && last?.tag?.actual !== undefined) last.tag.actual += ' '
  else if (followed && last) last.text += ' '
  return { width: parts.reduce((sum, { segment }) => sum + segment.width, 0), marks: [...marks, ...spots] }
}

/** The tag of a part: a span of its own where its glyphs do not say what is meant, or where it is in another language. */
function spanOf({ run, segment }: Part, owner: Tag | undefined): Tag | undefined {
  if (!owner || (segment.actual === undefined && run.language === undefined)) return owner
  return {
    type: 'Span',
    parent: owner,
    ...(segment.actual === undefined ? {} : { actual: segment.actual }),
    ...(run.language === undefined ? {} : { language: run.language }),
  }
}

/** The segments of a line without the spaces at its end. */
function trimEnd(line: readonly Atom[], style: Style, fonts: FontBook): { run: Run; segment: Leveled }[] {
  const parts = line.flatMap(({ run, segments }) => segments.map((segment) => ({ run, segment })))
  for (let last = parts.pop(); last; last = parts.pop()) {
    const text = last.segment.text.trimEnd()
    if (text === '') continue
    const { size } = look(last.run, style)
    return [...parts, { run: last.run, segment: { ...last.segment, text, width: fonts.width(last.segment.face, text, size) } }]
  }
  return []
}

/** Where each segment starts. They stay in reading order; only their places follow the directions of the text. */
function positions(line: readonly { run: Run; segment: Leveled }[]): Part[] {
  const starts: number[] = []
  let x = 0
  for (const index of visualOrder(line.map(({ segment }) => segment.level))) {
    starts[index] = x
    x += line[index]?.segment.width ?? 0
  }
  return line.map(({ run, segment }, index) => ({ run, segment: drawn(segment), x: starts[index] ?? 0 }))
}

/** A segment as it is drawn; within a passage that runs left, beside what it says. */
function drawn(segment: Leveled): Leveled & { runs?: Direction } {
  const { level, face, text, actual = text } = segment
  if (level === 0) return isShaped(face) && runsLeft(text) ? { ...segment, runs: 'right' } : segment
  if (isShaped(face)) return { ...segment, actual, runs: level % 2 === 0 ? 'right' : 'left' }
  return { ...segment, actual, text: level % 2 === 0 || actual !== text ? text : turned(charactersOf(text)) }
}

type Link = { to: string; text: string; place?: string | undefined; tag: Tag }
type Links = ReadonlyMap<Run, Link>

/** The link that each run belongs to: runs beside each other that lead to the same place are one. Decoration has none. */
function linksOf(paragraphs: readonly (readonly Run[])[], tag: Tag | undefined): Links {
  const links = new Map<Run, Link>()
  if (!tag) return links
  for (const paragraph of paragraphs)
    for (const [index, run] of paragraph.entries()) {
      if (run.to === undefined) continue
      const before = links.get(paragraph[index - 1] ?? run)
      const link = before?.to === run.to ? before : { to: run.to, text: '', tag: { type: 'Link', parent: tag } }
      link.text += run.text
      link.place ??= run.place
      links.set(run, link)
    }
  return links
}

function textMark({ run, segment, x }: Part, style: Style, tag: Tag | undefined): TextMark {
  return {
    kind: 'text',
    x,
    y: 0,
    width: segment.width,
    text: segment.text,
    face: segment.face,
    size: look(run, style).size,
    color: run.tone ? tones[run.tone] : run.to === undefined ? style.color : 'accent',
    ...(segment.runs ? { runs: segment.runs } : {}),
    ...(tag ? { tag } : {}),
  }
}

function addSpot(
  spots: LinkMark[],
  { to, text, place = text, tag }: Link,
  start: number,
  end: number,
  style: Style,
  setting: Setting,
): void {
  const before = spots.at(-1)
  if (before && before.tag === tag) before.width = end - before.x
  else
    spots.push({
      kind: 'link',
      x: start,
      y: -style.size,
      width: end - start,
      height: style.leading,
      anchor: to,
      description: setting.describeLink(place),
      tag,
    })
}
