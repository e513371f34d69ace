import { zero } from '../arithmetic/rational.ts'
import { type Offer, type PriceScores, type PriceTotal, scorePrices, totalPrice } from '../prices/price.ts'
import { agreedFor } from '../scorecards/not-applicable.ts'
import { type Plan, planOf } from '../scorecards/plan.ts'
import {
  type KnockOutResult,
  type Scorecard,
  type ScoredQuestions,
  type ScoringInput,
  scoreCriteria,
  scoreQuestions,
} from '../scorecards/scorecard.ts'
import type { EvaluatedBid, Evaluation } from './evaluation.ts'
import { withoutBid } from './left-out.ts'

/** A bid that takes part or is out, with its scorecard. Withdrawn bids have none. */
export type Assessed = {
  readonly bid: EvaluatedBid
  readonly gate: Offer['gate']
  readonly price: PriceTotal
  readonly scorecard: Scorecard
}

const notScored: PriceScores = { scores: new Map(), reference: null, unscorable: new Set(), open: false }

/** Everything computed for one lot, exactly; ranking and comparison are views of it. */
export type Assessment = {
  readonly evaluation: Evaluation
  readonly plan: Plan
  /** Whether any price leaf carries weight. */
  readonly pricesCount: boolean
  readonly prices: PriceScores
  /** By bid id, without the withdrawn. */
  readonly bids: ReadonlyMap<string, Assessed>
}

/** Scores all bids of a lot: knock-outs first, then prices among the bids that are not out, then points. */
export function assess(evaluation: Evaluation): Assessment {
  const plan = planOf(evaluation.instrument)
  const taking = evaluation.bids
    .filter((bid) => !bid.withdrawn)
    .map((bid): Taking => {
      const scored = scoreQuestions(plan, inputOf(evaluation, bid))
      const price = totalPrice(evaluation.priceSheet, bid.prices, bid.disputed?.prices, bid.currencies)
      return { bid, scored, gate: gateOf(scored.knockOuts, bid), price }
    })
  return assessTaking(evaluation, plan, taking)
}

/** The same as assessing the evaluation without one bid; faster, as the answers to the questions are scored already. */
export function assessWithout({ evaluation, plan, bids }: Assessment, bid: string): Assessment {
  const taking = [...bids.values()]
    .filter((entry) => entry.bid.id !== bid)
    .map((entry) => ({ ...entry, scored: entry.scorecard }))
  return assessTaking(withoutBid(evaluation, bid), plan, taking)
}

/** A bid that was not withdrawn, before prices are compared. */
type Taking = Pick<Assessed, 'bid' | 'gate' | 'price'> & { readonly scored: ScoredQuestions }

function assessTaking(evaluation: Evaluation, plan: Plan, taking: readonly Taking[]): Assessment {
  const pricesCount = plan.criteria.some((node) => node.scoring === 'price' && node.globalWeight.numerator > 0n)
  const offers = taking.map(({ bid, gate, price }) => ({
    bid: bid.id,
    gate,
    total: price.total,
    disputed: price.disputed > 0,
  }))
  const prices = pricesCount ? scorePrices(offers, plan.scale.highest) : notScored
  const bids = taking.map(({ bid, scored, gate, price }): [string, Assessed] => {
    const priceScore = prices.scores.get(bid.id) ?? { lower: zero, upper: plan.scale.highest }
    return [bid.id, { bid, gate, price, scorecard: scoreCriteria(plan, inputOf(evaluation, bid), scored, priceScore) }]
  })
  return { evaluation, plan, pricesCount, prices, bids: new Map(bids) }
}

function inputOf({ agreements }: Evaluation, bid: EvaluatedBid): ScoringInput {
  const { notApplicable, undecided } = agreedFor(bid.id, agreements)
  if (!bid.disputed && undecided.size === 0) return { ...bid, notApplicable }
  return { ...bid, notApplicable, undecided: { answers: bid.disputed?.answers ?? new Map(), notApplicable: undecided } }
}

/**
 * A failed knock-out excludes at once; a pending one keeps the bid out of the ranking until it is answered, and so does a withdrawal on
 * which people contradict each other.
 */
function gateOf(knockOuts: readonly KnockOutResult[], { disputed }: EvaluatedBid): Offer['gate'] {
  if (knockOuts.some((result) => result.status === 'fail')) return 'out'
  if (disputed?.standing) return 'pending'
  return knockOuts.some((result) => result.status === 'pending') ? 'pending' : 'passed'
}

/** On how much of a bid that counts people contradict each other, while nobody has decided. */
export function disputesOf({ bid, price, scorecard }: Assessed): number {
  return (
    (bid.disputed?.standing ? 1 : 0) +
    price.disputed +
    [...scorecard.questions.values()].filter(({ status }) => status === 'disputed').length +
    [...scorecard.criteria.values()].filter(({ disputed }) => disputed).length
  )
}
