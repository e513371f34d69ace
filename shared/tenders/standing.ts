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

/** Since when bidders rest on the terms, so that no correction changes them any more: a workbook went out, or a package came. */
export function firmSince({ issued, received }: Pick<TenderStanding, 'issued' | 'received'>): string | null {
  return issued !== null && received !== null ? (issued < received ? issued : received) : (issued ?? received)
}
