import type { Placed } from './parts.ts'

/** Siblings in their order: by key, then by id, so that every copy has them in the same one. */
export function byOrder(one: Placed<{ id: string }>, other: Placed<{ id: string }>): number {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1
  return one.content.id < other.content.id ? -1 : 1
}
