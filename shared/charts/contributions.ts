import type { Measure, Paint, Scene, SceneNode } from './scene.ts'
import { shorten } from './shorten.ts'
import { wrap } from './wrap.ts'

/** A ranking: one row a bidder, its points as a bar of one segment per group of criteria. Texts are ready to be shown. */
export type ContributionChart = {
  kind: 'contributions'
  /** Points at the right end of the scale. */
  scale: number
  /** Names of the groups, in the order of the segments: at most six. */
  groups: readonly string[]
  rows: readonly ContributionRow[]
  /** What the names of the groups say beside them; shown before them in the legend. */
  legend?: string
  /** What the mark of an incomplete bar means; shown in the legend where a bar has one. */
  openLegend: string
  /** One low line a row: names and reasons that do not fit are cut, with an ellipsis. */
  compact?: boolean
  /** What is said of rows that are left out. */
  more?: string
  /** What stands above the totals, and above what stands beside them. */
  heads?: { total: string; beside: string }
}

export type ContributionRow = {
  rank: string
  name: string
  /** Points of each group, as many as there are groups. */
  points: readonly number[]
  /** The sum as it is shown. */
  total: string
  /** Another figure beside the total, such as a price. */
  beside?: string
  leads?: boolean
  /** Points that open answers could still add, and how that is said beside the total. */
  open?: { points: number; text: string }
  /** Why the bidder is out of the ranking. */
  excluded?: string
}

const series = ['series1', 'series2', 'series3', 'series4', 'series5', 'series6'] as const satisfies readonly Paint[]

const size = { name: 9.5, legend: 8 }
const lineHeight = 12.5
const headHeight = 12
const barHeight = 10
/** Height of a row, and where its first baseline and its bar lie in it. */
const rows = { roomy: { height: 21, baseline: 13.5, bar: 5 }, compact: { height: 17, baseline: 11.5, bar: 3 } }
const gap = 12
const hairline = 0.75

/** Draws a ranking with its legend, as wide as told. Throws a RangeError where points and groups do not match. */
export function contributionScene(chart: ContributionChart, width: number, measure: Measure): Scene {
  if (chart.groups.length > series.length) throw new RangeError(`at most ${series.length} groups, not ${chart.groups.length}`)
  const columns = columnsOf(chart, width, measure)
  const children: SceneNode[] = []
  let y = 0
  if (chart.heads) {
    const head = { kind: 'label', y: 8, size: size.legend, fill: 'ink2', anchor: 'end' } as const
    children.push({ ...head, x: columns.total, text: chart.heads.total }, { ...head, x: width, text: chart.heads.beside })
    y += headHeight
  }
  for (const row of chart.rows) {
    if (row.points.length !== chart.groups.length) throw new RangeError(`${row.name}: points do not match the groups`)
    const drawn = drawRow(row, y, chart.scale, columns, measure)
    children.push(drawn.node)
    y += drawn.height
  }
  if (chart.more !== undefined) {
    const { height, baseline } = columns.look
    children.push({ kind: 'label', x: columns.name, y: y + baseline, text: chart.more, size: size.name, fill: 'ink2' })
    y += height
  }
  const legend = drawLegend(chart, y + 4, width, measure)
  return { width, height: y + 4 + legend.height, children: [...children, legend.node] }
}

type Columns = {
  name: number
  nameWidth: number
  bar: number
  barWidth: number
  /** Where totals end, what could be added to them, and what stands beside them. */
  total: number
  end: number
  beside: number
  look: (typeof rows)[keyof typeof rows]
  compact: boolean
}

