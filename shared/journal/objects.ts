import { id } from '../fields.ts'
import { z } from '../schema.ts'

/**
 * What can have a history: a bidder with everything it handed in, its answer to a question with the scores of it, its score of a
 * criterion as a whole, its price of a line, a piece of evidence, or a package that arrived.
 */
const objects = [
  z.strictObject({ kind: z.literal('bidder'), bid: id }),
  z.strictObject({ kind: z.literal('answer'), bid: id, question: id }),
  z.strictObject({ kind: z.literal('criterion'), bid: id, criterion: id }),
  z.strictObject({ kind: z.literal('price'), bid: id, line: id }),
  z.strictObject({ kind: z.literal('evidence'), evidence: id }),
  z.strictObject({ kind: z.literal('receipt'), receipt: id }),
] as const
export const journalObject = z.discriminatedUnion('kind', objects)
export type JournalObject = z.infer<typeof journalObject>

/** What can be erased: the same, and what is known of a person. */
export const erasableObject = z.discriminatedUnion('kind', [
  ...objects,
  z.strictObject({ kind: z.literal('person'), person: id }),
])
