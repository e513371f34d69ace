import { randomUUID } from 'node:crypto'
import { deliveryModels } from '../../shared/providers/delivery-models.ts'
import { Refusal } from '../../shared/result.ts'
import type { Bid } from '../../shared/tenders/contract.ts'
import { addProvider, loadProvider } from '../providers/providers.ts'
import { integer, oneOf, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { canonical, everyId, isCanonical } from '../workspace/read-as.ts'
import { firstQuestionnaireOf } from './instrument.ts'
import { loadLot } from './lots.ts'
import { questionnaireIn } from './questionnaire.ts'
import { bidStanding } from './tables.ts'

/** SQL: whether a bid was added by mistake and removed. What came for it all the same, or went out to it, such as in a copy, brings it back. */
export const wasRemoved = (bid: string): string => `EXISTS (
  SELECT 1 FROM bid_standing_head AS removal JOIN bid_standing AS said ON said.place = removal.place
  WHERE removal.bid_id = ${bid} AND removal.in_conflict = 0 AND said.standing = 'removed'
    AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.bid_id = ${bid})
    AND NOT EXISTS (SELECT 1 FROM giving_out WHERE giving_out.about = ${bid}))`

const columns = {
  id: text,
  tender: text,
  lot: text,
  submission: text,
  instrument: text,
  position: integer,
  withdrawnAt: optional(text),
  withdrawnReason: optional(text),
  undecided: integer,
  removed: integer,
  providerId: text,
  name: text,
  country: optional(text),
  deliveryModel: optional(oneOf(deliveryModels)),
  summary: optional(text),
  address: optional(text),
  contacts: optional(text),
  identifiers: optional(text),
  sites: optional(text),
  services: optional(text),
  languages: optional(text),
}
const select = `
  SELECT bid.id, lot.tender_id AS tender, bid.lot_id AS lot, submission.id AS submission, ${questionnaireIn('lot.tender_id')} AS instrument,
         bid.position, withdrawal.at AS withdrawnAt, withdrawal.reason AS withdrawnReason,
         coalesce(standing.in_conflict = 1 AND withdrawal.id IS NULL, 0) AS undecided,
         ${wasRemoved('bid.id')} AS removed,
         provider.provider_id AS providerId, provider.name, provider.country, provider.delivery_model AS deliveryModel, provider.summary,
         provider.address, provider.contacts, provider.identifiers, provider.sites, provider.services, provider.languages
  FROM bid
    JOIN lot ON lot.id = bid.lot_id
    JOIN submission ON submission.bid_id = bid.id AND submission.round = 1
    JOIN current_provider_details AS provider ON provider.provider_id = ${canonical('bid.provider_id')}
    LEFT JOIN bid_standing_head AS standing ON standing.bid_id = bid.id
    LEFT JOIN bid_standing AS withdrawal ON withdrawal.place = standing.place AND withdrawal.standing = 'withdrawn'
      AND NOT (standing.in_conflict = 1 AND EXISTS (
        SELECT 1 FROM json_each(standing.others) JOIN bid_standing AS other ON other.id = json_each.value
        WHERE other.standing <> 'withdrawn'))`
const byLot = sql(
  `${select} WHERE bid.lot_id = :lot AND ${isCanonical('bid.id')} AND NOT ${wasRemoved('bid.id')} ORDER BY bid.position, bid.id`,
  { lot: text },
  columns,
)
const byId = sql(`${select} WHERE bid.id = ${canonical(':id')}`, { id: text }, columns)
const byProvider = sql(
  `SELECT id FROM bid WHERE lot_id = :lot AND ${canonical('provider_id')} = :provider`,
  { lot: text, provider: text },
  { id: text },
)
/** Whether there is anything that a bid which is taken away would leave behind. */
const used = sql(
  `SELECT EXISTS (SELECT 1 FROM receipt WHERE bid_id IN ${everyId(':bid')})
     OR EXISTS (SELECT 1 FROM receipt_correction WHERE bid_id IN ${everyId(':bid')})
     OR EXISTS (SELECT 1 FROM giving_out WHERE about IN ${everyId(':bid')})
     OR EXISTS (SELECT 1 FROM price WHERE bid_id IN ${everyId(':bid')})
     OR EXISTS (SELECT 1 FROM amendment_notice JOIN amendment ON amendment.id = amendment_id
                WHERE amendment.tender_id = (SELECT tender_id FROM bid JOIN lot ON lot.id = lot_id WHERE bid.id = :bid)
                  AND bid_id IN ${everyId(':bid')})
     OR EXISTS (SELECT 1 FROM submission WHERE bid_id IN ${everyId(':bid')} AND (
          EXISTS (SELECT 1 FROM response WHERE response.submission_id = submission.id)
          OR EXISTS (SELECT 1 FROM score WHERE score.submission_id = submission.id)
          OR EXISTS (SELECT 1 FROM consensus WHERE consensus.submission_id = submission.id))) AS used`,
  { bid: text },
  { used: integer },
)
const insertBid = sql(
  `INSERT INTO bid (id, lot_id, provider_id, position)
   VALUES (:id, :lot, :provider, 1 + (SELECT coalesce(max(position), 0) FROM bid WHERE lot_id = :lot))`,
  { id: text, lot: text, provider: text },
)
const insertSubmission = sql('INSERT INTO submission (id, instrument_id, bid_id, round) VALUES (:id, :instrument, :bid, 1)', {
  id: text,
  instrument: text,
  bid: text,
})

/** A bid with the tender it belongs to, its submission, and the questionnaire that this fills. */
export type LoadedBid = Bid & {
  tender: string
  submission: string
  instrument: string
  /** Whether some say that it was withdrawn and some that it was not. */
  undecided: boolean
  /** Whether it was added by mistake, and counts as never added. */
  removed: boolean
}

export function loadBids(read: Reader, lot: string): LoadedBid[] {
  return read.all(byLot, { lot }).map(toBid)
}

export function loadBid(read: Reader, id: string): LoadedBid {
  const row = read.get(byId, { id })
  if (!row) throw new Refusal('bid.notFound', { bid: id })
  return toBid(row)
}

/** As `loadBid`, for work that a withdrawn bid no longer takes part in. */
export function loadActiveBid(read: Reader, id: string): LoadedBid {
  const bid = loadBid(read, id)
  if (bid.removed) throw new Refusal('bid.removed', { provider: bid.provider.name })
  if (bid.withdrawn) throw new Refusal('bid.withdrawn', { provider: bid.provider.name, at: bid.withdrawn.at })
  return bid
}

export function addBid(
  context: Recording,
  lotId: string,
  provider: { id: string } | Parameters<typeof addProvider>[1],
): LoadedBid {
  const { write } = context
  const lot = loadLot(write, lotId)
  const bidder = 'id' in provider ? loadProvider(write, provider.id) : addProvider(context, provider)
  const known = write.get(byProvider, { lot: lot.id, provider: bidder.id })
  if (known) {
    const { removed } = loadBid(write, known.id)
    if (!removed) throw new Refusal('bid.exists', { provider: bidder.name, lot: lot.title })
    record(write, bidStanding, context, { bid_id: known.id }, { standing: 'takesPart', reason: '' })
    return loadBid(write, known.id)
  }
  const id = randomUUID()
  write.run(insertBid, { id, lot: lot.id, provider: bidder.id })
  write.run(insertSubmission, { id: randomUUID(), instrument: firstQuestionnaireOf(write, lot.tender), bid: id })
  return loadBid(write, id)
}

/** The bid takes part no longer; everything received stays. */
export function withdrawBid(context: Recording, bidId: string, reason: string): LoadedBid {
  const { id } = loadActiveBid(context.write, bidId)
  record(context.write, bidStanding, context, { bid_id: id }, { standing: 'withdrawn', reason })
  return loadBid(context.write, id)
}

/** The bid takes part again, by a new package: what it had stays, and it may send and be given something again. */
export function returnBid(context: Recording, bidId: string, reason: string): LoadedBid {
  const { id, provider, withdrawn, undecided } = loadBid(context.write, bidId)
  if (!withdrawn && !undecided) throw new Refusal('bid.takesPart', { provider: provider.name })
  record(context.write, bidStanding, context, { bid_id: id }, { standing: 'takesPart', reason })
  return loadBid(context.write, id)
}

/** Takes away a bid that was added by mistake. Refused once anything came for it, went out to it, or was recorded about it. */
export function removeBid(context: Recording, bidId: string): LoadedBid {
  const { id, provider } = loadActiveBid(context.write, bidId)
  if (context.write.get(used, { bid: id })?.used !== 0) throw new Refusal('bid.used', { provider: provider.name })
  record(context.write, bidStanding, context, { bid_id: id }, { standing: 'removed', reason: '' })
  return loadBid(context.write, id)
}

function toBid(row: RowOf<typeof columns>): LoadedBid {
  const {
    id,
    tender,
    lot,
    submission,
    instrument,
    position,
    undecided,
    removed,
    withdrawnAt,
    withdrawnReason,
    providerId,
    ...provider
  } = row
  return {
    id,
    tender,
    lot,
    submission,
    instrument,
    position,
    undecided: undecided === 1,
    removed: removed === 1,
    provider: { ...provider, id: providerId },
    withdrawn: withdrawnAt !== null && withdrawnReason !== null ? { at: withdrawnAt, reason: withdrawnReason } : null,
  }
}

/** A bid as the contract tells it. */
export function publishedBid({
  tender: _tender,
  submission: _submission,
  instrument: _instrument,
  undecided: _undecided,
  removed: _removed,
  ...bid
}: LoadedBid): Bid {
  return bid
}
