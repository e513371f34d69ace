import { exactly, type Interval, mapInterval, nothing } from '../arithmetic/interval.ts'
import {
  accumulator,
  add,
  divide,
  equal,
  integer,
  mean,
  multiply,
  type Rational,
  subtract,
  zero,
} from '../arithmetic/rational.ts'
import { type Answer, blank } from '../responses/answer.ts'
import { nothingUndecided, type Undecided, type Visibility, visibilityOf, visible } from '../responses/visibility.ts'
import type { Subject } from './contract.ts'
import { disputedKnockOut, disputedOutcome, isDisputed, type Points, spanOf } from './disputed.ts'
import { type KnockOutStatus, knockOutStatus } from './knockouts.ts'
import type { Outcome, ScoreSource } from './outcome.ts'
import type { Plan, PlannedCriterion, PlannedQuestion } from './plan.ts'
import { type ExactScale, pointsBetween, pointsOf } from './scale.ts'

/** What one evaluator gave: the points of a level, with the reason. */
export type GivenScore = AgreedScore & { readonly evaluator: string }

/** What the evaluators agreed on. It counts instead of their mean. */
export type AgreedScore = Points & { readonly subject: Subject; readonly reason: string }

/** Everything about one bid that its scorecard rests on, prices apart. */
export type ScoringInput = {
  /** By question id; a question without an entry is blank. */
  readonly answers: ReadonlyMap<string, Answer>
  /** Current scores of all evaluators, one for each evaluator and subject. */
  readonly scores: readonly GivenScore[]
  readonly consensus: readonly AgreedScore[]
  /** Questions that an evaluator agreed to be not applicable, for this bid or for all. */
  readonly notApplicable: ReadonlySet<string>
  readonly undecided?: Undecided
}

export type QuestionScore = Outcome & {
  readonly planned: PlannedQuestion
  /** Whether it may yet be dropped, by what people say who contradict each other. */
  readonly droppable: boolean
  readonly given: readonly GivenScore[]
  readonly consensus: AgreedScore | null
}

export type KnockOutResult = {
  readonly question: string
  readonly criterion: string
  readonly label: string
  readonly reason: string
  readonly status: KnockOutStatus
}

/** The questions of one bid, scored; what the price adds comes later. */
export type ScoredQuestions = {
  /** The ends of the scale that all scores are on. */
  readonly scale: ExactScale
  readonly questions: ReadonlyMap<string, QuestionScore>
  readonly knockOuts: readonly KnockOutResult[]
}

export type CriterionScore = {
  readonly criterion: PlannedCriterion
  readonly source: ScoreSource
  /** On the scale; null where everything below it is dropped, and its weight has gone to its siblings. */
  readonly score: Interval | null
  /** Its share of the whole for this bid, 0 to 1, after dropping. */
  readonly share: Rational
  /** Points out of 100. The leaves' contributions add up to the total, exactly. */
  readonly contribution: Interval
  /** Whether people contradict each other on the score of the criterion itself. */
  readonly disputed: boolean
  /** Scores on the criterion itself, where it is scored as a whole. */
  readonly given: readonly GivenScore[]
  readonly consensus: AgreedScore | null
}

/** The scorecard of one bid. */
export type Scorecard = ScoredQuestions & {
  /** In the order of the tree. */
  readonly criteria: ReadonlyMap<string, CriterionScore>
  /** On the scale, and as points out of 100. */
  readonly score: Interval
  readonly total: Interval
}

const nobody: readonly GivenScore[] = []

