import { places } from '../../arithmetic/figure.ts'
import { type Assessed, type Assessment, assess } from '../../decisions/assessment.ts'
import { rankingOf } from '../../decisions/comparison.ts'
import type { Place, Ranking } from '../../decisions/model.ts'
import { placesOfTotals } from '../../decisions/reading.ts'
import { robustnessOf } from '../../decisions/robustness.ts'
import type { Robustness } from '../../decisions/robustness-model.ts'
import type { Translate } from '../../messages/translate.ts'
import type { Question } from '../../questionnaires/model.ts'
import { questionNumbers } from '../../questionnaires/numbers.ts'
import { boundsOf, scaleOf } from '../../questionnaires/scale.ts'
import type { Text } from '../document.ts'
import type { BidderFacts, ComparisonFacts, Revision } from './facts.ts'
import { shortNames } from './names.ts'
import { parts, spoken } from './words.ts'

/** A bidder that was not withdrawn, with its place and its scorecard. */
export type Contender = { readonly place: Place; readonly name: Text; readonly assessed: Assessed; readonly facts: BidderFacts }

/** A bidder that withdrew. */
export type Withdrawn = { readonly name: Text; readonly at: string; readonly reason: string; readonly facts: BidderFacts }

/** What every part of the report draws from: the facts, and everything computed from them once. */
export type Context = {
  readonly facts: ComparisonFacts
  readonly assessment: Assessment
  readonly ranking: Ranking
  /** Decimal places of totals, and of what lies between them. */
  readonly decimals: number
  readonly robustness: Robustness
  /** In the order of the ranking. */
  readonly contenders: readonly Contender[]
  readonly withdrawn: readonly Withdrawn[]
  readonly questions: ReadonlyMap<string, Question>
  /** Numbers of the questions as the bidders read them. */
  readonly numbers: ReadonlyMap<string, string>
  /** By `revisionKey`. */
  readonly revisions: ReadonlyMap<string, Revision>
  /** The ends of the scale that all scores are on. */
  readonly scale: { readonly lowest: number; readonly highest: number }
  readonly translate: Translate
}

/** What a revision is of, for finding it. */
export function revisionKey({
  bid,
  kind,
  on,
  subject,
  evaluator,
}: Pick<Revision, 'bid' | 'kind' | 'on' | 'subject' | 'evaluator'>): string {
  return JSON.stringify([bid, kind, on, subject, evaluator])
}

export function contextOf(facts: ComparisonFacts, translate: Translate): Context {
  const assessment = assess(facts.evaluation)
  const ranking = rankingOf(assessment)
  const factsOf = new Map(facts.bidders.map((bidder) => [bidder.bid.id, bidder]))
  return {
    facts,
    assessment,
    ranking,
    decimals: placesOfTotals(ranking.places, places),
    robustness: robustnessOf(assessment),
    contenders: ranking.places.flatMap((place) => {
      const [assessed, bidder] = [assessment.bids.get(place.bid), factsOf.get(place.bid)]
      return assessed && bidder ? { place, name: spoken(place.bidder), assessed, facts: bidder } : []
    }),
    withdrawn: facts.bidders.flatMap((bidder) => {
      const { provider, withdrawn } = bidder.bid
      return withdrawn ? { name: spoken(provider.name), ...withdrawn, facts: bidder } : []
    }),
    questions: new Map(assessment.plan.questions.map(({ question }) => [question.id, question])),
    numbers: questionNumbers(facts.evaluation.instrument),
    revisions: new Map(facts.revisions.map((revision) => [revisionKey(revision), revision])),
    scale: boundsOf(scaleOf(facts.evaluation.instrument)),
    translate,
  }
}

/** The same with names of so many letters at most. */
export function withShortNames(context: Context, most: number): Context {
  const { contenders, withdrawn } = context
  const names = [...contenders.map(({ place }) => place.bidder), ...withdrawn.map(({ facts }) => facts.bid.provider.name)]
  const [...short] = shortNames(names, most).map(spoken)
  const named = <One extends { readonly name: Text }>(one: One): One => ({ ...one, name: short.shift() ?? one.name })
  return { ...context, contenders: contenders.map(named), withdrawn: withdrawn.map(named) }
}

/** The anchor of a bidder's section, and of its price. */
export function bidderAnchor(bid: string): string {
  return `bidder-${bid}`
}
export function priceAnchor(bid: string): string {
  return `price-${bid}`
}

/** The anchors of a criterion: of its row among all, of its group of answers, and of the answers of a turn of bidders. */
export function matrixAnchor(criterion: string): string {
  return `matrix-${criterion}`
}
export function groupAnchor(criterion: string): string {
  return `group-${criterion}`
}
export function answersAnchor(criterion: string, turn: number): string {
  return `answers-${criterion}-${turn + 1}`
}

/** Most bidders whose answers stand side by side. */
const mostTogether = 6

/** Bidders in turns that are as even as can be. */
export function turnsOf<One>(bidders: readonly One[]): One[][] {
  const turns = Math.ceil(bidders.length / mostTogether)
  const size = Math.ceil(bidders.length / turns)
  return Array.from({ length: turns }, (_, turn) => bidders.slice(turn * size, (turn + 1) * size))
}

/** Bidders on the first rank; several where nothing separates them. */
export function leadersOf({ contenders }: Pick<Context, 'contenders'>): readonly Contender[] {
  return contenders.filter(({ place }) => place.rank === 1)
}

/** A bidder's name that leads to its section. */
export function linkedName({ name, place }: Contender): Text {
  return parts(name).map((part) => ({ ...(typeof part === 'string' ? { text: part } : part), to: bidderAnchor(place.bid) }))
}
