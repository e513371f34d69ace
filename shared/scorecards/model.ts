import { id, instant, line, text } from '../fields.ts'
import { z } from '../schema.ts'

export const evaluator = z.strictObject({ id, name: line, role: z.string(), organisation: z.string() })
export type Evaluator = z.infer<typeof evaluator>

/** What a score is given to: an open question, or a criterion that is scored as a whole. */
export const subject = z.strictObject({ kind: z.enum(['question', 'criterion']), id })
export type Subject = z.infer<typeof subject>

/** That somebody said something, why, and when. */
export const saidWhy = z.strictObject({ reason: text, by: z.string(), at: instant })
