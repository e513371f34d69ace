import { id, instant, text } from '../fields.ts'
import { z } from '../schema.ts'
import { saidWhy, subject } from './model.ts'

/** What is said and answered about: the answer of a bidder, or the score of it. */
export const remarkAbouts = ['answer', 'score'] as const
/** A question wants a reply, a comment wants none. */
export const remarkKinds = ['comment', 'question'] as const

const said = { id, text, by: z.string(), at: instant }

/**
 * A comment on an answer or a score, or a question about it, with its replies in the order of time. `evaluator`: with whom it is, because
 * the score is theirs, or they ask or are asked; nobody in particular where that is null.
 */
export const remark = z.strictObject({
  ...said,
  bid: id,
  subject,
  about: z.enum(remarkAbouts),
  kind: z.enum(remarkKinds),
  evaluator: z.strictObject({ id, name: z.string() }).nullable(),
  replies: z.array(z.strictObject(said)),
  /** Why a question needs no reply any more. */
  closed: saidWhy.nullable(),
  /** Whether it waits: a question without a reply that nobody has closed. */
  open: z.boolean(),
  /** Whether reports print it; by default it is internal. */
  printed: z.boolean(),
})
export type Remark = z.infer<typeof remark>