/** Scores the questions of a bid and its knock-outs. */
export function scoreQuestions(plan: Plan, input: ScoringInput): ScoredQuestions {
  const visibility = visibilityOf(
    plan.questions.map((planned) => planned.question),
    input.answers,
    input.notApplicable,
    input.undecided,
  )
  const undecided = input.undecided ?? nothingUndecided
  const given = bySubject(input.scores, 'question')
  const consensus = bySubject(input.consensus, 'question')
  const questions = new Map<string, QuestionScore>()
  const knockOuts: KnockOutResult[] = []
  for (const planned of plan.questions) {
    const { id, criterion, knockOut } = planned.question
    const answer = input.answers.get(id) ?? blank
    const seen = visibility.get(id) ?? visible
    const agreed = input.notApplicable.has(id)
    const scores = given.get(id) ?? nobody
    const consented = consensus.get(id)?.[0] ?? null
    // What came of each answer that was said, and of agreeing that the question does not apply.
    const answers: [Answer, ...Answer[]] = [answer, ...(seen.state === 'visible' ? (undecided.answers.get(id) ?? []) : [])]
    const agreements = !agreed && undecided.notApplicable.has(id) ? eitherWay : agreed ? isAgreed : notAgreed
    const outcomes = over(answers, agreements, (each, dropped) =>
      outcomeOf(plan.scale, planned, each, seen, dropped, scores, consented),
    )
    const { status, source, score } = disputedOutcome(outcomes, plan.scale.whole)
    questions.set(id, {
      planned,
      droppable: outcomes.some(isDropped) || (seen.state === 'open' && seen.undecided === true),
      status,
      source,
      score: planned.informs ? null : score,
      given: scores,
      consensus: consented,
    })
    if (knockOut)
      knockOuts.push({
        question: id,
        criterion,
        label: knockOut.label,
        reason: knockOut.reason,
        status: disputedKnockOut(over(answers, agreements, (each, dropped) => knockOutStatus(knockOut, each, seen, dropped))),
      })
  }
  return { scale: plan.scale, questions, knockOuts }
}

const eitherWay = [false, true] as const
const isAgreed = [true] as const
const notAgreed = [false] as const

type Some<Item> = readonly [Item, ...Item[]]

/** What comes of each answer under each agreement. */
function over<Result>(
  answers: Some<Answer>,
  agreements: Some<boolean>,
  resultOf: (answer: Answer, agreed: boolean) => Result,
): Some<Result> {
  const [answer, ...others] = answers
  const [agreed, ...elsewise] = agreements
  const first = resultOf(answer, agreed)
  if (others.length === 0 && elsewise.length === 0) return [first]
  return [
    first,
    ...others.map((other) => resultOf(other, agreed)),
    ...elsewise.flatMap((other) => answers.map((each) => resultOf(each, other))),
  ]
}

const notApplicable: Outcome = { status: 'notApplicable', source: 'none', score: null }
const hidden: Outcome = { status: 'hidden', source: 'none', score: null }
const information: Outcome = { status: 'information', source: 'none', score: null }

function outcomeOf(
  scale: ExactScale,
  planned: PlannedQuestion,
  answer: Answer,
  visibility: Visibility,
  agreed: boolean,
  given: readonly GivenScore[],
  consensus: AgreedScore | null,
): Outcome {
  if (agreed) return notApplicable
  if (visibility.state === 'hidden')
    return visibility.countsAs === 'dropped' ? hidden : { status: 'avoided', source: 'none', score: exactly(scale.lowest) }
  if (visibility.state === 'open') return { status: 'open', source: 'none', score: scale.whole }
  if (answer.state === 'notApplicable') return { status: 'claimed', source: 'none', score: scale.whole }
  if (answer.state === 'blank') return { status: 'blank', source: 'none', score: { lower: scale.lowest, upper: planned.highest } }
  if (planned.informs) return information
  if (planned.rule) return { status: 'scored', source: 'rule', score: exactly(planned.rule.score(answer.value)) }
  return judged(given, consensus, scale.whole)
}

/** The consensus, else the mean of the evaluators' scores, else the whole scale; from lowest to highest where one of these is disputed. */
function judged(given: readonly GivenScore[], consensus: AgreedScore | null, whole: Interval): Outcome {
  if (consensus && isDisputed(consensus)) return { status: 'disputed', source: 'consensus', score: spanOf(consensus, whole) }
  if (consensus) return { status: 'scored', source: 'consensus', score: exactly(pointsOf(consensus.points)) }
  if (given.length === 0) return { status: 'unscored', source: 'none', score: whole }
  if (!given.some(isDisputed))
    return { status: 'scored', source: 'mean', score: exactly(mean(given.map(({ points }) => pointsOf(points)))) }
  const spans = given.map((score) => spanOf(score, whole))
  const score = { lower: mean(spans.map(({ lower }) => lower)), upper: mean(spans.map(({ upper }) => upper)) }
  return { status: 'disputed', source: 'mean', score: equal(score.lower, score.upper) ? exactly(score.lower) : score }
}

