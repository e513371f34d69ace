import { randomUUID } from 'node:crypto'
import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import { deadlineHeld, isDeviation, termChanges } from '../../shared/tenders/amendment.ts'
import { type Amendment, type AmendmentChange, amendedFields } from '../../shared/tenders/amendment-model.ts'
import { withGiven } from '../../shared/tenders/terms.ts'
import { integer, oneOf, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { canonical, nameOfActor } from '../workspace/read-as.ts'
import { amendmentNotice } from './amendment-tables.ts'
import { loadBid } from './bids.ts'
import { loadStanding, recordTerms } from './editing.ts'
import { appendLot, takeLotOut } from './lot-editing.ts'
import { loadLot } from './lots.ts'
import { loadTender } from './tenders.ts'

const columns = { id: text, tender: text, number: integer, at: text, by: text, reason: text, deviation: integer }
const select = `
  SELECT id, tender_id AS tender, number, at, coalesce(${nameOfActor('amendment.author')}, '') AS "by", reason, deviation
  FROM amendment`
const byTender = sql(`${select} WHERE tender_id = :tender ORDER BY number, at, id`, { tender: text }, columns)
const byId = sql(`${select} WHERE id = :id`, { id: text }, columns)
const changesOf = sql(
  'SELECT field, about, before, after FROM amendment_change WHERE amendment_id = :id ORDER BY position',
  { id: text },
  { field: oneOf(amendedFields), about: optional(text), before: optional(text), after: optional(text) },
)
const toldOf = sql(
  `SELECT bid.id AS bid, provider.name AS bidder, bid.lot_id AS lot, notice.told_at AS at, notice.how,
     coalesce(${nameOfActor('notice.author')}, '') AS "by"
   FROM current_amendment_notice AS notice
     JOIN bid ON bid.id = ${canonical('notice.bid_id')}
     JOIN current_provider_details AS provider ON provider.provider_id = ${canonical('bid.provider_id')}
   WHERE notice.amendment_id = :id ORDER BY bid.position, bid.id`,
  { id: text },
  { bid: text, bidder: text, lot: text, at: text, how: text, by: text },
)
const insert = sql(
  `INSERT INTO amendment (id, author, at, tender_id, number, reason, deviation)
   VALUES (:id, :author, :at, :tender, 1 + (SELECT coalesce(max(number), 0) FROM amendment WHERE tender_id = :tender), :reason, :deviation)`,
  { id: text, author: text, at: text, tender: text, reason: text, deviation: integer },
)
const insertChange = sql(
  `INSERT INTO amendment_change (amendment_id, position, field, about, before, after)
   VALUES (:amendment, :position, :field, :about, :before, :after)`,
  {
    amendment: text,
    position: integer,
    field: oneOf(amendedFields),
    about: optional(text),
    before: optional(text),
    after: optional(text),
  },
)

/** The amendments of a tender, in order, with who was told. */
export function loadAmendments(read: Reader, tender: string): Amendment[] {
  return read.all(byTender, { tender }).map((row) => toAmendment(read, row))
}

function loadAmendment(read: Reader, id: string): Amendment {
  const row = read.get(byId, { id })
  if (!row) throw new Refusal('amendment.notFound', { amendment: id })
  return toAmendment(read, row)
}

function toAmendment(read: Reader, row: RowOf<typeof columns>): Amendment {
  const { id } = row
  return { ...row, deviation: row.deviation === 1, changes: read.all(changesOf, { id }), told: read.all(toldOf, { id }) }
}

/** Says by what deadline of a tender something at an instant is judged: the one that held then. */
export function deadlinesOf(read: Reader, tender: string): (at: string) => string | null {
  const { deadline } = loadTender(read, tender)
  const amendments = loadAmendments(read, tender)
  return (at) => deadlineHeld(deadline, amendments, at)
}

/** Changes terms and lots after something went out, as one amendment. */
export function addAmendment(context: Recording, input: Parsed<'amendment.add'>): Amendment {
  const { write } = context
  const before = loadTender(write, input.tender)
  const after = withGiven(before, input.terms ?? {})
  const standing = loadStanding(write, before.id)
  const { addLots = [], removeLots = [], inWords } = input
  const terms = termChanges(before, after)
  const changes: AmendmentChange[] = [
    ...terms,
    ...addLots.map((title) => ({ field: 'lot' as const, about: null, before: null, after: title })),
    ...removeLots.map((lot) => ({ field: 'lot' as const, about: null, before: loadLot(write, lot).title, after: null })),
    ...(inWords === undefined ? [] : [{ field: 'inWords' as const, about: null, before: null, after: inWords }]),
  ]
  const deviation = isDeviation(changes, standing, input.deviation)
  if (after.currency !== before.currency && standing.priced) throw new Refusal('tender.priced', { currency: before.currency })
  if (terms.length > 0) recordTerms(context, before.id, after, input.reason)
  for (const title of addLots) appendLot(context, { tender: before.id, title })
  for (const lot of removeLots) takeLotOut(context, lot)
  return recordAmendment(context, before.id, { reason: input.reason, deviation, changes })
}

/** Records that what bidders rest on was changed, with what is recorded in the same entry. */
export function recordAmendment(
  { write, author, at }: Recording,
  tender: string,
  { reason, deviation, changes }: Pick<Amendment, 'reason' | 'deviation' | 'changes'>,
): Amendment {
  const id = randomUUID()
  write.run(insert, { id, author, at, tender, reason, deviation: deviation ? 1 : 0 })
  for (const [index, change] of changes.entries()) write.run(insertChange, { ...change, amendment: id, position: index + 1 })
  return loadAmendment(write, id)
}

/** Records that bidders were told of an amendment, not before it was made and not in the future. */
export function tellOfAmendment(context: Recording, { amendment: id, bids, at, how }: Parsed<'amendment.tell'>): Amendment {
  const { write } = context
  const amendment = loadAmendment(write, id)
  const toldAt = at ?? context.at
  if (toldAt < amendment.at)
    throw new Refusal('amendment.toldBefore', { number: amendment.number, made: amendment.at, at: toldAt })
  if (toldAt > context.at) throw new Refusal('amendment.toldAhead', { at: toldAt, now: context.at })
  for (const bidId of bids) {
    const bid = loadBid(write, bidId)
    if (bid.tender !== amendment.tender) throw new Refusal('amendment.otherTender', { bidder: bid.provider.name })
    record(write, amendmentNotice, context, { amendment_id: id, bid_id: bid.id }, { told_at: toldAt, how })
  }
  return loadAmendment(write, id)
}
