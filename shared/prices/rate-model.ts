import { instant, line } from '../fields.ts'
import { z } from '../schema.ts'

export const currencyCode = z.string().regex(/^[A-Z]{3}$/)

/** A currency beside that of the tender: whether bids may price in it, and at which rate it is converted; null while nobody has said one. */
export const tenderCurrency = z.strictObject({
  currency: currencyCode,
  permitted: z.boolean(),
  rate: z
    .strictObject({
      /** What one unit is worth in the currency of the tender. */
      rate: z.string(),
      date: z.iso.date(),
      source: line,
    })
    .nullable(),
  by: z.string(),
  at: instant,
  reason: z.string().nullable(),
  /** Whether people contradict each other on it: then it counts as one without a rate, until somebody decides. */
  conflict: z.boolean(),
})
export type TenderCurrency = z.infer<typeof tenderCurrency>
