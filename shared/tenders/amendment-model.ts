import { id, instant, text } from '../fields.ts'
import { z } from '../schema.ts'
import { termNames } from './terms.ts'

/**
 * What an amendment can change: a term, that there is a lot, what a lot prices, in which currencies bids may price and at which rate these are
 * converted, the questionnaire and what it asks, or something that only words say.
 */
export const amendedFields = [
  ...termNames,
  ...(['lot', 'priceSheet', 'currencies', 'rate', 'questionnaire', 'question', 'criterion', 'inWords'] as const),
] as const

/** A change as bidders are told: what stood before and what stands since, as text; null where there was nothing, or is nothing more. */
export const amendmentChange = z.strictObject({
  field: z.enum(amendedFields),
  /** Which lot, currency, question or criterion, where it is about one. */
  about: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type AmendmentChange = z.infer<typeof amendmentChange>

/** A change of what bidders rest on: what and why, and who of them was told when. */
export const amendment = z.strictObject({
  id,
  tender: id,
  number: z.int(),
  at: instant,
  by: z.string(),
  reason: text,
  /** Whether it changed what decides after the first envelope had been opened. */
  deviation: z.boolean(),
  changes: z.array(amendmentChange),
  told: z.array(z.strictObject({ bid: id, bidder: z.string(), lot: id, at: instant, how: z.string(), by: z.string() })),
})
export type Amendment = z.infer<typeof amendment>
