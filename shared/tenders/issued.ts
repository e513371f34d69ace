import { id, instant, sha256 } from '../fields.ts'
import { z } from '../schema.ts'

/** What can go out to a bidder. */
const issues = ['workbook', 'priceWorkbook', 'amendment', 'receipt'] as const

/**
 * An entry of the register of what was issued: what went to whom and when, and how many amendments held by then. A file has its name and
 * SHA-256; what was told otherwise says how.
 */
export const issued = z.strictObject({
  what: z.enum(issues),
  bid: id,
  bidder: z.string(),
  lot: id,
  at: instant,
  by: z.string(),
  /** The number of the newest amendment that held, or that it is; null where there was none. */
  amendment: z.int().nullable(),
  fileName: z.string().nullable(),
  sha256: sha256.nullable(),
  /** The language that its questions are in (BCP 47), where that is chosen. */
  language: z.string().nullable(),
  how: z.string().nullable(),
  /** Whether bids were due before it went out. */
  afterDeadline: z.boolean(),
})
export type Issued = z.infer<typeof issued>
