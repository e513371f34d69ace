import { canonicalJson } from '../../canonical.ts'
import type { PartKind, TemplateParts } from './parts.ts'

/** Whether parts say the same in the same order. What is the very same object is not looked into. */
export function sameParts(one: TemplateParts, other: TemplateParts): boolean {
  const same = (a: object, b: object | undefined) => a === b || (b !== undefined && canonicalJson(a) === canonicalJson(b))
  const alike = (kind: PartKind) =>
    one[kind].length === other[kind].length && one[kind].every((part, index) => same(part, other[kind][index]))
  return same(one.details, other.details) && same(one.scale, other.scale) && kinds.every(alike)
}

const kinds = ['section', 'question', 'criterion'] as const satisfies readonly PartKind[]
