import type { Column, Row, SignOff, Table, Text } from '../../../shared/reports/document.ts'
import { type Extent, insetOf, shareWidth, splitColumns, withShares } from './columns.ts'
import { extent, type Line, setLines } from './lines.ts'
import { type Mark, type Piece, type Tag, untagged } from './marks.ts'
import { below, headerPiece, repeatedHead } from './table-head.ts'
import { cellStyle, cellX, indentOf, type Look, looks, type Plan, roomOf, runsAcross, tableTags, textOf } from './table-plan.ts'
import { baseline, type Frame, owned, pieces, shift } from './text.ts'
import { styles } from './tokens.ts'

/** Lays out a table, or the tables that it is cut into where its columns do not fit. */
export function tablePieces(block: Table, frame: Frame): Piece[] {
  const look = looks[block.density ?? 'normal']
  for (const row of block.rows)
    if (row.cells.length !== block.columns.length)
      throw new RangeError(`a row has ${row.cells.length} cells in a table of ${block.columns.length} columns`)
  const all = withShares(block.columns, frame.width, look.gap).map((column, index) => {
    const inset = insetOf(block.columns, index, look.gap)
    return column.width === undefined || inset === 0 ? column : { ...column, width: column.width + inset }
  })
  const wanted = all.map((column, index) => {
    const { least, most } = columnExtent(column, index, block.rows, look, frame)
    const inset = insetOf(all, index, look.gap)
    return { least: least + inset, most: most + inset }
  })
  const yielding = wanted.map((item) => ({ ...item, least: Math.min(item.least, frame.width * 0.3) }))
  return splitColumns(all, yielding, frame.width, look.gap).flatMap((group, part) => {
    const columns = pick(all, group)
    const widths =
      shareWidth(columns, evenOut(columns, pick(wanted, group), frame.width), frame.width, look.gap) ??
      shareWidth(columns, evenOut(columns, pick(yielding, group), frame.width), frame.width, look.gap) ??
      squeeze(pick(yielding, group), frame.width, look.gap)
    const plan: Plan = {
      columns,
      widths,
      turned: columns.some(
        (column, index) => column.even && extent(column.header, look.head, frame.fonts).least > (widths[index] ?? 0),
      ),
      look,
      rowHeaders: block.rowHeaders !== false,
      together: Boolean(block.together),
      tags: tableTags(frame.root),
      ...(part === 0 && block.anchor !== undefined ? { anchor: block.anchor } : {}),
    }
    return layOut(
      plan,
      block.rows.map(({ anchor, ...row }) => ({
        ...row,
        cells: pick(row.cells, group),
        ...(part === 0 && anchor !== undefined ? { anchor } : {}),
      })),
      block.caption,
      frame,
    )
  })
}

/** Rows with room to sign in. */
export function signOffPieces(block: SignOff, frame: Frame): Piece[] {
  const columns: Column[] = [{ header: '' }, { header: '' }, { header: '' }]
  const look = looks.roomy
  const third = (frame.width - look.gap * 2) / 3
  const plan: Plan = {
    columns,
    widths: [third, third * 1.4, third * 0.6],
    look,
    rowHeaders: true,
    together: true,
    turned: false,
    tags: tableTags(frame.root),
  }
  const rows = block.rows.map((row): Row => ({ cells: [row.role, row.name ?? '', row.date ?? ''] }))
  return owned(
    rows.flatMap((row, index) =>
      rowPieces(row, plan, frame).map((piece, slice) => ({ ...piece, before: index + slice === 0 ? 4 : 0 })),
    ),
    [plan.tags.table, plan.tags.body],
    [plan.tags.body, plan.tags.table],
  )
}

function pick<Item>(items: readonly Item[], indices: readonly number[]): Item[] {
  return indices.flatMap((index) => {
    const item = items[index]
    return item === undefined ? [] : [item]
  })
}

/** Columns that are even want what the widest of them wants, and leave a third of the table to the others. */
function evenOut(columns: readonly Column[], extents: readonly Extent[], width: number): Extent[] {
  const even = extents.filter((_, index) => columns[index]?.even)
  if (even.length === 0) return [...extents]
  const widest = { least: Math.max(...even.map((item) => item.least)), most: Math.max(...even.map((item) => item.most)) }
  return extents.map(({ least, most }, index) =>
    columns[index]?.even ? widest : { least, most: Math.max(Math.min(most, width * 0.34), least) },
  )
}

function columnExtent(column: Column, index: number, rows: readonly Row[], look: Look, frame: Frame): Extent {
  const all = rows.flatMap((row) => {
    const cell = row.cells[index]
    if (cell === undefined || runsAcross(row)) return []
    const { least, most } = extent(textOf(cell), cellStyle(cell, row, look), frame.fonts)
    return [{ least: least + indentOf(cell), most: most + indentOf(cell) }]
  })
  const head = column.even ? { least: look.head.leading * 2, most: 0 } : extent(column.header, look.head, frame.fonts)
  const least = Math.max(head.least, ...all.map((item) => item.least))
  const most = Math.max(least, head.most, ...all.map((item) => item.most))
  return { least, most }
}

