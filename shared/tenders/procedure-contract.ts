import { id } from '../fields.ts'
import { command, query } from '../procedure.ts'
import { z } from '../schema.ts'
import { givenInquiry, priceInquiry } from './inquiry-model.ts'
import { givenProcedure, tenderProcedure } from './procedure-model.ts'
import { subcontractedPart, subcontracting } from './subcontracting-model.ts'

/** Who buys and how, what bidders pass on, and inquiries into low prices: what the report by article 84 of Directive 2014/24/EU asks for. */
export const procedureContract = {
  /** Says who buys and by which procedure; what is left out stays, null takes back. */
  'procedure.set': command(givenProcedure.extend({ tender: id }), tenderProcedure),
  'procedure.show': query(z.strictObject({ tender: id }), tenderProcedure),
  /** Says what a bidder passes on, as a whole. Refuses shares that together are more than the whole. */
  'subcontracting.set': command(z.strictObject({ bid: id, parts: z.array(subcontractedPart).max(200) }), subcontracting),
  'subcontracting.list': query(z.strictObject({ lot: id }), z.array(subcontracting)),
  /** Records how the inquiry into a price that looks abnormally low stands; what is left out stays, null takes back. */
  'inquiry.set': command(givenInquiry.extend({ bid: id }), priceInquiry),
  'inquiry.list': query(z.strictObject({ lot: id }), z.array(priceInquiry)),
}
