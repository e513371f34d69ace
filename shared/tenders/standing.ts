import { instant } from '../fields.ts'
import { z } from '../schema.ts'

/**
 * How far a tender has gone out: when the first workbook was given out and the first package came, when the first envelope was read in or
 * opened, and whether there are prices. Null where that has not happened.
 */
export const tenderStanding = z.strictObject({
  issued: instant.nullable(),
  received: instant.nullable(),
  opened: instant.nullable(),
  priced: z.boolean(),
})
export type TenderStanding = z.infer<typeof tenderStanding>
