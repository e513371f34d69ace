import { id, instant, line, sha256, text } from '../fields.ts'
import { command, query } from '../procedure.ts'
import { provider, providerDetails } from '../providers/contract.ts'
import { instrument } from '../questionnaires/instrument.ts'
import { priceLine } from '../questionnaires/model.ts'
import { z } from '../schema.ts'
import { amendment } from './amendment-model.ts'
import { issued } from './issued.ts'
import { priceKeepings } from './price-keepings.ts'
import { procedureContract } from './procedure-contract.ts'
import { tenderStanding } from './standing.ts'

const currency = z.string().regex(/^[A-Z]{3}$/)
const termMonths = z.int().min(1).max(600)

const givenTerms = {
  title: line.optional(),
  need: text.optional(),
  currency: currency.optional(),
  termMonths: termMonths.optional(),
  deadline: instant.nullable().optional(),
}

export const lot = z.strictObject({
  id,
  position: z.int(),
  title: line,
  priceLines: z.array(priceLine),
  /** Whether the lines are the example that the template brought, which nobody has changed or confirmed. */
  priceExample: z.boolean(),
})
export type Lot = z.infer<typeof lot>

export const tender = z.strictObject({
  id,
  title: line,
  need: text,
  currency,
  termMonths,
  deadline: instant.nullable(),
  createdAt: instant,
  instrument: z.strictObject({ title: line, templateKey: line, templateVersion: line, hash: sha256, questions: z.int() }),
  lots: z.array(lot),
})
export type Tender = z.infer<typeof tender>

/**
 * How the price envelopes of a tender are kept: `open`: they may be read at once · `unread`: stored as they came, and read by nothing ·
 * `sealed`: sealed for the recipients before anything is written; the key of each is needed. `openers`: by how many persons they are opened.
 */
export const priceKeeping = z.strictObject({
  kept: z.enum(priceKeepings),
  openers: z.int().min(1).max(2).default(1),
  recipients: z.array(line).max(9).default([]),
})
export type PriceKeeping = z.output<typeof priceKeeping>

/** That somebody opened the prices of a lot, and how many evaluators had locked their round by then, and how many had not. */
export const priceOpening = z.strictObject({
  by: z.string(),
  at: instant,
  reason: text.nullable(),
  locked: z.int(),
  unlocked: z.int(),
})
export type PriceOpening = z.infer<typeof priceOpening>

export const bid = z.strictObject({
  id,
  lot: id,
  position: z.int(),
  provider,
  withdrawn: z.strictObject({ at: instant, reason: text }).nullable(),
})
export type Bid = z.infer<typeof bid>

export const tendersContract = {
  ...procedureContract,
  /** Freezes the template into the tender's instrument. Lots default to one that covers all. */
  'tender.create': command(
    z.strictObject({
      title: line,
      need: text,
      template: line,
      currency: currency.default('EUR'),
      termMonths: termMonths.default(36),
      deadline: instant.optional(),
      lots: z
        .array(z.strictObject({ title: line, priceLines: z.array(priceLine).optional() }))
        .min(1)
        .optional(),
      prices: priceKeeping.optional(),
    }),
    tender,
  ),
  /** Says how price envelopes are kept; refused once the first has come. */
  'tender.prices': command(z.strictObject({ tender: id, prices: priceKeeping }), priceKeeping),
  /** Corrects terms; what is left out stays. Refused once bidders rest on them, and for the currency once there are prices. */
  'tender.edit': command(z.strictObject({ tender: id, ...givenTerms }), tender),
  /** What has gone out and come in of a tender, on which it rests what may still be corrected. */
  'tender.standing': query(z.strictObject({ tender: id }), tenderStanding, { restsOn: 'prices' }),
  /** Adds a lot; without lines of its own it has those of the first lot. */
  'lot.add': command(z.strictObject({ tender: id, title: line, priceLines: z.array(priceLine).optional() }), tender),
  'lot.edit': command(z.strictObject({ lot: id, title: line }), tender),
  /** Takes a lot out of its tender. Refused where somebody bids for it, and for the last one. */
  'lot.remove': command(z.strictObject({ lot: id }), tender),
  /**
   * Changes what bidders rest on: terms, lots, or something that only words say, such as how a question is to be read. `deviation` says
   * that what decides may change after the first envelope was opened.
   */
  'amendment.add': command(
    z.strictObject({
      tender: id,
      terms: z.strictObject(givenTerms).optional(),
      addLots: z.array(line).max(50).optional(),
      removeLots: z.array(id).max(50).optional(),
      inWords: text.optional(),
      reason: text,
      deviation: z.boolean().default(false),
    }),
    amendment,
  ),
  /** Records that bidders were told of an amendment, now or at a time since, and how. */
  'amendment.tell': command(
    z.strictObject({ amendment: id, bids: z.array(id).min(1).max(500), at: instant.optional(), how: line }),
    amendment,
  ),
  'amendment.list': query(z.strictObject({ tender: id }), z.array(amendment)),
  /** The register of what was issued to bidders, oldest first. */
  'tender.issued': query(z.strictObject({ tender: id }), z.array(issued)),
  'tender.list': query(z.strictObject({}), z.array(tender)),
  'tender.show': query(z.strictObject({ tender: id }), tender),
  /** The questionnaire as it was frozen. */
  'tender.instrument': query(z.strictObject({ tender: id }), z.strictObject({ instrument, hash: sha256 })),
  'bid.add': command(z.strictObject({ lot: id, provider: z.union([z.strictObject({ id }), providerDetails]) }), bid),
  'bid.list': query(z.strictObject({ lot: id }), z.array(bid)),
  /** The bid stays in the file with everything received; it no longer takes part. */
  'bid.withdraw': command(z.strictObject({ bid: id, reason: text }), bid),
  /** A bid that was withdrawn takes part again, by a new package. */
  'bid.return': command(z.strictObject({ bid: id, reason: text }), bid),
  /** Takes away a bid that was added by mistake: refused once anything came for it, went out to it, or was recorded about it. */
  'bid.remove': command(z.strictObject({ bid: id }), bid),
}
