import { id, instant, line, newPath, path, sha256, text } from '../fields.ts'
import { command, query, task } from '../procedure.ts'
import { priceLine } from '../questionnaires/model.ts'
import { accept, importVerdict } from '../responses/contract.ts'
import { z } from '../schema.ts'
import { key } from '../sealing/contract.ts'
import { amendment } from '../tenders/amendment-model.ts'
import { priceKeeping, priceOpening } from '../tenders/contract.ts'
import { mostLines } from './editing.ts'
import { currencyCode, tenderCurrency } from './rate-model.ts'
import { priceWays } from './ways.ts'

/** The current unit price of a bid for a line, as the bidder wrote it; null where none was given. */
export const price = z.strictObject({
  bid: id,
  line: id,
  revision: z.int().min(1),
  unitPrice: z.string().nullable(),
  /** Of the price. */
  currency: currencyCode,
  comment: z.string().nullable(),
  source: z.enum(['workbook', 'typed']),
  /** The package that it came in; null for a price that was typed, unless from a cell of a workbook. */
  receipt: id.nullable(),
  /** How a typed price came, and why it was typed. */
  cameBy: z.enum(priceWays).nullable(),
  reason: z.string().nullable(),
  by: z.string(),
  recordedAt: instant,
  /** Whether people contradict each other on it: then it is open, from the lowest to the highest, until somebody decides. */
  conflict: z.boolean(),
  /** The facts that contradict this one, which is the latest. */
  others: z.array(z.strictObject({ fact: id, by: z.string(), recordedAt: instant, unitPrice: z.string().nullable() })),
})
export type Price = z.infer<typeof price>

/** A line as somebody wrote it; nothing of it is checked yet. */
const lineDraft = z.strictObject({
  id: z.string(),
  title: z.string(),
  quantity: z.string(),
  unit: z.string(),
  kind: z.string(),
  tiers: z.string().optional(),
  ramp: z.string().optional(),
})

export const pricesContract = {
  /**
   * Replaces the price sheet of a lot, or confirms the example that the template brought; refused once a price has been read in, a workbook
   * was given out, or a package came.
   */
  'price.lines': command(z.strictObject({ lot: id, lines: z.array(priceLine).min(1).max(mostLines) }), z.array(priceLine)),
  /**
   * Adds lines to a price sheet that bidders rest on, as an amendment with its reason; the lines that are there stay. Bids that were priced
   * before have no price for what was added, until they are asked again.
   */
  'price.amend': command(
    z.strictObject({
      lot: id,
      lines: z.array(priceLine).min(1).max(mostLines),
      reason: text,
      deviation: z.boolean().default(false),
    }),
    amendment,
  ),
  /** What the first sheet of a spreadsheet says of lines, to be looked at before it becomes a price sheet; nothing is written. */
  'price.linesIn': task(
    z.strictObject({ path }),
    z.strictObject({ sheet: z.string(), lines: z.array(lineDraft).max(mostLines) }),
  ),
  /** Writes the price workbook of a bid, the price envelope, and registers that it was given out; an existing file is refused. */
  'price.workbook': task(
    z.strictObject({ bid: id, path: newPath }),
    z.strictObject({ path, lines: z.int(), registered: z.boolean() }),
  ),
  /**
   * How the price envelopes of a lot are kept, and who has opened them. `sealed`: how many of their files are sealed still; `since`: when the
   * first envelope of the tender came, from which on they are kept so.
   */
  'price.keeping': query(
    z.strictObject({ lot: id }),
    priceKeeping.extend({ openings: z.array(priceOpening), closed: z.boolean(), sealed: z.int(), since: instant.nullable() }),
  ),
  /**
   * Opens the prices of a lot in the name of whoever acts; they are open once as many persons have as the tender asks for. The last of them
   * brings the keys of all recipients, where prices are sealed. A reason is needed until every evaluator has locked the round.
   */
  'price.open': task(
    z.strictObject({ lot: id, reason: text.optional(), keys: z.array(key).max(20).default([]) }),
    z.strictObject({ closed: z.boolean(), openings: z.array(priceOpening), unsealed: z.int() }),
  ),
  'price.verdict': task(z.strictObject({ receipt: id, accept }), importVerdict),
  'price.import': command(z.strictObject({ receipt: id, accept, digest: sha256.optional() }), importVerdict),
  /**
   * A price of one line of one bid, typed by hand as people write numbers; null says that there is none. `receipt`: the package in whose
   * workbook it stands, where it came from a cell. Refused while the prices of the lot are closed. The comment stays where none is given.
   */
  'price.set': command(
    z.strictObject({
      bid: id,
      line: id,
      unitPrice: z.string().max(100).nullable(),
      /** That of the tender where it is left out; another must be permitted. */
      currency: currencyCode.optional(),
      cameBy: z.enum(priceWays),
      receipt: id.optional(),
      comment: text.optional(),
      reason: text,
    }),
    price,
  ),
  'price.list': query(
    z.strictObject({ lot: id }),
    z.strictObject({
      currency: line,
      termMonths: z.int(),
      lines: z.array(priceLine),
      currencies: z.array(tenderCurrency),
      /** Lines that were added after the first workbook went out, and the bids that were given a price workbook since. */
      added: z.array(z.strictObject({ line: id, at: instant, asked: z.array(id) })),
      prices: z.array(price),
    }),
  ),
  /**
   * Says of a currency whether bids may price in it, and at which rate it is converted: the rate as people write numbers, and its day. What
   * is left out stays as it was. Once bidders rest on the tender it is an amendment, which needs a reason; after the first envelope was
   * opened it is a deviation, and somebody has to say so.
   */
  'rate.set': command(
    z.strictObject({
      tender: id,
      currency: currencyCode,
      permitted: z.boolean().optional(),
      rate: z.strictObject({ rate: z.string().max(100), date: z.iso.date(), source: line }).optional(),
      reason: text.optional(),
      deviation: z.boolean().default(false),
    }),
    tenderCurrency,
  ),
  /** The currencies of a tender beside its own, in alphabetical order. */
  'rate.list': query(z.strictObject({ tender: id }), z.strictObject({ currency: line, currencies: z.array(tenderCurrency) })),
}
