import { id, instant, line, text } from '../fields.ts'
import { decimalText } from '../questionnaires/identifier.ts'
import { z } from '../schema.ts'

/** What a bidder passes on: to whom, how much of the contract in per cent (an exact decimal; null where that is not known), and what. */
export const subcontractedPart = z.strictObject({
  subcontractor: line,
  share: decimalText.nullable().default(null),
  what: text,
})

/** What is said of a bid: the parts that it passes on, none where it passes on nothing. */
export const subcontracting = z.strictObject({
  bid: id,
  parts: z.array(subcontractedPart.extend({ share: decimalText.nullable() })),
  /** The sum of the shares that are known, in per cent. */
  total: decimalText,
  by: z.string(),
  at: instant,
})
export type Subcontracting = z.infer<typeof subcontracting>
