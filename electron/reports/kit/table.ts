import type { Cell, Column, Row, SignOff, Table, Text } from '../../../shared/reports/document.ts'
import { type Extent, shareWidth, splitColumns } from './columns.ts'
import { extent, type Line, setLines } from './lines.ts'
import { type Mark, type Piece, type Tag, untagged } from './marks.ts'
import { baseline, type Frame, owned, pieces, shift } from './text.ts'
import { type Style, styles, tones } from './tokens.ts'

type Look = { head: Style; body: Style; gap: number; above: number; below: number; longest: number }

const looks: Record<'normal' | 'dense' | 'roomy', Look> = {
  normal: { head: styles.tableHead, body: styles.tableBody, gap: 12, above: 4.6, below: 4.6, longest: 9 },
  dense: { head: styles.denseHead, body: styles.denseBody, gap: 7, above: 3, below: 3, longest: 12 },
  roomy: { head: styles.tableHead, body: { ...styles.tableBody, size: 9.25 }, gap: 12, above: 9, below: 4, longest: 9 },
}

type Plan = {
  columns: readonly Column[]
  widths: readonly number[]
  look: Look
  rowHeaders: boolean
  table: Tag
  anchor?: string
}

/** Lays out a table, or the tables that it is cut into where its columns do not fit. */
export function tablePieces(block: Table, frame: Frame): Piece[] {
  const look = looks[block.density ?? 'normal']
  for (const row of block.rows)
    if (row.cells.length !== block.columns.length)
      throw new RangeError(`a row has ${row.cells.length} cells in a table of ${block.columns.length} columns`)
  const extents = block.columns.map((column, index) => columnExtent(column, index, block.rows, look, frame))
  return splitColumns(block.columns, extents, frame.width, look.gap).flatMap((group, part) => {
    const columns = pick(block.columns, group)
    const wanted = pick(extents, group)
    const plan: Plan = {
      columns,
      widths: shareWidth(columns, wanted, frame.width, look.gap) ?? squeeze(columns, wanted, frame.width, look.gap),
      look,
      rowHeaders: block.rowHeaders !== false,
      table: { type: 'Table', parent: frame.root },
      ...(part === 0 && block.anchor !== undefined ? { anchor: block.anchor } : {}),
    }
    return layOut(
      plan,
      block.rows.map((row) => ({ ...row, cells: pick(row.cells, group) })),
      block.caption,
      frame,
    )
  })
}

/** Rows with room to sign in. */
export function signOffPieces(block: SignOff, frame: Frame): Piece[] {
  const columns: Column[] = [{ header: '' }, { header: '' }, { header: '', align: 'end' }]
  const look = looks.roomy
  const third = (frame.width - look.gap * 2) / 3
  const plan: Plan = {
    columns,
    widths: [third, third * 1.4, third * 0.6],
    look,
    rowHeaders: true,
    table: { type: 'Table', parent: frame.root },
  }
  const rows = block.rows.map((row): Row => ({ cells: [row.role, row.name ?? '', row.date ?? ''] }))
  return owned(
    rows.flatMap((row, index) =>
      rowPieces(row, plan, frame).map((piece, slice) => ({ ...piece, before: index + slice === 0 ? 4 : 0 })),
    ),
    [plan.table],
    [plan.table],
  )
}

function pick<Item>(items: readonly Item[], indices: readonly number[]): Item[] {
  return indices.flatMap((index) => {
    const item = items[index]
    return item === undefined ? [] : [item]
  })
}

function textOf(cell: Cell): Text {
  return typeof cell === 'object' && 'text' in cell ? cell.text : cell
}

function cellStyle(cell: Cell, row: Row, look: Look): Style {
  const details = typeof cell === 'object' && 'text' in cell ? cell : undefined
  return {
    ...look.body,
    ...(details?.strong || row.kind ? { weight: 600 as const } : {}),
    ...(details?.tone ? { color: tones[details.tone] } : {}),
  }
}

function columnExtent(column: Column, index: number, rows: readonly Row[], look: Look, frame: Frame): Extent {
  const all = rows.flatMap((row) => {
    const cell = row.cells[index]
    return cell === undefined ? [] : [extent(textOf(cell), cellStyle(cell, row, look), frame.fonts)]
  })
  const head = extent(column.header, look.head, frame.fonts)
  const least = Math.max(head.least, ...all.map((item) => item.least))
  const most = Math.max(head.most, ...all.map((item) => item.most))
  return column.align === 'end' ? { least, most } : { least: Math.min(least, frame.width * 0.3), most }
}

/** Widths where even the longest words do not fit: in proportion; the words are cut. */
function squeeze(columns: readonly Column[], extents: readonly Extent[], width: number, gap: number): number[] {
  const room = width - gap * (columns.length - 1)
  const total = extents.reduce((sum, item) => sum + item.least, 0)
  return extents.map((item) => (item.least / total) * room)
}

