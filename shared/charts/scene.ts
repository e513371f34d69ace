/** Names of the colours that a scene may use; each renderer has their values for its theme. */
export const paints = [
  'paper',
  'surface',
  'sunken',
  'line',
  'lineStrong',
  'ink1',
  'ink2',
  'ink3',
  'accent',
  'accentSoft',
  'gold',
  'goldSoft',
  'pass',
  'fail',
  'failSoft',
  'warn',
  'series1',
  'series2',
  'series3',
  'series4',
  'series5',
  'series6',
] as const
export type Paint = (typeof paints)[number]

export type Rectangle = { kind: 'rectangle'; x: number; y: number; width: number; height: number; fill: Paint }

/** Parallel strokes inside a rectangle, from bottom left to top right: what does not count. */
export type Hatch = { kind: 'hatch'; x: number; y: number; width: number; height: number; stroke: Paint; gap: number }

/** A stroke from (x1, y1) to (x2, y2); `dash` is the length of dashes and gaps. */
export type Line = { kind: 'line'; x1: number; y1: number; x2: number; y2: number; stroke: Paint; width: number; dash?: number }

/** A single line of text; `y` is its baseline, `x` its start, middle or end as `anchor` says. */
export type Label = {
  kind: 'label'
  x: number
  y: number
  text: string
  size: number
  fill: Paint
  strong?: boolean
  anchor?: 'start' | 'middle' | 'end'
}

/** Parts that belong together; `label` says in words what they show. */
export type Group = { kind: 'group'; label?: string; children: readonly SceneNode[] }

export type SceneNode = Rectangle | Hatch | Line | Label | Group

/** A picture as data, its origin at the top left, lengths in points on paper and in CSS pixels on screen. */
export type Scene = { width: number; height: number; children: readonly SceneNode[] }

/** Width of a line of text at a size, in the units of the scene. */
export type Measure = (text: string, size: number, strong: boolean) => number

/** Every node of a scene that is not a group, in painting order. */
export function* leaves(nodes: readonly SceneNode[]): Generator<Exclude<SceneNode, Group>> {
  for (const node of nodes) {
    if (node.kind === 'group') yield* leaves(node.children)
    else yield node
  }
}
