import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { Exclusion } from '../../shared/scorecards/contract.ts'
import { decisionOn } from '../../shared/scorecards/interests.ts'
import { loadActiveBid, loadBid } from '../tenders/bids.ts'
import { loadLot } from '../tenders/lots.ts'
import { integer, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { canonical, nameOfActor } from '../workspace/read-as.ts'
import { loadEvaluator } from './evaluators.ts'
import { exclusionFact } from './tables.ts'

const ofLot = sql(
  `SELECT said.lot_id AS lot, ${canonical('said.bid_id')} AS bid, said.excluded = 1 AND said.in_conflict = 0 AS excluded, said.reason, said.at,
     coalesce(${nameOfActor('said.author')}, '') AS "by",
     ${canonical('said.evaluator_id')} AS evaluatorId, evaluator.name, evaluator.role, evaluator.organisation
   FROM current_exclusion AS said JOIN current_actor_details AS evaluator ON evaluator.actor_id = ${canonical('said.evaluator_id')}
   WHERE said.lot_id = :lot ORDER BY evaluator.name, said.evaluator_id, said.bid_id`,
  { lot: text },
  {
    lot: text,
    bid: text,
    excluded: integer,
    reason: text,
    at: text,
    by: text,
    evaluatorId: text,
    name: text,
    role: text,
    organisation: text,
  },
)

/** What was decided about whose scores count for which bids of a lot. */
export function loadExclusions(read: Reader, lot: string): Exclusion[] {
  return read.all(ofLot, { lot }).map(({ bid, excluded, evaluatorId: id, name, role, organisation, ...said }) => ({
    ...said,
    bid: bid === '' ? null : bid,
    excluded: excluded === 1,
    evaluator: { id, name, role, organisation },
  }))
}

/** That an evaluator is excluded from scoring a bid, if they are. */
export type FindsExclusion = (bid: string, evaluator: string) => Exclusion | undefined

/** Finds who of a lot is excluded where; in most lots nobody is. */
export function exclusionsOf(read: Reader, lot: string): FindsExclusion {
  const all = loadExclusions(read, lot)
  return (bid, evaluator) => {
    const decision = decisionOn(all, bid, evaluator)
    return decision?.excluded ? decision : undefined
  }
}

/** Refuses where an evaluator is excluded from scoring a bid. */
export function checkExclusion(read: Reader, lot: string, bid: string, evaluator: string): void {
  const found = exclusionsOf(read, lot)(bid, evaluator)
  if (!found) return
  const { by, at, reason } = found
  const bidder = loadBid(read, bid).provider.name
  throw new Refusal('score.excluded', { evaluator: found.evaluator.name, bidder, by, at, reason })
}

/** Decides whether an evaluator is excluded from scoring a bid, or every bid of a lot. Refuses what was decided last. */
export function setExclusion(
  context: Recording,
  { lot: lotId, bid: bidId, evaluator: id, excluded, reason }: Parsed<'evaluator.exclude'>,
): Exclusion[] {
  const { write } = context
  const lot = loadLot(write, lotId)
  const evaluator = loadEvaluator(write, id)
  const bid = bidId === null ? null : loadActiveBid(write, bidId)
  if (bid && bid.lot !== lot.id) throw new Refusal('bid.notFound', { bid: bid.id })
  const decided = loadExclusions(write, lot.id).find((one) => one.evaluator.id === evaluator.id && one.bid === (bid?.id ?? null))
  if (decided?.excluded === excluded)
    throw new Refusal(excluded ? 'exclusion.already' : 'exclusion.none', {
      evaluator: evaluator.name,
      bidder: bid?.provider.name ?? 'everyBidder',
    })
  const thing = { lot_id: lot.id, bid_id: bid?.id ?? '', evaluator_id: evaluator.id }
  record(write, exclusionFact, context, thing, { excluded: excluded ? 1 : 0, reason })
  return loadExclusions(write, lot.id)
}