/** Widths where even the longest words do not fit: in proportion; the words are cut. */
function squeeze(extents: readonly Extent[], width: number, gap: number): number[] {
  const room = width - gap * (extents.length - 1)
  const total = extents.reduce((sum, item) => sum + item.least, 0)
  return extents.map((item) => (item.least / total) * room)
}

function layOut(plan: Plan, rows: readonly Row[], caption: Text | undefined, frame: Frame): Piece[] {
  const header = headerPiece(plan, frame, false)
  const repeats = repeatsOf(rows, plan, frame)
  const body = rows.flatMap((row, index) => {
    const repeat = repeats[index] ?? header
    const next = rows[index + 1]
    const edge = index === 0 || index === rows.length - 2
    const keep = next !== undefined && (edge || row.keep || row.kind === 'group' || next.kind === 'total')
    return rowPieces(row, plan, frame).map((piece, slice, { length }) => ({
      ...piece,
      repeat: piece.repeat ? below(repeat, piece.repeat) : repeat,
      keepWithNext: piece.keepWithNext || (next !== undefined && plan.together) || (keep && slice === length - 1),
    }))
  })
  const above: Piece[] = []
  if (caption !== undefined) {
    const tag: Tag = { type: 'Caption', parent: plan.tags.table }
    const lines = pieces(setLines(caption, styles.note, frame.width, tag, frame), styles.note, 9)
    above.push(...owned(lines, [], [tag]).map((piece) => ({ ...piece, keepWithNext: true })))
  }
  const all = [...above, { ...header, before: caption === undefined ? 6 : 0, keepWithNext: true }, ...body]
  const first = owned(all, [plan.tags.table], body.length > 0 ? [plan.tags.body, plan.tags.table] : [plan.tags.table])
  return plan.anchor === undefined
    ? first
    : first.map((piece, index) => (index === 0 ? { ...piece, anchors: [plan.anchor ?? ''] } : piece))
}

/** What stands again above each row where it begins a page. */
function repeatsOf(rows: readonly Row[], plan: Plan, frame: Frame): Piece[] {
  const plain = repeatedHead(undefined, plan, frame)
  let open = plain
  return rows.map((row) => {
    if (row.kind !== undefined) open = plain
    const repeat = open
    if (row.kind === 'group') open = repeatedHead(row, plan, frame)
    return repeat
  })
}

/** A row as one piece; a very long one as a piece a line, so that it can run over a page. */
function rowPieces(row: Row, plan: Plan, frame: Frame): Piece[] {
  const { look } = plan
  const tag: Tag = { type: 'TR', parent: plan.tags.body }
  const tags = row.cells.map(
    (_, index): Tag => (index === 0 && plan.rowHeaders ? { type: 'TH', parent: tag, scope: 'Row' } : { type: 'TD', parent: tag }),
  )
  const cells = row.cells.map((cell, index) => {
    const room = index === 0 && runsAcross(row) ? frame.width : roomOf(plan, index)
    return setLines(textOf(cell), cellStyle(cell, row, look), room - indentOf(cell), tags[index] ?? tag, frame)
  })
  const cellLeft = (index: number, line: Line): number =>
    cellX(plan, index, line) + (plan.columns[index]?.align === 'end' ? 0 : indentOf(row.cells[index]))
  const count = Math.max(...cells.map((cell) => cell.length), 1)
  const slices =
    count > look.longest ? Array.from({ length: count }, (_, line) => [line]) : [Array.from({ length: count }, (_, line) => line)]
  const leading = look.body.leading
  const again = (slice: number): Mark[] => {
    const head = plan.rowHeaders ? (cells[0] ?? []) : []
    if (head.length > Math.min(slice, count - slice)) return []
    const top = look.above + baseline(look.body)
    return untagged(head.flatMap((line, position) => shift(line.marks, cellLeft(0, line), top + position * leading)))
  }
  const list = slices.map((lines, slice): Piece => {
    const above = slice === 0 ? look.above : 0
    const end = slice === slices.length - 1
    const height = above + lines.length * leading + (end ? look.below : 0)
    const marks = cells.flatMap((cell, index) =>
      lines.flatMap((line, position) => {
        const set = cell[line]
        return set ? shift(set.marks, cellLeft(index, set), above + position * leading + baseline(look.body)) : []
      }),
    )
    const stroke = row.kind ? 'lineStrong' : 'line'
    const rule: Mark = { kind: 'line', x1: 0, x2: frame.width, y1: height, y2: height, stroke, width: 0.6 }
    return {
      height,
      before: 0,
      marks: [...hatching(row, plan, height), ...marks, ...(end ? [rule] : [])],
      keepWithNext: slices.length > 1 && (slice < 2 || slice === slices.length - 2),
      ...(slice === 0 && row.anchor !== undefined ? { anchors: [row.anchor] } : {}),
      ...(slice > 0 ? { repeat: { height: look.above, before: 0, marks: again(slice) } } : {}),
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
    const right = (plan.widths[index] ?? 0) + (index === row.cells.length - 1 ? 0 : half)
    const rule = 0.5
    return [{ kind: 'hatch', x: left - half, y: rule, width: half + right, height: height - rule, stroke: 'line', gap: 4 }]
  })
}
