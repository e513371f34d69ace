import { id, text } from '../fields.ts'
import { command, query } from '../procedure.ts'
import { z } from '../schema.ts'
import { declared, declaredConflict } from './declaration-model.ts'
import { subject } from './model.ts'
import { remark, remarkAbouts, remarkKinds } from './remark-model.ts'

/** What evaluators and those who work with them say of answers and scores, and of their interests. */
export const peopleContract = {
  /** Comments on an answer or a score, or asks about it. */
  'remark.add': command(
    z.strictObject({
      bid: id,
      subject,
      about: z.enum(remarkAbouts).default('score'),
      kind: z.enum(remarkKinds),
      evaluator: id.nullable().default(null),
      text,
    }),
    remark,
  ),
  'remark.reply': command(z.strictObject({ remark: id, text }), remark),
  /** Says that a question needs no reply any more; refused where it does not wait for one. */
  'remark.close': command(z.strictObject({ remark: id, reason: text }), remark),
  /** Has reports print a comment or a question with its replies, or not. */
  'remark.print': command(z.strictObject({ remark: id, printed: z.boolean() }), remark),
  /** What was said of the answers and scores of a lot, in the order of time. */
  'remark.list': query(z.strictObject({ lot: id }), z.array(remark)),
  /** Records what an evaluator declares of their interests in a tender, as a whole: no conflict, or each with a bidder. */
  'declaration.set': command(
    z.strictObject({
      tender: id,
      evaluator: id,
      conflicts: z.array(declaredConflict).max(100).default([]),
      note: text.nullable().default(null),
    }),
    declared,
  ),
  /** What every evaluator has declared for a tender; those who were retired only if they have. */
  'declaration.list': query(z.strictObject({ tender: id }), z.array(declared)),
}
