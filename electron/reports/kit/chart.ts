import { contributionScene } from '../../../shared/charts/contributions.ts'
import { leaves, type Measure, type Scene } from '../../../shared/charts/scene.ts'
import type { Chart } from '../../../shared/reports/document.ts'
import { type Setting, setLines } from './lines.ts'
import type { Mark, Piece, Tag } from './marks.ts'
import { type Frame, owned, pieces } from './text.ts'
import { styles } from './tokens.ts'

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
function sceneMarks(scene: Scene, tag: Tag, { fonts }: Pick<Setting, 'fonts'>): Mark[] {
  return [...leaves(scene.children)].flatMap((node): Mark[] => {
    if (node.kind !== 'label') return [{ ...node, tag }]
    const weight = node.strong ? 600 : 400
    const segments = fonts.segments(node.text, node.size, weight, false)
    const width = segments.reduce((sum, segment) => sum + segment.width, 0)
    let x = node.x - (node.anchor === 'end' ? width : node.anchor === 'middle' ? width / 2 : 0)
    return segments.map(({ actual: _, ...segment }) => {
      const mark: Mark = { kind: 'text', y: node.y, size: node.size, color: node.fill, tag, ...segment, x }
      x += segment.width
      return mark
    })
  })
}
