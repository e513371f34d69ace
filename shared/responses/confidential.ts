import { id, instant, text } from '../fields.ts'
import { z } from '../schema.ts'

/** That an answer is confidential by its bidder's word: nothing that goes to another bidder may show it. */
export const confidentialAnswer = z.strictObject({ bid: id, question: id, reason: text, by: z.string(), at: instant })
export type ConfidentialAnswer = z.infer<typeof confidentialAnswer>
