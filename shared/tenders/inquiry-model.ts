import { id, instant, text } from '../fields.ts'
import { dayText } from '../questionnaires/identifier.ts'
import { z } from '../schema.ts'
import { inquiryResults } from './inquiry-results.ts'

const said = {
  /** The day (ISO 8601) on which the bidder was asked, and what. */
  askedOn: dayText,
  question: text,
  /** The day on which the bidder answered, and what; null while that is awaited, or where no answer came. */
  answeredOn: dayText.nullable(),
  answer: text.nullable(),
  /** What came of it and why; null while nobody has decided. */
  result: z.enum(inquiryResults).nullable(),
  reason: text.nullable(),
}

/** The inquiry into a price that looks abnormally low (article 69 of Directive 2014/24/EU). */
export const priceInquiry = z.strictObject({ bid: id, ...said, by: z.string(), at: instant })
export type PriceInquiry = z.infer<typeof priceInquiry>

/** What is left out stays as it is; the first time, the day and the question are needed. */
export const givenInquiry = z.strictObject(said).partial()
