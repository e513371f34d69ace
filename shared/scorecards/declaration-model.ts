import { id, instant, line, text } from '../fields.ts'
import { z } from '../schema.ts'
import { evaluator } from './model.ts'

/** A conflict of interest with a bidder: what it is, and what measure was taken, if one was. */
export const declaredConflict = z.strictObject({ provider: id, what: text, measure: text.nullable().default(null) })

/** What an evaluator has declared for a tender. Without conflicts they declare that they have none. */
export const declaration = z.strictObject({
  by: z.string(),
  at: instant,
  note: text.nullable(),
  conflicts: z.array(declaredConflict.extend({ bidder: line, measure: text.nullable() })),
  /** Whether people say different things of it, which nobody has decided. */
  disputed: z.boolean(),
})
export type Declaration = z.infer<typeof declaration>

/** An evaluator with what they have declared for a tender; null where they have not. */
export const declared = evaluator.extend({ retired: z.boolean(), declaration: declaration.nullable() })
export type Declared = z.infer<typeof declared>
