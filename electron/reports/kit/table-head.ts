import type { Row } from '../../../shared/reports/document.ts'
import { extent, type Line, setLines } from './lines.ts'
import { type Mark, type Piece, type Tag, untagged } from './marks.ts'
import { cellStyle, cellX, columnRight, type Plan, roomOf, runsAcross, textOf } from './table-plan.ts'
import { baseline, type Frame, shift } from './text.ts'
import type { Style } from './tokens.ts'

/** How long a turned header grows before it breaks into lines, and how long where a word would be cut. */
const turnedLength = { usual: 118, most: 160 }

/** What is said again on each page that the table goes on to: its header row, and the group that goes on. */
export function repeatedHead(group: Row | undefined, plan: Plan, frame: Frame): Piece {
  const header = { ...headerPiece(plan, frame, true), before: 0 }
  return group ? below(header, groupPiece(group, plan, frame)) : header
}

/** The name of a group, quieter than where it begins. */
function groupPiece(row: Row, plan: Plan, frame: Frame): Piece {
  const { look } = plan
  const [cell = ''] = row.cells
  const room = runsAcross(row) ? frame.width : roomOf(plan, 0)
  const style: Style = { ...cellStyle(cell, row, look), color: 'ink2' }
  const lines = setLines(textOf(cell), style, room, undefined, frame)
  const height = look.above + lines.length * style.leading + look.below
  const rule: Mark = { kind: 'line', x1: 0, x2: frame.width, y1: height, y2: height, stroke: 'lineStrong', width: 0.6 }
  const marks = lines.flatMap((line, index) => shift(line.marks, 0, look.above + index * style.leading + baseline(style)))
  return { height, before: 0, marks: [...marks, rule] }
}

/** A repeated head, and under it what a row that runs on repeats of itself. */
export function below(header: Piece, row: Piece): Piece {
  return { height: header.height + row.height, before: 0, marks: [...header.marks, ...shift(row.marks, 0, header.height)] }
}

/** The header row; as decoration where it is repeated. */
export function headerPiece(plan: Plan, frame: Frame, artifact: boolean): Piece {
  const { look, columns } = plan
  const row: Tag = { type: 'TR', parent: plan.tags.head }
  const tags = columns.map((): Tag => ({ type: 'TH', parent: row, scope: 'Column' }))
  const turned = (index: number): boolean => plan.turned && Boolean(columns[index]?.even)
  const longest = Math.max(...columns.map((column) => extent(column.header, look.head, frame.fonts).least))
  const length = Math.min(Math.max(longest, turnedLength.usual), turnedLength.most)
  const cells = columns.map((column, index) =>
    setLines(column.header, look.head, turned(index) ? length : roomOf(plan, index), tags[index] ?? row, frame),
  )
  const heights = cells.map((lines, index) =>
    turned(index) ? Math.max(...lines.map((line) => line.width)) : lines.length * look.head.leading,
  )
  const height = look.above + Math.max(...heights, look.head.leading) + look.below
  const marks = cells.flatMap((lines, index) => {
    if (turned(index)) return turn(lines, columnRight(plan, index), height - look.below, look.head)
    const top = height - look.below - lines.length * look.head.leading
    return lines.flatMap((line, position) =>
      shift(line.marks, cellX(plan, index, line), top + position * look.head.leading + baseline(look.head)),
    )
  })
  const rule: Mark = { kind: 'line', x1: 0, x2: frame.width, y1: height, y2: height, stroke: 'ink1', width: 0.75 }
  if (artifact) return { height, before: 0, marks: [...untagged(marks), rule] }
  return { height, before: 0, marks: [...marks, rule], opens: [plan.tags.head, row, ...tags], closes: [row, plan.tags.head] }
}

/** Lines that run from bottom to top, side by side, the last of them at `right`. */
function turn(lines: readonly Line[], right: number, bottom: number, style: Style): Mark[] {
  return lines.flatMap((line, position) => {
    const x = right - (lines.length - position) * style.leading + baseline(style)
    return line.marks.flatMap((mark): Mark[] => {
      if (mark.kind === 'text') return [{ ...mark, x, y: bottom - mark.x, turned: true }]
      if (mark.kind !== 'link') return []
      return [{ ...mark, x: x + mark.y, y: bottom - mark.x - mark.width, width: mark.height, height: mark.width }]
    })
  })
}
