import type { TemplateEdit } from './edit.ts'
import type { PartKind, Placed, TemplateParts } from './parts.ts'
import { byOrder } from './siblings.ts'

/** Where something is put: in what, and in front of what; null: at the top, at the end. */
export type Spot = { in: string | null; before: string | null }

type Node = Placed<{ id: string }>

const siblingsOf = (nodes: readonly Node[], parent: string | null): Node[] =>
  nodes.filter((node) => node.parent === parent).toSorted(byOrder)

/** The spot right behind a part, among its siblings. */
export function behind(parts: TemplateParts, kind: PartKind, id: string): Spot {
  const nodes: readonly Node[] = parts[kind]
  const parent = nodes.find(({ content }) => content.id === id)?.parent ?? null
  const siblings = siblingsOf(nodes, parent)
  const next = siblings[siblings.findIndex(({ content }) => content.id === id) + 1]
  return { in: parent, before: next?.content.id ?? null }
}

/**
 * The step that moves a part one place up (-1) or down (1): among its siblings, and a question beyond the first and the last of its section
 * into the section that is read before or after. Nothing where it stands at the very end already.
 */
export function shifted(parts: TemplateParts, kind: PartKind, id: string, by: -1 | 1): TemplateEdit | undefined {
  const nodes: readonly Node[] = parts[kind]
  const node = nodes.find(({ content }) => content.id === id)
  if (!node) return undefined
  const siblings = siblingsOf(nodes, node.parent)
  const to = siblings.indexOf(node) + by
  const move = (spot: Spot): TemplateEdit => ({ do: 'move', part: kind, id, ...spot })
  if (to >= 0 && to < siblings.length)
    return move({ in: node.parent, before: siblings[by < 0 ? to : to + 1]?.content.id ?? null })
  if (kind !== 'question') return undefined
  const sections = sectionsInOrder(parts)
  const section = sections[sections.indexOf(node.parent ?? '') + by]
  if (section === undefined) return undefined
  return move({ in: section, before: by < 0 ? null : (siblingsOf(nodes, section)[0]?.content.id ?? null) })
}

/**
 * The step that takes a section or criterion one level deeper (1), to the end of its sibling above, or out again (-1), behind what it stands
 * in. Nothing where that cannot be.
 */
export function levelled(parts: TemplateParts, kind: 'section' | 'criterion', id: string, by: -1 | 1): TemplateEdit | undefined {
  const nodes: readonly Node[] = parts[kind]
  const node = nodes.find(({ content }) => content.id === id)
  if (!node) return undefined
  if (by < 0) return node.parent === null ? undefined : { do: 'move', part: kind, id, ...behind(parts, kind, node.parent) }
  const siblings = siblingsOf(nodes, node.parent)
  const above = siblings[siblings.indexOf(node) - 1]
  return above && { do: 'move', part: kind, id, in: above.content.id, before: null }
}

/** The ids of all sections as they are read: each before those inside it. */
function sectionsInOrder(parts: TemplateParts, parent: string | null = null): string[] {
  return siblingsOf(parts.section, parent).flatMap(({ content: { id } }) => [id, ...sectionsInOrder(parts, id)])
}
