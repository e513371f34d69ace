import { randomUUID } from 'node:crypto'
import type { Provider } from '../../shared/providers/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { Bid } from '../../shared/tenders/contract.ts'
import { addProvider, loadProvider } from '../providers/providers.ts'
import { type Reader, sql, type Writer } from '../workspace/database.ts'
import { loadLot } from './lots.ts'

type Row = {
  id: string
  tender: string
  lot: string
  position: number
  withdrawnAt: string | null
  withdrawnReason: string | null
  providerId: string
  name: string
  country: string | null
  deliveryModel: Provider['deliveryModel']
  summary: string | null
}

const select = `
  SELECT bid.id, bid.tender_id AS tender, bid.lot_id AS lot, bid.position,
         bid.withdrawn_at AS withdrawnAt, bid.withdrawn_reason AS withdrawnReason,
         provider.id AS providerId, provider.name, provider.country, provider.delivery_model AS deliveryModel, provider.summary
  FROM bid JOIN provider ON provider.id = bid.provider_id`
const byLot = sql<Row, { lot: string }>(`${select} WHERE bid.lot_id = :lot ORDER BY bid.position`)
const byId = sql<Row, { id: string }>(`${select} WHERE bid.id = :id`)
const byProvider = sql<{ id: string }, { lot: string; provider: string }>(
  'SELECT id FROM bid WHERE lot_id = :lot AND provider_id = :provider',
)
const insert = sql<never, { id: string; tender: string; lot: string; provider: string }>(
  `INSERT INTO bid (id, tender_id, lot_id, provider_id, position)
   VALUES (:id, :tender, :lot, :provider, 1 + (SELECT coalesce(max(position), 0) FROM bid WHERE lot_id = :lot))`,
)
const withdraw = sql<never, { id: string; at: string; reason: string }>(
  'UPDATE bid SET withdrawn_at = :at, withdrawn_reason = :reason WHERE id = :id',
)

/** A bid with the tender it belongs to. */
export type LoadedBid = Bid & { tender: string }

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

export function addBid(write: Writer, lotId: string, provider: { id: string } | Parameters<typeof addProvider>[1]): LoadedBid {
  const lot = loadLot(write, lotId)
  const bidder = 'id' in provider ? loadProvider(write, provider.id) : addProvider(write, provider)
  if (write.get(byProvider, { lot: lot.id, provider: bidder.id }))
    throw new Refusal('bid.exists', { provider: bidder.name, lot: lot.title })
  const id = randomUUID()
  write.run(insert, { id, tender: lot.tender, lot: lot.id, provider: bidder.id })
  return loadBid(write, id)
}

export function withdrawBid(write: Writer, id: string, at: string, reason: string): LoadedBid {
  write.run(withdraw, { id: loadActiveBid(write, id).id, at, reason })
  return loadBid(write, id)
}

function toBid(row: Row): LoadedBid {
  const { id, tender, lot, position, withdrawnAt, withdrawnReason, providerId, ...provider } = row
  return {
    id,
    tender,
    lot,
    position,
    provider: { ...provider, id: providerId },
    withdrawn: withdrawnAt !== null && withdrawnReason !== null ? { at: withdrawnAt, reason: withdrawnReason } : null,
  }
}
