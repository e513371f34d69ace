import { canonicalJson } from '../../shared/canonical.ts'
import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { PriceInquiry } from '../../shared/tenders/inquiry-model.ts'
import { inquiryResults } from '../../shared/tenders/inquiry-results.ts'
import { oneOf, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { nameOfActor } from '../workspace/read-as.ts'
import { loadBid } from './bids.ts'
import { priceInquiryFact } from './inquiry-tables.ts'

const ofLot = sql(
  `SELECT bid.id AS bid, said.asked_on AS askedOn, said.question, said.answered_on AS answeredOn, said.answer, said.result, said.reason,
     coalesce(${nameOfActor('said.author')}, '') AS "by", said.at
   FROM bid JOIN current_price_inquiry AS said ON said.bid_id = bid.id
   WHERE bid.lot_id = :lot ORDER BY bid.position, bid.id`,
  { lot: text },
  {
    bid: text,
    askedOn: text,
    question: text,
    answeredOn: optional(text),
    answer: optional(text),
    result: optional(oneOf(inquiryResults)),
    reason: optional(text),
    by: text,
    at: text,
  },
)

/** The inquiries into prices of a lot that look abnormally low. */
export function loadInquiries(read: Reader, lot: string): PriceInquiry[] {
  return read.all(ofLot, { lot })
}

/**
 * Records what is known of the inquiry into the price of a bid; what is left out stays. Refuses one without a day and a question, an answer
 * without its day or before the question, and a result without a reason. The same again is not recorded.
 */
export function setInquiry(context: Recording, { bid: id, ...input }: Parsed<'inquiry.set'>): PriceInquiry {
  const { write } = context
  const bid = loadBid(write, id)
  const provider = bid.provider.name
  const find = () => loadInquiries(write, bid.lot).find((one) => one.bid === bid.id)
  const before = find()
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const said: Partial<Said> = { ...(before && toldBy(before)), ...given }
  const { askedOn, question, answeredOn = null, answer = null, result = null, reason = null } = said
  if (askedOn === undefined || question === undefined) throw new Refusal('inquiry.begin', { provider })
  if (answer !== null && answeredOn === null) throw new Refusal('inquiry.answeredWhen', { provider })
  if (answeredOn !== null && answeredOn < askedOn) throw new Refusal('inquiry.answeredBefore', { provider, askedOn, answeredOn })
  if (result !== null && reason === null) throw new Refusal('inquiry.why', { provider })
  const after = { askedOn, question, answeredOn, answer, result, reason }
  if (before && canonicalJson(after) === canonicalJson(toldBy(before))) return before
  record(
    write,
    priceInquiryFact,
    context,
    { bid_id: bid.id },
    {
      asked_on: askedOn,
      question,
      answered_on: answeredOn,
      answer,
      result,
      reason,
    },
  )
  const found = find()
  if (!found) throw new Error('an inquiry was recorded and is not there')
  return found
}

type Said = Omit<PriceInquiry, 'bid' | 'by' | 'at'>

const toldBy = ({ bid: _bid, by: _by, at: _at, ...said }: PriceInquiry): Said => said
