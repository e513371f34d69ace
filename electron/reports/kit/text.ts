import { undirected } from '../../../shared/reports/direction.ts'
import type { Aside, Block, Definitions, Heading, Kicker, List, Paragraph } from '../../../shared/reports/document.ts'
import { type Line, plainText, type Setting, setLines } from './lines.ts'
import type { Mark, Piece, Tag } from './marks.ts'
import { type Style, styles } from './tokens.ts'

/** What every block needs to be laid out: the room there is, the fonts, and the tag it hangs under. */
export type Frame = Setting & { width: number; root: Tag }

/** Moves marks. */
export function shift(marks: readonly Mark[], x: number, y: number): Mark[] {
  return marks.map((mark): Mark => {
    if (mark.kind === 'line') return { ...mark, x1: mark.x1 + x, x2: mark.x2 + x, y1: mark.y1 + y, y2: mark.y2 + y }
    if (mark.kind === 'polygon') return { ...mark, points: mark.points.map(([px, py]) => [px + x, py + y] as const) }
    return { ...mark, x: mark.x + x, y: mark.y + y }
  })
}

/** Where the baseline lies in a line of this style, from its top. */
export function baseline(style: Style): number {
  return style.leading / 2 + style.size * 0.35
}

/** One piece a line; the first two and the last two stay together. */
export function pieces(lines: readonly Line[], style: Style, before: number): Piece[] {
  return lines.map((line, index) => ({
    height: style.leading,
    before: index === 0 ? before : 0,
    marks: shift(line.marks, 0, baseline(style)),
    keepWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
  }))
}

/** Closes tags with the last of the pieces and opens them with the first. */
export function owned(list: readonly Piece[], opens: readonly Tag[], closes: readonly Tag[]): Piece[] {
  return list.map((piece, index) => ({
    ...piece,
    ...(index === 0 ? { opens: [...opens, ...(piece.opens ?? [])] } : {}),
    ...(index === list.length - 1 ? { closes: [...(piece.closes ?? []), ...closes] } : {}),
  }))
}

const headings = {
  1: { style: styles.heading1, before: 30 },
  2: { style: styles.heading2, before: 25 },
  3: { style: styles.heading3, before: 17 },
} as const

/** A heading; it moves up to a kicker or a heading above it. */
export function headingPieces(block: Heading, anchor: string, previous: Block['kind'] | undefined, frame: Frame): Piece[] {
  const { style } = headings[block.level]
  const before = previous === 'kicker' || previous === 'heading' ? 14 : headings[block.level].before
  const tag: Tag = { type: `H${block.level}`, parent: frame.root }
  const list = pieces(setLines(block.text, style, frame.width, tag, frame), style, before)
  const section = { level: block.level, title: undirected(plainText(block.text)) }
  const bookmark = block.listed === false ? {} : { bookmark: section }
  return owned(list, [], [tag]).map((piece, index) => ({
    ...piece,
    keepWithNext: true,
    ...(index === 0 ? { anchors: block.anchor === undefined ? [anchor] : [anchor, block.anchor], section, ...bookmark } : {}),
  }))
}

export function kickerPieces(block: Kicker, frame: Frame): Piece[] {
  const style = styles.kicker
  const side = 12
  const tag: Tag = { type: 'P', parent: frame.root }
  const list = pieces(setLines(block.text, style, frame.width - side - 7, tag, frame), style, 18)
  const sign: Mark[] = [
    { kind: 'rectangle', x: 0, y: 1, width: side, height: side, fill: 'ink1' },
    {
      kind: 'polygon',
      fill: 'series4',
      points: [
        [side * 0.5, 1 + side],
        [side * 0.2, 1 + side],
        [side * 0.56, 1],
        [side * 0.86, 1],
      ],
    },
  ]
  return owned(list, [], [tag]).map((piece, index) => ({
    ...piece,
    keepWithNext: true,
    marks: [...(index === 0 ? sign : []), ...shift(piece.marks, side + 7, 0)],
  }))
}

