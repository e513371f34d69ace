import type { Contents, Heading } from '../../../shared/reports/document.ts'
import { plainText, setLines } from './lines.ts'
import type { Mark, Piece, Tag } from './marks.ts'
import { baseline, type Frame, owned, pieces, shift } from './text.ts'
import { type Style, styles } from './tokens.ts'

/** A heading with the anchor that the kit gave it. */
export type Listed = { heading: Heading; anchor: string }

const looks: Record<1 | 2 | 3, { style: Style; indent: number; before: number }> = {
  1: { style: { ...styles.body, weight: 600 }, indent: 0, before: 9 },
  2: { style: styles.body, indent: 0, before: 2.5 },
  3: { style: { ...styles.body, size: 9.5, color: 'ink2' }, indent: 14, before: 1.5 },
}

/** A line a heading: its text and its page lead there. Page numbers are filled in when every page is known. */
export function contentsPieces(block: Contents, headings: readonly Listed[], frame: Frame): Piece[] {
  const list: Tag = { type: 'TOC', parent: frame.root }
  const shown = headings.filter(({ heading }) => heading.listed !== false && heading.level <= (block.depth ?? 2))
  const result = shown.flatMap(({ heading, anchor }, index) => {
    const { style, indent, before } = looks[heading.level]
    const item: Tag = { type: 'TOCI', parent: list }
    const reference: Tag = { type: 'Reference', parent: item }
    const link: Tag = { type: 'Link', parent: reference }
    const words = plainText(heading.text).replaceAll('\n', ' ')
    const lines = setLines(words, style, frame.width - indent - 60, link, frame)
    return owned(
      pieces(lines, style, index === 0 ? 8 : before).map((piece, line): Piece => {
        const end = line === lines.length - 1
        const y = baseline(style)
        const from = indent + (lines[line]?.width ?? 0) + 6
        const to = frame.width - 24
        const leader: Mark = { kind: 'line', x1: from, x2: to, y1: y, y2: y, stroke: 'lineStrong', width: 0.6, dash: 1 }
        const number: Mark = { kind: 'pageNumber', x: frame.width, y, anchor, size: style.size, color: style.color, tag: link }
        const spot: Mark = {
          kind: 'link',
          x: 0,
          y: 0,
          width: frame.width,
          height: style.leading,
          anchor,
          description: frame.describeLink(words),
          tag: link,
        }
        return {
          ...piece,
          marks: [...shift(piece.marks, indent, 0), ...(end && from < to ? [leader] : []), ...(end ? [number] : []), spot],
        }
      }),
      [],
      [item],
    )
  })
  return owned(result, [list], [list])
}
