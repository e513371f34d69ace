import { contributionScene } from '../../../shared/charts/contributions.ts'
import { leaves, type Measure, type Scene } from '../../../shared/charts/scene.ts'
import type { Chart } from '../../../shared/reports/document.ts'
import { type Setting, setLines } from './lines.ts'
import type { Mark, Piece, Tag } from './marks.ts'
import { type Frame, owned, pieces, shift } from './text.ts'
import { type Style, styles } from './tokens.ts'

/** A chart as one figure with its alternative text, and its caption under it. */
export function chartPieces(block: Chart, frame: Frame): Piece[] {
  const measure: Measure = (text, size, strong) => frame.fonts.measure(text, size, strong ? 600 : 400)
  const scene = contributionScene(block.chart, frame.width, measure)
  const box = { x: 0, y: 0, width: scene.width, height: scene.height }
  const figure: Tag = { type: 'Figure', parent: frame.root, alternative: block.alternative, box }
  const piece: Piece = { height: scene.height, before: 8, marks: sceneMarks(scene, figure, frame) }
  const [chart] = owned([piece], [figure], [figure])
  if (!chart) return []
  if (block.caption === undefined) return [chart]
  const tag: Tag = { type: 'P', parent: frame.root }
  const caption = pieces(setLines(block.caption, styles.note, frame.width, tag, frame), styles.note, 5)
  return [{ ...chart, keepWithNext: true }, ...owned(caption, [], [tag])]
}

/** The marks of a scene, all of them content of one tag. */
function sceneMarks(scene: Scene, tag: Tag, setting: Setting): Mark[] {
  return [...leaves(scene.children)].flatMap((node): Mark[] => {
    if (node.kind !== 'label') return [{ ...node, tag }]
    const style: Style = { size: node.size, leading: node.size, weight: node.strong ? 600 : 400, color: node.fill }
    const [line] = setLines(node.text, style, Number.POSITIVE_INFINITY, undefined, setting)
    if (!line) return []
    const start = node.x - (node.anchor === 'end' ? line.width : node.anchor === 'middle' ? line.width / 2 : 0)
    return shift(line.marks, start, node.y).map((mark) => ({ ...mark, tag }))
  })
}