const paragraphs = {
  lead: { style: styles.lead, before: 8 },
  body: { style: styles.body, before: 7 },
  note: { style: styles.note, before: 6 },
} as const

export function paragraphPieces(block: Paragraph, frame: Frame): Piece[] {
  const { style, before } = paragraphs[block.style ?? 'body']
  const tag: Tag = { type: 'P', parent: frame.root }
  const width = Math.min(frame.width, style.size * (block.style === 'lead' ? 38 : 44))
  const list = owned(pieces(setLines(block.text, style, width, tag, frame), style, before), [], [tag])
  const anchor = block.anchor
  return anchor === undefined ? list : list.map((piece, index) => (index === 0 ? { ...piece, anchors: [anchor] } : piece))
}

export function listPieces(block: List, frame: Frame): Piece[] {
  const style = styles.body
  const tag: Tag = { type: 'L', parent: frame.root, numbering: block.ordered ? 'Decimal' : 'Disc' }
  const labels = block.items.map((_, index) => (block.ordered ? `${index + 1}.` : '•'))
  const indent = Math.max(...labels.map((label) => frame.fonts.measure(label, style.size, 400)), 0) + 7
  const result = block.items.flatMap((item, index) => {
    const entry: Tag = { type: 'LI', parent: tag }
    const label: Tag = { type: 'Lbl', parent: entry }
    const body: Tag = { type: 'LBody', parent: entry }
    const width = Math.min(frame.width, style.size * 44) - indent
    const list = pieces(setLines(item, style, width, body, frame), style, index === 0 ? 7 : 3)
    const bullet = setLines(labels[index] ?? '', style, indent, label, frame)
    return owned(list, [label, body], [entry]).map((piece, line) => ({
      ...piece,
      marks: [...(line === 0 ? shift(bullet[0]?.marks ?? [], 0, baseline(style)) : []), ...shift(piece.marks, indent, 0)],
    }))
  })
  return owned(result, [tag], [tag])
}

export function definitionPieces(block: Definitions, frame: Frame): Piece[] {
  const style = styles.body
  const termStyle: Style = { ...style, color: 'ink2' }
  const list: Tag = { type: 'L', parent: frame.root, numbering: 'None' }
  const widest = Math.max(...block.items.map((item) => frame.fonts.measure(plainText(item.term), style.size, 400)), 0)
  const indent = Math.min(widest, frame.width * 0.3) + 16
  const result = block.items.flatMap((item, index) => {
    const entry: Tag = { type: 'LI', parent: list }
    const label: Tag = { type: 'Lbl', parent: entry }
    const body: Tag = { type: 'LBody', parent: entry }
    const terms = setLines(item.term, termStyle, indent - 16, label, frame)
    const texts = setLines(item.text, style, Math.min(frame.width - indent, style.size * 44), body, frame)
    const lines = Array.from(
      { length: Math.max(terms.length, texts.length) },
      (_, line): Line => ({
        width: 0,
        marks: [...(terms[line]?.marks ?? []), ...shift(texts[line]?.marks ?? [], indent, 0)],
      }),
    )
    return owned(pieces(lines, style, index === 0 ? 7 : 3.5), [label, body], [entry])
  })
  return owned(result, [list], [list])
}

export function asidePieces(block: Aside, frame: Frame): Piece[] {
  const style = styles.aside
  const inset = 13
  const section: Tag = { type: 'Div', parent: frame.root }
  const result = block.paragraphs.flatMap((text, index) => {
    const tag: Tag = { type: 'P', parent: section }
    return owned(pieces(setLines(text, style, frame.width - inset, tag, frame), style, index === 0 ? 9 : 4.5), [], [tag])
  })
  const bar = { x: 0, width: 2.25, fill: 'gold' } as const
  return owned(result, [section], [section]).map((piece, index) => ({
    ...piece,
    marks: shift(piece.marks, inset, 0),
    bar: { ...bar, joined: index > 0 },
  }))
}
