import { figureOf, rangeOf } from '../arithmetic/figure.ts'
import { mapInterval, nothing } from '../arithmetic/interval.ts'
import { integer, multiply, type Rational, rational, subtract, sum } from '../arithmetic/rational.ts'
import { boundsOf, scaleOf } from '../questionnaires/scale.ts'
import { blank } from '../responses/answer.ts'
import { Refusal } from '../result.ts'
import type { PlannedCriterion } from '../scorecards/plan.ts'
import {
  type AgreedScore,
  type CriterionScore,
  type GivenScore,
  type QuestionScore,
  type Scorecard,
  spreadOf,
} from '../scorecards/scorecard.ts'
import type { Assessed, Assessment } from './assessment.ts'
import type { Cell, CellDetail, Comparison, CriterionRow, OpenCounts, Place, Ranking } from './model.ts'
import { mostColumns } from './most-columns.ts'
import { rank } from './ranking.ts'

/** The ranking of all bids of the lot, as data. */
export function rankingOf(assessment: Assessment): Ranking {
  const { prices, evaluation } = assessment
  const bidders = new Map(evaluation.bids.map((bid) => [bid.id, bid.bidder]))
  const places = rank(assessment).map((standing): Place => {
    const entry = assessment.bids.get(standing.bid)
    return { ...standing, bidder: bidders.get(standing.bid) ?? '', ...(entry ? figuresOf(entry, prices) : withdrawn) }
  })
  return {
    places,
    pricesOpen: prices.open,
    priceReference: prices.reference && figureOf(prices.reference),
  }
}

const none: OpenCounts = { blank: 0, open: 0, claimed: 0, unscored: 0, notApplicable: 0, hidden: 0, avoided: 0, disputed: 0 }
const withdrawn = {
  total: null,
  quality: null,
  price: null,
  priceUnscorable: false,
  ratesMissing: [],
  pricesDisputed: 0,
  knockOuts: [],
  counts: none,
}

function figuresOf({ bid, price, scorecard }: Assessed, { unscorable }: Assessment['prices']) {
  const nodes = [...scorecard.criteria.values()]
  const fromPrice = nodes.filter((node) => node.criterion.scoring === 'price').map((node) => node.contribution)
  const quality = {
    lower: subtract(scorecard.total.lower, sum(fromPrice.map((interval) => interval.lower))),
    upper: subtract(scorecard.total.upper, sum(fromPrice.map((interval) => interval.upper))),
  }
  return {
    total: rangeOf(scorecard.total),
    quality: rangeOf(quality),
    price: price.total && rangeOf(price.total),
    priceUnscorable: unscorable.has(bid.id),
    ratesMissing: [...new Set(price.unconverted.map(({ currency }) => currency))].sort(),
    pricesDisputed: price.disputed,
    knockOuts: [...scorecard.knockOuts],
    counts: nodes
      .filter((node) => node.criterion.depth === 0)
      .reduce((all, node) => plus(all, countsOf(node.criterion, scorecard)), none),
  }
}

/**
 * Criteria as rows, bids as columns in the order of the ranking. Without `bids` it shows all that were not withdrawn.
 * Refuses more than twelve, and ids of bids that are not in the lot or were withdrawn.
 */
export function comparisonOf(assessment: Assessment, bids?: readonly string[]): Comparison {
  const { places, pricesOpen } = rankingOf(assessment)
  for (const bid of bids ?? []) if (!assessment.bids.has(bid)) throw new Refusal('decisions.bid', { bid })
  const columns = places.filter((place) => (bids ? bids.includes(place.bid) : place.standing !== 'withdrawn'))
  if (columns.length > mostColumns) throw new Refusal('decisions.tooMany', { count: columns.length, most: mostColumns })
  const scorecards = columns.flatMap((place) => assessment.bids.get(place.bid) ?? [])
  const { criteria } = assessment.plan
  return {
    scale: boundsOf(scaleOf(assessment.evaluation.instrument)),
    rows: criteria.map(rowOf),
    columns,
    cells: criteria.map((criterion) => scorecards.map((entry) => cellOf(entry, criterion))),
    pricesOpen,
  }
}

const percent = integer(100)

/** A criterion with its published weights: percent of its siblings, points of the hundred. */
export function rowOf(criterion: PlannedCriterion): CriterionRow {
  return {
    criterion: criterion.id,
    title: criterion.title,
    depth: criterion.depth,
    parent: criterion.parent,
    scoring: criterion.scoring,
    weight: Number(criterion.weight),
    localWeight: figureOf(multiply(criterion.localWeight, percent)),
    globalWeight: figureOf(multiply(criterion.globalWeight, percent)),
  }
}

