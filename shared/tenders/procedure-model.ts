import { instant, line, text } from '../fields.ts'
import { dayText } from '../questionnaires/identifier.ts'
import { z } from '../schema.ts'
import { procedureKinds } from './procedure-kinds.ts'

const said = {
  /** Who buys, and where that is. */
  authority: line.nullable(),
  address: text.nullable(),
  procedure: z.enum(procedureKinds).nullable(),
  /** Why this procedure was chosen. */
  why: text.nullable(),
  /** Where, on which day (ISO 8601) and under which reference the tender was published. */
  publishedIn: line.nullable(),
  publishedOn: dayText.nullable(),
  publishedReference: line.nullable(),
  /** How bidders were selected before they could bid, and who was not. */
  selection: text.nullable(),
  /** Why bids were handed in otherwise than electronically, where they were. */
  notElectronic: text.nullable(),
}

/** Who buys and by which procedure, as far as that was said; `saidBy` and `saidAt` are null where nothing was. */
export const tenderProcedure = z.strictObject({ ...said, saidBy: z.string().nullable(), saidAt: instant.nullable() })
export type TenderProcedure = z.infer<typeof tenderProcedure>

/** What is left out stays as it is. */
export const givenProcedure = z.strictObject(said).partial()
