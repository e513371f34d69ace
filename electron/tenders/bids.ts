import { randomUUID } from 'node:crypto'
import { deliveryModels } from '../../shared/providers/delivery-models.ts'
import { Refusal } from '../../shared/result.ts'
import type { Bid } from '../../shared/tenders/contract.ts'
import { addProvider, loadProvider } from '../providers/providers.ts'
import { integer, oneOf, optional, type RowOf, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { canonical, isCanonical } from '../workspace/read-as.ts'
import { questionnaireOf } from './instrument.ts'
import { loadLot } from './lots.ts'
import { bidStanding } from './tables.ts'

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
  providerId: text,
  name: text,
  country: optional(text),
  deliveryModel: optional(oneOf(deliveryModels)),
  summary: optional(text),
}
const select = `
  SELECT bid.id, lot.tender_id AS tender, bid.lot_id AS lot, submission.id AS submission, submission.instrument_id AS instrument,
         bid.position, withdrawal.at AS withdrawnAt, withdrawal.reason AS withdrawnReason,
         coalesce(standing.in_conflict = 1 AND withdrawal.id IS NULL, 0) AS undecided,
         provider.provider_id AS providerId, provider.name, provider.country, provider.delivery_model AS deliveryModel, provider.summary
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
  `${select} WHERE bid.lot_id = :lot AND ${isCanonical('bid.id')} ORDER BY bid.position, bid.id`,
  { lot: text },
  columns,
)
const byId = sql(`${select} WHERE bid.id = ${canonical(':id')}`, { id: text }, columns)
const byProvider = sql(
  `SELECT id FROM bid WHERE lot_id = :lot AND ${canonical('provider_id')} = :provider`,
  { lot: text, provider: text },
  { id: text },
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
  if (write.get(byProvider, { lot: lot.id, provider: bidder.id }))
    throw new Refusal('bid.exists', { provider: bidder.name, lot: lot.title })
  const id = randomUUID()
  write.run(insertBid, { id, lot: lot.id, provider: bidder.id })
  write.run(insertSubmission, { id: randomUUID(), instrument: questionnaireOf(write, lot.tender), bid: id })
  return loadBid(write, id)
}

/** The bid takes part no longer; everything received stays. */
export function withdrawBid(context: Recording, bidId: string, reason: string): LoadedBid {
  const { id } = loadActiveBid(context.write, bidId)
  record(context.write, bidStanding, context, { bid_id: id }, { standing: 'withdrawn', reason })
  return loadBid(context.write, id)
}

function toBid(row: RowOf<typeof columns>): LoadedBid {
  const { id, tender, lot, submission, instrument, position, undecided, withdrawnAt, withdrawnReason, providerId, ...provider } =
    row
  return {
    id,
    tender,
    lot,
    submission,
    instrument,
    position,
    undecided: undecided === 1,
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
  ...bid
}: LoadedBid): Bid {
  return bid
}
