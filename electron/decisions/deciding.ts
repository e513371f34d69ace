import { randomUUID } from 'node:crypto'
import type { Parsed } from '../../shared/contract.ts'
import type { Decision } from '../../shared/decisions/decision.ts'
import { Refusal } from '../../shared/result.ts'
import type { CommandContext } from '../endpoint.ts'
import { loadActiveBid } from '../tenders/bids.ts'
import { loadLot } from '../tenders/lots.ts'
import { text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { record } from '../workspace/facts.ts'
import { head, stateRoot } from '../workspace/journal.ts'
import { basisOf, loadDecision } from './decision.ts'
import { approvalFact, awardFact, conditionFact, dissentFact, recommendationFact, standstillFact } from './tables.ts'

const insertCondition = sql('INSERT INTO award_condition (id, lot_id) VALUES (:id, :lot)', { id: text, lot: text })
const conditionOf = sql(
  `SELECT lot_id AS lot, said.text FROM award_condition JOIN current_condition_standing AS said ON said.condition_id = award_condition.id
   WHERE award_condition.id = :condition`,
  { condition: text },
  { lot: text, text },
)

/** The id of a bid that takes part in a lot; refuses any other. */
function bidIn(read: Reader, lot: string, bid: string): string {
  const found = loadActiveBid(read, bid)
  if (found.lot !== lot) throw new Refusal('bid.notFound', { bid })
  return found.id
}

/** Recommends a bid of a lot, or none any more. */
export function recommend(context: CommandContext, { lot: named, bid, reason }: Parsed<'decision.recommend'>): Decision {
  const { write } = context
  const lot = loadLot(write, named).id
  record(write, recommendationFact, context, { lot_id: lot }, { bid_id: bid === null ? null : bidIn(write, lot, bid), reason })
  return loadDecision(write, lot)
}

/** Adds a condition to a lot; it is open. */
export function addCondition(context: CommandContext, { lot: named, text }: Parsed<'decision.addCondition'>): Decision {
  const { write } = context
  const lot = loadLot(write, named).id
  const id = randomUUID()
  write.run(insertCondition, { id, lot })
  record(write, conditionFact, context, { condition_id: id }, { text, standing: 'open', reason: null })
  return loadDecision(write, lot)
}

/** Says how a condition stands. Refuses one that is not there, and one that is met or dropped without a reason. */
export function setCondition(context: CommandContext, input: Parsed<'decision.setCondition'>): Decision {
  const { write } = context
  const { condition, standing, reason } = input
  const found = write.get(conditionOf, { condition })
  if (!found) throw new Refusal('decision.noCondition', { condition })
  if (standing !== 'open' && reason === null) throw new Refusal('decision.conditionReason', { standing })
  record(write, conditionFact, context, { condition_id: condition }, { text: input.text ?? found.text, standing, reason })
  return loadDecision(write, found.lot)
}

/** Says that whoever acts disagrees, or no longer does. */
export function dissent(context: CommandContext, { lot: named, reason }: Parsed<'decision.dissent'>): Decision {
  const { write, author } = context
  const lot = loadLot(write, named).id
  record(write, dissentFact, context, { lot_id: lot, actor_id: author }, { reason })
  return loadDecision(write, lot)
}

/** Records what whoever acts says of what is recommended, with the state that they say it of. Refuses while nothing is recommended. */
export function approve(context: CommandContext, { lot: named, verdict, reason }: Parsed<'decision.approve'>): Decision {
  const { write, author } = context
  const lot = loadLot(write, named).id
  const { recommendation } = loadDecision(write, lot, '')
  if (verdict !== 'withdrawn' && recommendation === null) throw new Refusal('decision.nothingRecommended')
  if (verdict !== 'approved' && reason === null) throw new Refusal('decision.approvalReason', { verdict })
  const { number: entry = 0, digest = '' } = head(write) ?? {}
  // The open entry is in neither yet: this is the state that the approver has before them.
  const state = { entry, head: digest, state_root: stateRoot(write), basis: basisOf(write, lot) }
  record(write, approvalFact, context, { lot_id: lot, actor_id: author }, { verdict, reason, ...state })
  return loadDecision(write, lot)
}

/** Says how a lot ends. Refuses an award without a bid, and a bid where nothing is awarded. */
export function award(context: CommandContext, { lot: named, outcome, bid, reason }: Parsed<'decision.award'>): Decision {
  const { write } = context
  const lot = loadLot(write, named).id
  if ((outcome === 'awarded') !== (bid !== null)) throw new Refusal('decision.awardBid', { outcome })
  record(write, awardFact, context, { lot_id: lot }, { outcome, bid_id: bid === null ? null : bidIn(write, lot, bid), reason })
  return loadDecision(write, lot)
}

/** Says from which day to which the award stands still. Refuses days in the wrong order. */
export function setStandstill(context: CommandContext, { lot: named, days }: Parsed<'decision.standstill'>): Decision {
  const { write } = context
  const lot = loadLot(write, named).id
  if (days && days.last < days.first) throw new Refusal('decision.standstillOrder', days)
  record(write, standstillFact, context, { lot_id: lot }, { first_day: days?.first ?? null, last_day: days?.last ?? null })
  return loadDecision(write, lot)
}