function columnsOf(chart: ContributionChart, width: number, measure: Measure): Columns {
  const ranks = Math.max(...chart.rows.map((row) => measure(row.rank, size.name, true)), 0)
  const names = Math.max(...chart.rows.map((row) => measure(row.name, size.name, Boolean(row.leads))), 0)
  const compact = Boolean(chart.compact)
  const besides = chart.rows.map((row) => (row.beside === undefined ? 0 : measure(row.beside, size.name, Boolean(row.leads))))
  const beside = Math.max(chart.heads ? measure(chart.heads.beside, size.legend, false) : 0, ...besides, 0)
  const end = width - (beside > 0 ? beside + gap : 0)
  const total = chart.heads ? measure(chart.heads.total, size.legend, false) : 0
  const totals = Math.max(...chart.rows.map((row) => measure(row.total, size.name, true)), total)
  const opens = Math.max(...chart.rows.map((row) => (row.open ? measure(row.open.text, size.legend, false) : 0)), 0)
  const aside = compact && opens > 0 ? opens + gap / 2 : 0
  const name = Math.max(25.5, ranks + gap)
  const words = chart.rows.flatMap((row) => row.name.split(/\s+/).map((word) => measure(word, size.name, Boolean(row.leads))))
  const most = compact ? width * 0.38 : Math.max(width * 0.32, Math.min(Math.max(...words, 0), width * 0.38))
  const nameWidth = Math.min(Math.max(names, width * 0.18), most)
  const bar = name + nameWidth + gap
  const figures = compact ? totals + aside : Math.max(totals, opens)
  return {
    name,
    nameWidth,
    bar,
    barWidth: Math.max(end - bar - gap * 1.5 - figures, 0),
    total: end - aside,
    end,
    beside: width,
    look: compact ? rows.compact : rows.roomy,
    compact,
  }
}

function drawRow(row: ContributionRow, top: number, scale: number, columns: Columns, measure: Measure) {
  const strong = Boolean(row.leads)
  const out = row.excluded !== undefined
  const { compact, look } = columns
  const set = (text: string, room: number, bold: boolean): string[] => {
    const widthOf = (part: string) => measure(part, size.name, bold)
    return compact ? [shorten(text, room, widthOf)].filter(Boolean) : wrap(text, room, widthOf)
  }
  const names = set(row.name, columns.nameWidth, strong)
  const reasons = set(row.excluded ?? '', columns.barWidth - 8, false)
  const lines = Math.max(names.length, reasons.length)
  const below = row.open && !out && !compact
  const extra = Math.max((lines - 1) * lineHeight, below ? 8.5 : 0)
  const baseline = (line: number): number => top + look.baseline + line * lineHeight
  const ink: Paint = out ? 'ink2' : 'ink1'
  const label = (
    x: number,
    line: number,
    text: string,
    manner: { fill?: Paint; strong?: boolean; end?: boolean } = {},
  ): SceneNode => ({
    kind: 'label',
    x,
    y: baseline(line),
    text,
    size: size.name,
    fill: manner.fill ?? ink,
    ...(manner.strong ? { strong: true } : {}),
    ...(manner.end ? { anchor: 'end' as const } : {}),
  })
  const bar = { x: columns.bar, y: top + look.bar, width: columns.barWidth, height: barHeight }
  const children: SceneNode[] = [
    label(0, 0, row.rank, { fill: row.leads ? 'gold' : ink, strong }),
    ...names.map((name, line) => label(columns.name, line, name, { strong })),
    ...(row.excluded === undefined ? drawBar(row, bar, scale) : drawReason(reasons, bar, baseline, measure)),
    label(columns.total, 0, row.total, { strong, end: true }),
    ...(row.beside === undefined ? [] : [label(columns.beside, 0, row.beside, { strong, end: true })]),
  ]
  if (row.open && !out)
    children.push({
      kind: 'label',
      x: columns.end,
      y: compact ? baseline(0) : baseline(1) - 1,
      text: row.open.text,
      size: size.legend,
      fill: 'ink2',
      anchor: 'end',
    })
  const node: SceneNode = {
    kind: 'group',
    label: [row.rank, row.name, row.excluded ?? row.total, ...(row.beside === undefined ? [] : [row.beside])].join(' · '),
    children,
  }
  return { node, height: look.height + extra }
}

type Box = { x: number; y: number; width: number; height: number }