function bySubject<Item extends { readonly subject: Subject }>(
  items: readonly Item[],
  kind: Subject['kind'],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    if (item.subject.kind !== kind) continue
    const group = groups.get(item.subject.id)
    if (group) group.push(item)
    else groups.set(item.subject.id, [item])
  }
  return groups
}

/**
 * Rolls the questions up the criterion tree. `price` is the score of the price leaves, 0 to the highest level.
 * A node's score is the weighted mean of what takes part below it; its weight goes to its siblings when nothing does.
 */
export function scoreCriteria(plan: Plan, input: ScoringInput, scored: ScoredQuestions, price: Interval): Scorecard {
  const given = bySubject(input.scores, 'criterion')
  const consensus = bySubject(input.consensus, 'criterion')
  const { whole, worth } = plan.scale
  const scores = new Map<string, { score: Interval | null; source: ScoreSource; disputed: boolean }>()

  const measure = (node: PlannedCriterion): Interval | null => {
    const [score, source, disputed = false] = measureNode(node)
    scores.set(node.id, { score, source, disputed })
    return score
  }
  const measureNode = (node: PlannedCriterion): [Interval | null, ScoreSource, boolean?] => {
    if (node.scoring === 'price') return [price, 'price']
    if (node.scoring === 'branch') return [weightedMean(node.children, measure), 'none']
    if (node.scoring === 'questions') {
      return [weightedMean(node.questions, ({ question }) => scored.questions.get(question.id)?.score ?? null), 'none']
    }
    const below = node.questions.map(({ question }) => scored.questions.get(question.id))
    if (below.length > 0 && below.every(isDropped)) return [null, 'none']
    if (below.length > 0 && below.every((own) => own?.droppable)) return [whole, 'none', true]
    const { status, source, score } = judged(given.get(node.id) ?? [], consensus.get(node.id)?.[0] ?? null, whole)
    return [score, source, status === 'disputed']
  }
  const score = weightedMean(plan.roots, measure) ?? nothing

  const criteria = new Map<string, CriterionScore>()
  const distribute = (siblings: readonly PlannedCriterion[], share: Rational) => {
    const taking = siblings.filter((node) => scores.get(node.id)?.score)
    const total = taking.reduce((weights, node) => weights + node.weight, 0n)
    const unit = total > 0n ? divide(share, integer(total)) : zero
    for (const node of siblings) {
      const { score: own = null, source = 'none', disputed = false } = scores.get(node.id) ?? {}
      const portion = own ? multiply(unit, integer(node.weight)) : zero
      criteria.set(node.id, {
        criterion: node,
        source,
        disputed,
        score: own,
        share: portion,
        contribution: own ? mapInterval(own, (bound) => multiply(multiply(portion, bound), worth)) : nothing,
        given: given.get(node.id) ?? [],
        consensus: consensus.get(node.id)?.[0] ?? null,
      })
      distribute(node.children, portion)
    }
  }
  distribute(plan.roots, integer(1))
  return { ...scored, criteria, score, total: mapInterval(score, (bound) => multiply(bound, worth)) }
}

function isDropped(score: Outcome | undefined): boolean {
  return score?.status === 'notApplicable' || score?.status === 'hidden'
}

/** The weighted mean of what takes part; null when nothing does, or when all of it weighs nothing. */
function weightedMean<Item extends { readonly weight: bigint }>(
  items: readonly Item[],
  measure: (item: Item) => Interval | null,
): Interval | null {
  const lower = accumulator()
  const widths = accumulator()
  let weights = 0n
  for (const item of items) {
    const score = measure(item)
    if (!score || item.weight === 0n) continue
    weights += item.weight
    lower.add(score.lower, item.weight)
    if (score.upper !== score.lower) widths.add(subtract(score.upper, score.lower), item.weight)
  }
  if (weights === 0n) return null
  const least = lower.over(weights)
  const width = widths.over(weights)
  return { lower: least, upper: equal(width, zero) ? least : add(least, width) }
}

/** Highest minus lowest of the evaluators' scores, by all that was said of them; null below two evaluators. */
export function spreadOf(given: readonly GivenScore[]): number | null {
  if (given.length < 2) return null
  const points = given.flatMap(({ points, others = [] }) => [points, ...others.filter((other) => other !== null)])
  return pointsBetween(Math.min(...points), Math.max(...points))
}