function layOut(plan: Plan, rows: readonly Row[], caption: Text | undefined, frame: Frame): Piece[] {
  const header = headerPiece(plan, frame, false)
  const repeat = { ...headerPiece(plan, frame, true), before: 0 }
  const body = rows.flatMap((row, index) => {
    const next = rows[index + 1]
    const keep = row.kind === 'group' || next?.kind === 'total'
    return rowPieces(row, plan, frame).map((piece) => ({ ...piece, repeat, keepWithNext: piece.keepWithNext || keep }))
  })
  const above: Piece[] = []
  if (caption !== undefined) {
    const tag: Tag = { type: 'Caption', parent: plan.table }
    const lines = pieces(setLines(caption, styles.note, frame.width, tag, frame), styles.note, 9)
    above.push(...owned(lines, [], [tag]).map((piece) => ({ ...piece, keepWithNext: true })))
  }
  const all = [...above, { ...header, before: caption === undefined ? 6 : 0, keepWithNext: true }, ...body]
  const first = owned(all, [plan.table], [plan.table])
  return plan.anchor === undefined
    ? first
    : first.map((piece, index) => (index === 0 ? { ...piece, anchors: [plan.anchor ?? ''] } : piece))
}

function headerPiece(plan: Plan, frame: Frame, artifact: boolean): Piece {
  const { look, columns, widths } = plan
  const row: Tag = { type: 'TR', parent: plan.table }
  const tags = columns.map((): Tag => ({ type: 'TH', parent: row, scope: 'Column' }))
  const cells = columns.map((column, index) => setLines(column.header, look.head, widths[index] ?? 0, tags[index] ?? row, frame))
  const lines = Math.max(...cells.map((cell) => cell.length), 1)
  const height = look.above + lines * look.head.leading + look.below
  const marks = cells.flatMap((cell, index) =>
    cell.flatMap((line, position) => {
      const top = look.above + (lines - cell.length + position) * look.head.leading
      return shift(line.marks, cellX(plan, index, line), top + baseline(look.head))
    }),
  )
  const rule: Mark = { kind: 'line', x1: 0, x2: frame.width, y1: height, y2: height, stroke: 'ink1', width: 0.75 }
  if (!artifact) return { height, before: 0, marks: [...marks, rule], opens: [row, ...tags], closes: [row] }
  return { height, before: 0, marks: [...untagged(marks), rule] }
}

/** Where a line starts in its column. */
function cellX(plan: Plan, index: number, line: Line): number {
  const left = plan.widths.slice(0, index).reduce((sum, width) => sum + width + plan.look.gap, 0)
  const free = (plan.widths[index] ?? 0) - line.width
  const align = plan.columns[index]?.align ?? 'start'
  return left + (align === 'end' ? free : align === 'center' ? free / 2 : 0)
}

/** A row as one piece; a very long one as a piece a line, so that it can run over a page. */
function rowPieces(row: Row, plan: Plan, frame: Frame): Piece[] {
  const { look, widths } = plan
  const tag: Tag = { type: 'TR', parent: plan.table }
  const tags = row.cells.map(
    (_, index): Tag => (index === 0 && plan.rowHeaders ? { type: 'TH', parent: tag, scope: 'Row' } : { type: 'TD', parent: tag }),
  )
  const cells = row.cells.map((cell, index) =>
    setLines(textOf(cell), cellStyle(cell, row, look), widths[index] ?? 0, tags[index] ?? tag, frame),
  )
  const count = Math.max(...cells.map((cell) => cell.length), 1)
  const slices =
    count > look.longest ? Array.from({ length: count }, (_, line) => [line]) : [Array.from({ length: count }, (_, line) => line)]
  const leading = look.body.leading
  const list = slices.map((lines, slice): Piece => {
    const above = slice === 0 ? look.above : 0
    const end = slice === slices.length - 1
    const height = above + lines.length * leading + (end ? look.below : 0)
    const marks = cells.flatMap((cell, index) =>
      lines.flatMap((line, position) => {
        const set = cell[line]
        return set ? shift(set.marks, cellX(plan, index, set), above + position * leading + baseline(look.body)) : []
      }),
    )
    const stroke = row.kind ? 'lineStrong' : 'line'
    const rule: Mark = { kind: 'line', x1: 0, x2: frame.width, y1: height, y2: height, stroke, width: 0.6 }
    return {
      height,
      before: 0,
      marks: [...hatching(row, plan, height), ...marks, ...(end ? [rule] : [])],
      keepWithNext: slices.length > 1 && (slice < 2 || slice === slices.length - 2),
    }
  })
  return owned(list, [tag, ...tags], [tag])
}

/** Light strokes behind the cells that do not count. */
function hatching(row: Row, plan: Plan, height: number): Mark[] {
  return row.cells.flatMap((cell, index): Mark[] => {
    if (typeof cell !== 'object' || !('text' in cell) || !cell.hatched) return []
    const left = plan.widths.slice(0, index).reduce((sum, width) => sum + width + plan.look.gap, 0)
    const half = plan.look.gap / 2
    return [{ kind: 'hatch', x: left - half, y: 0, width: (plan.widths[index] ?? 0) + half * 2, height, stroke: 'line', gap: 4 }]
  })
}