/** The segments, a hairline of paper between them, and a dashed, open end as long as what could still be added. */
function drawBar(row: ContributionRow, bar: Box, scale: number): SceneNode[] {
  const nodes: SceneNode[] = [{ kind: 'rectangle', ...bar, fill: 'sunken' }]
  let x = bar.x
  row.points.forEach((points, index) => {
    const width = (points / scale) * bar.width
    const shown = Math.max(width - hairline, 0)
    if (shown > 0) nodes.push({ kind: 'rectangle', ...bar, x, width: shown, fill: series[index] ?? 'ink3' })
    x += width
  })
  if (!row.open || row.open.points <= 0) return nodes
  const end = Math.min(x + (row.open.points / scale) * bar.width, bar.x + bar.width)
  const stroke = { kind: 'line', stroke: 'ink1', width: 0.75, dash: 1.6 } as const
  const bottom = bar.y + bar.height
  nodes.push(
    { kind: 'rectangle', ...bar, x, width: end - x, fill: 'surface' },
    { ...stroke, x1: x, y1: bar.y + 0.375, x2: end, y2: bar.y + 0.375 },
    { ...stroke, x1: x, y1: bottom - 0.375, x2: end, y2: bottom - 0.375 },
    { ...stroke, x1: end, y1: bar.y, x2: end, y2: bottom },
  )
  return nodes
}

/** A hatched track, and on it the reason on a ground of its own. */
function drawReason(reasons: readonly string[], bar: Box, baseline: (line: number) => number, measure: Measure): SceneNode[] {
  const height = bar.height + Math.max(reasons.length - 1, 0) * lineHeight
  const nodes: SceneNode[] = [{ kind: 'hatch', ...bar, height, stroke: 'lineStrong', gap: 4 }]
  const widest = Math.max(...reasons.map((text) => measure(text, size.name, false)), 0)
  if (reasons.length > 0)
    nodes.push({
      kind: 'rectangle',
      x: bar.x,
      y: bar.y - 1,
      width: Math.min(widest + 6, bar.width),
      height: height + 2,
      fill: 'surface',
    })
  reasons.forEach((text, line) => {
    nodes.push({ kind: 'label', x: bar.x, y: baseline(line), text, size: size.name, fill: 'fail' })
  })
  return nodes
}

function drawLegend(chart: ContributionChart, top: number, width: number, measure: Measure) {
  const widest = (chart.compact ? width / 3 - 14 : width) - 11
  const entries: { text: string; paint: Paint | undefined }[] = chart.groups.map((text, index) => ({
    text: shorten(text, widest, (part) => measure(part, size.legend, false)),
    paint: series[index],
  }))
  if (chart.rows.some((row) => row.open && row.excluded === undefined)) entries.push({ text: chart.openLegend, paint: undefined })
  const children: SceneNode[] = []
  const text = (words: string, x: number, y: number): SceneNode => ({
    kind: 'label',
    x,
    y: y + 8.75,
    text: words,
    size: size.legend,
    fill: 'ink2',
  })
  let x = 0
  let y = top
  if (chart.legend !== undefined) {
    children.push(text(chart.legend, 0, y))
    x = measure(chart.legend, size.legend, false) + 8
  }
  for (const entry of entries) {
    const needed = 11 + measure(entry.text, size.legend, false)
    if (x > 0 && x + needed > width) {
      x = 0
      y += 13
    }
    children.push(...swatch(x, y + 2.5, entry.paint))
    children.push(text(entry.text, x + 11, y))
    x += needed + 14
  }
  const node: SceneNode = {
    kind: 'group',
    label: [...(chart.legend === undefined ? [] : [chart.legend]), ...entries.map((entry) => entry.text)].join(' · '),
    children,
  }
  return { node, height: y + 13 - top }
}

function swatch(x: number, y: number, paint: Paint | undefined): SceneNode[] {
  const side = 7
  if (paint) return [{ kind: 'rectangle', x, y, width: side, height: side, fill: paint }]
  const stroke = { kind: 'line', stroke: 'ink1', width: 0.75, dash: 1.6 } as const
  return [
    { ...stroke, x1: x, y1: y + 0.375, x2: x + side, y2: y + 0.375 },
    { ...stroke, x1: x, y1: y + side - 0.375, x2: x + side, y2: y + side - 0.375 },
    { ...stroke, x1: x + side, y1: y, x2: x + side, y2: y + side },
  ]
}
