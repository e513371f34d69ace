import type { Orientation } from '../../../shared/reports/document.ts'
import { type Flow, isBreak, type Piece } from './marks.ts'
import { page as margins, pageSize } from './tokens.ts'

/** A piece with the place of its top left on its page. `fresh` is the first of a page, `repeated` said it before on another. */
export type Placed = { piece: Piece; x: number; y: number; fresh: boolean; repeated: boolean }
export type Page = { orientation: Orientation; placed: Placed[] }

/** Puts pieces on pages from top to bottom. Pieces that are kept together go to the next page together. */
export function paginate(flow: Flow): Page[] {
  const pages: Page[] = []
  let orientation: Orientation = 'portrait'
  let y = 0
  let current: Page | undefined
  const start = (): Page => {
    current = { orientation, placed: [] }
    pages.push(current)
    y = margins.top
    return current
  }
  const bottom = (): number => pageSize(orientation).height - margins.bottom
  for (const cluster of clusters(flow)) {
    if (isBreak(cluster)) {
      orientation = cluster.orientation
      current = undefined
      continue
    }
    const room = bottom() - margins.top
    const fits = (): boolean => y + height(cluster, current?.placed.length === 0) <= bottom() + 0.01
    if (current && current.placed.length > 0 && !fits() && height(cluster, true) <= room) current = undefined
    for (const piece of cluster) {
      let target: Page = current ?? start()
      if (target.placed.length > 0 && y + piece.before + piece.height > bottom() + 0.01) target = start()
      const fresh = target.placed.length === 0
      if (fresh && piece.repeat) {
        target.placed.push({ piece: piece.repeat, x: margins.left, y, fresh, repeated: true })
        y += piece.repeat.height
      }
      y += fresh ? 0 : piece.before
      target.placed.push({ piece, x: margins.left + (piece.x ?? 0), y, fresh, repeated: false })
      y += piece.height
    }
  }
  return pages
}

function height(cluster: readonly Piece[], top: boolean): number {
  const repeat = top ? (cluster[0]?.repeat?.height ?? 0) : 0
  return cluster.reduce((sum, piece, index) => sum + piece.height + (top && index === 0 ? 0 : piece.before), repeat)
}

/** Pieces that stay together, and breaks between them. */
function* clusters(flow: Flow): Generator<Piece[] | Extract<Flow[number], { kind: 'break' }>> {
  let cluster: Piece[] = []
  for (const item of flow) {
    if (isBreak(item)) {
      if (cluster.length > 0) yield cluster
      cluster = []
      yield item
      continue
    }
    cluster.push(item)
    if (item.keepWithNext) continue
    yield cluster
    cluster = []
  }
  if (cluster.length > 0) yield cluster
}
