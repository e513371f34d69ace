import type { Paint } from '../../../shared/charts/scene.ts'
import type { Orientation } from '../../../shared/reports/document.ts'
import type { Direction } from './direction.ts'
import type { Face } from './fonts.ts'

/** A node of the structure tree that a screen reader walks. It is made when its first mark is painted. */
export type Tag = {
  type: string
  parent?: Tag
  alternative?: string
  /** What is meant where the glyphs do not say it. */
  actual?: string
  language?: string
  scope?: 'Row' | 'Column'
  /** What the labels of a list are. */
  numbering?: 'Decimal' | 'Disc' | 'None'
  /** Where a figure lies within its piece. */
  box?: Box
}

export type Box = { x: number; y: number; width: number; height: number }

/** What is painted, relative to the top left of its piece. A mark without a tag is decoration and read to nobody. */
export type TextMark = {
  kind: 'text'
  x: number
  /** The baseline. */
  y: number
  width: number
  text: string
  face: Face
  size: number
  color: Paint
  tag?: Tag
  /** Runs from bottom to top. */
  turned?: boolean
  /** How it runs where the signs alone do not say it: figures of some scripts run right among words that run left. */
  runs?: Direction
}
/** The number of the page that carries an anchor, set to end at `x`. */
export type PageNumberMark = { kind: 'pageNumber'; x: number; y: number; anchor: string; size: number; color: Paint; tag: Tag }
export type RectangleMark = { kind: 'rectangle'; fill: Paint; tag?: Tag } & Box
export type PolygonMark = { kind: 'polygon'; points: readonly (readonly [number, number])[]; fill: Paint; tag?: Tag }
export type LineMark = {
  kind: 'line'
  x1: number
  y1: number
  x2: number
  y2: number
  stroke: Paint
  width: number
  dash?: number
  tag?: Tag
}
export type HatchMark = { kind: 'hatch'; stroke: Paint; gap: number; tag?: Tag } & Box
/** A place to click that leads to an anchor; its tag is a Link that has painted its text before. */
export type LinkMark = { kind: 'link'; anchor: string; description: string; tag: Tag } & Box

export type Mark = TextMark | PageNumberMark | RectangleMark | PolygonMark | LineMark | HatchMark | LinkMark

/** A strip of a page that is never cut: a line of text, a table row, a chart. */
export type Piece = {
  height: number
  /** Distance to the piece above; dropped at the top of a page. */
  before: number
  marks: readonly Mark[]
  /** Distance from the left margin. */
  x?: number
  keepWithNext?: boolean
  /** Tags that exist even if nothing in them is painted, in reading order. */
  opens?: readonly Tag[]
  /** Tags that are complete when this piece is painted. */
  closes?: readonly Tag[]
  /** Painted above this piece where it is the first of a page: the header row of a table. */
  repeat?: Piece
  /** A bar beside the piece that runs on from the piece above. */
  bar?: { x: number; width: number; fill: Paint; joined: boolean }
  anchors?: readonly string[]
  bookmark?: { level: 1 | 2 | 3; title: string }
  /** The heading that begins with this piece. */
  section?: { level: 1 | 2 | 3; title: string }
}

export type Break = { kind: 'break'; orientation: Orientation }
export type Flow = readonly (Piece | Break)[]

export function isBreak(item: Piece | Piece[] | Break): item is Break {
  return 'kind' in item
}

/** The same marks as decoration; what leads somewhere is left out. */
export function untagged(marks: readonly Mark[]): Mark[] {
  return marks.flatMap((mark): Mark[] => {
    if (mark.kind === 'link' || mark.kind === 'pageNumber') return []
    const { tag: _, ...rest } = mark
    return [rest]
  })
}
