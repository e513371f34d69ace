import { figureOf } from '../arithmetic/figure.ts'
import { isAbove } from '../arithmetic/interval.ts'
import { add, compare, equal, integer, multiply, one, type Rational, zero } from '../arithmetic/rational.ts'
import type { PlannedCriterion } from '../scorecards/plan.ts'
import { stepFrom } from '../scorecards/scale.ts'
import type { GivenScore } from '../scorecards/scorecard.ts'
import { type Assessed, type Assessment, assess, assessWithout } from './assessment.ts'
import { type ScoreChange, sizeOf, smallestScoreChange } from './critical-score.ts'
import type { EvaluatedBid, Evaluation } from './evaluation.ts'
import { withoutEvaluator } from './left-out.ts'
import { rank } from './ranking.ts'
import type { Named, Robustness, WeightTest, WeightTransfer, WithoutBidder, WithoutEvaluator } from './robustness-model.ts'
import { isMovable, stabilityOf, type Turn } from './stability.ts'
import { sharesCriteria, smallestTransfer } from './transfer.ts'

/** Every test of whether another view of the facts would change the first place. */
export function robustnessOf(assessment: Assessment): Robustness {
  const { evaluation, plan } = assessment
  const places = rank(assessment)
  const ranked = places.flatMap(({ bid, standing }) => (standing === 'ranked' ? (assessment.bids.get(bid) ?? []) : []))
  const leaders = leadersOf(assessment)
  const [first] = leaders
  const sole = leaders.length === 1 ? first : undefined
  const others = ranked.filter((entry) => entry !== first)
  return {
    first: leaders.map(named),
    ranked: ranked.length,
    settled: places[0]?.rank === 1 && places[0].settled,
    rivals: sole ? rivalsOf(sole, assessment).map(named) : [],
    weights: sole ? weightTests(plan.criteria, plan.roots, sole, others) : [],
    transfer: sole ? transferOf(plan.roots, sole, others) : null,
    unmeasured: sole ? others.filter((rival) => !sharesCriteria(plan.roots, sole, rival)).map(named) : [],
    score: sole ? scoreOf(smallestScoreChange(sole, others)) : null,
    bidders: withoutBidders(assessment, leaders),
    evaluators: withoutEvaluators(evaluation, leaders),
    consensus: evaluation.bids.reduce((count, { withdrawn, consensus }) => count + (withdrawn ? 0 : consensus.length), 0),
  }
}

function named({ bid }: Assessed): Named {
  return { bid: bid.id, bidder: bid.bidder }
}

/** Bids on the first rank. */
function leadersOf(assessment: Assessment): Assessed[] {
  return rank(assessment).flatMap((place) => (place.rank === 1 ? (assessment.bids.get(place.bid) ?? []) : []))
}

/** Bids that take part and could still come before the first, or level with it. */
function rivalsOf(first: Assessed, { bids }: Assessment): Assessed[] {
  return [...bids.values()].filter(
    (other) => other !== first && other.gate !== 'out' && !isAbove(first.scorecard.total, other.scorecard.total),
  )
}

const percent = integer(100)
const inPercent = (share: Rational) => figureOf(multiply(share, percent))

function weightTests(
  criteria: readonly PlannedCriterion[],
  roots: readonly PlannedCriterion[],
  first: Assessed,
  others: readonly Assessed[],
): WeightTest[] {
  const groups = new Map(criteria.map(({ id, children }) => [id, children]))
  const told = (turn: Turn | null) => turn && { at: inPercent(turn.at), leads: turn.leads.map(named) }
  return criteria.map((criterion) => {
    const siblings = criterion.parent === null ? roots : (groups.get(criterion.parent) ?? [])
    const movable = isMovable(criterion)
    const { below, above } = movable ? stabilityOf(criterion, siblings, first, others) : { below: null, above: null }
    return {
      criterion: criterion.id,
      title: criterion.title,
      depth: criterion.depth,
      weight: inPercent(criterion.localWeight),
      fixed: movable ? null : equal(criterion.localWeight, one) ? 'only' : 'weightless',
      below: told(below),
      above: told(above),
    }
  })
}

function transferOf(roots: readonly PlannedCriterion[], first: Assessed, others: readonly Assessed[]): WeightTransfer | null {
  const transfer = smallestTransfer(roots, first, others)
  const titled = ({ id, title }: PlannedCriterion) => ({ criterion: id, title })
  return (
    transfer && {
      points: inPercent(transfer.amount),
      leads: named(transfer.leads),
      to: titled(transfer.to),
      from: transfer.from.map(({ criterion, amount }) => ({ ...titled(criterion), points: inPercent(amount) })),
    }
  )
}

function scoreOf(found: ScoreChange | null): Robustness['score'] {
  if (!found) return null
  const { of, judged, change, leads } = found
  return {
    ...named(of),
    subject: judged.subject,
    title: judged.title,
    now: figureOf(judged.score),
    at: figureOf(add(judged.score, change)),
    leads: named(leads),
    withinStep: compare(sizeOf(found), stepFrom(of.scorecard.scale, judged.score, compare(change, zero) > 0)) <= 0,
  }
}

/** Who is first in another assessment, and whether that is somebody else. */
function outcome(assessment: Assessment, leaders: readonly Assessed[]) {
  const first = leadersOf(assessment)
  const same = first.length === leaders.length && first.every(({ bid }) => leaders.some((leader) => leader.bid.id === bid.id))
  return { first: first.map(named), changes: !same }
}

/** Without each bid that is not first, in the order of the ranking. */
function withoutBidders(assessment: Assessment, leaders: readonly Assessed[]): WithoutBidder[] {
  if (leaders.length === 0) return []
  return rank(assessment).flatMap(({ bid }) => {
    const entry = assessment.bids.get(bid)
    if (!entry || leaders.includes(entry)) return []
    const remaining = setsReference(entry, assessment) ? assessWithout(assessment, bid) : assessment
    return [{ ...named(entry), ...outcome(remaining, leaders) }]
  })
}

/** Whether others are scored against the price of a bid: it is all that one bid means to another. */
function setsReference({ gate, price }: Assessed, { prices }: Assessment): boolean {
  if (gate === 'out' || price.total === null || prices.reference === null) return false
  return prices.open || equal(price.total.lower, prices.reference)
}

function withoutEvaluators(evaluation: Evaluation, leaders: readonly Assessed[]): WithoutEvaluator[] {
  if (leaders.length === 0) return []
  const bids = evaluation.bids.filter(({ withdrawn }) => !withdrawn)
  const given = Map.groupBy(
    bids.flatMap(({ scores }) => scores),
    ({ evaluator }) => evaluator,
  )
  const alone = bids.flatMap(givenAlone)
  return [...given.keys()].sort().map((evaluator) => ({
    evaluator,
    scores: given.get(evaluator)?.length ?? 0,
    alone: alone.filter((score) => score.evaluator === evaluator).length,
    ...outcome(assess(withoutEvaluator(evaluation, evaluator)), leaders),
  }))
}

/** The scores of a bid on what nobody else scored and nobody agreed on. */
function givenAlone({ scores, consensus }: EvaluatedBid): GivenScore[] {
  const key = ({ subject }: { subject: GivenScore['subject'] }) => `${subject.kind} ${subject.id}`
  const agreed = new Set(consensus.map(key))
  return [...Map.groupBy(scores, key)].flatMap(([subject, own]) => (own.length === 1 && !agreed.has(subject) ? own : []))
}