function cellOf({ bid, scorecard }: Assessed, criterion: PlannedCriterion): Cell {
  const score = scorecard.criteria.get(criterion.id)
  const below = idsBelow(criterion)
  return {
    bid: bid.id,
    criterion: criterion.id,
    source: score?.source ?? 'none',
    score: score?.score ? rangeOf(score.score) : null,
    contribution: rangeOf(score?.contribution ?? nothing),
    counts: countsOf(criterion, scorecard),
    knockOuts: scorecard.knockOuts.filter((result) => result.status !== 'pass' && below.has(result.criterion)),
    spread: spreadBelow(criterion, scorecard),
  }
}

function idsBelow(criterion: PlannedCriterion): Set<string> {
  return new Set([criterion.id, ...criterion.children.flatMap((child) => [...idsBelow(child)])])
}

function plus(a: OpenCounts, b: OpenCounts): OpenCounts {
  return {
    blank: a.blank + b.blank,
    open: a.open + b.open,
    claimed: a.claimed + b.claimed,
    unscored: a.unscored + b.unscored,
    notApplicable: a.notApplicable + b.notApplicable,
    hidden: a.hidden + b.hidden,
    avoided: a.avoided + b.avoided,
    disputed: a.disputed + b.disputed,
  }
}

function countsOf(criterion: PlannedCriterion, scorecard: Scorecard): OpenCounts {
  const counts = criterion.children.reduce((all, child) => plus(all, countsOf(child, scorecard)), { ...none })
  for (const { question } of criterion.questions) {
    const status = scorecard.questions.get(question.id)?.status
    if (status && status !== 'scored' && status !== 'information') counts[status]++
  }
  const own = scorecard.criteria.get(criterion.id)
  if (isUnscored(own)) counts.unscored++
  if (own?.disputed) counts.disputed++
  return counts
}

/** Whether a criterion is scored as a whole and no evaluator has scored it yet. */
export function isUnscored(score: CriterionScore | undefined): boolean {
  return score?.criterion.scoring === 'whole' && score.score !== null && score.source === 'none'
}

function spreadBelow(criterion: PlannedCriterion, scorecard: Scorecard): number | null {
  const spreads = [
    spreadOf(scorecard.criteria.get(criterion.id)?.given ?? []),
    ...criterion.children.map((child) => spreadBelow(child, scorecard)),
    ...criterion.questions.map(({ question }) => spreadOf(scorecard.questions.get(question.id)?.given ?? [])),
  ].filter((spread) => spread !== null)
  return spreads.length > 0 ? Math.max(...spreads) : null
}

/**
 * What lies behind a cell. The contributions of the questions add up to that of their criterion, exactly.
 * Refuses a bid that is not in the lot or was withdrawn, and an unknown criterion.
 */
export function cellDetailOf(assessment: Assessment, bid: string, criterion: string): CellDetail {
  const entry = assessment.bids.get(bid)
  if (!entry) throw new Refusal('decisions.bid', { bid })
  const score = entry.scorecard.criteria.get(criterion)
  if (!score) throw new Refusal('decisions.criterion', { criterion })
  return {
    ...cellOf(entry, score.criterion),
    given: score.given.map(givenOf),
    consensus: score.consensus && agreedOf(score.consensus),
    questions: score.criterion.questions.flatMap(({ question }) => {
      const own = entry.scorecard.questions.get(question.id)
      return own ? [{ ...questionDetail(own, score, entry), question: question.id, text: question.text }] : []
    }),
  }
}

function questionDetail(own: QuestionScore, leaf: CriterionScore, { bid, scorecard }: Assessed) {
  const { question, weight } = own.planned
  const share = questionShare(own, leaf, scorecard)
  return {
    weight: Number(weight),
    answer: bid.answers.get(question.id) ?? blank,
    status: own.status,
    source: own.source,
    score: own.score && rangeOf(own.score),
    contribution: rangeOf(
      own.score ? mapInterval(own.score, (bound) => multiply(multiply(share, bound), scorecard.scale.worth)) : nothing,
    ),
    given: own.given.map(givenOf),
    consensus: own.consensus && agreedOf(own.consensus),
    spread: spreadOf(own.given),
    knockOut: scorecard.knockOuts.find((result) => result.question === question.id) ?? null,
  }
}

/** The question's share of the whole for this bid, 0 to 1, after dropping. */
export function questionShare(own: QuestionScore, leaf: CriterionScore, scorecard: Scorecard): Rational {
  const taking = leaf.criterion.questions.filter(({ question }) => scorecard.questions.get(question.id)?.score)
  const total = taking.reduce((weights, planned) => weights + planned.weight, 0n)
  return own.score && total > 0n ? multiply(leaf.share, rational(own.planned.weight, total)) : nothing.lower
}

function givenOf({ evaluator, ...score }: GivenScore) {
  return { evaluator, ...agreedOf(score) }
}

function agreedOf({ points, others = [], reason }: Omit<AgreedScore, 'subject'>) {
  return { points, others: [...others], reason }
}
