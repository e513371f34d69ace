import { integer, multiply, type Rational, rational, zero } from '../arithmetic/rational.ts'
import type { Criterion, Instrument, Question } from '../questionnaires/model.ts'
import { publishedPoints } from '../questionnaires/published-points.ts'
import { scaleOf } from '../questionnaires/scale.ts'
import { criteriaOf, isLeaf, questionsOf } from '../questionnaires/walk.ts'
import { Refusal } from '../result.ts'
import { type Rule, ruleOf } from './rules.ts'
import { type ExactScale, exactScale } from './scale.ts'

/** Who gives a question its points: nobody, the published rule of its closed answer, or the evaluators. */
export type Scoring = 'none' | 'rule' | 'evaluators'

export type PlannedQuestion = {
  readonly question: Question
  readonly scoring: Scoring
  readonly rule: Rule | null
  /** Whether it earns no points of its own: it weighs nothing, or its criterion is scored as a whole. */
  readonly informs: boolean
  /** Relative to the other questions of the same criterion. */
  readonly weight: bigint
  /** What a blank could still earn. The highest level where "not applicable" is offered: dropping the question can never earn more. */
  readonly highest: Rational
}

/** A node of the criterion tree with its weights. */
export type PlannedCriterion = {
  readonly id: string
  readonly title: string
  readonly depth: number
  readonly parent: string | null
  readonly scoring: 'branch' | 'questions' | 'whole' | 'price'
  /** As published, relative to its siblings. */
  readonly weight: bigint
  /** Its share among its siblings and its share of the whole, 0 to 1, before anything is dropped for a bidder. */
  readonly localWeight: Rational
  readonly globalWeight: Rational
  readonly children: readonly PlannedCriterion[]
  readonly questions: readonly PlannedQuestion[]
}

/** A frozen questionnaire prepared for scoring: every question, and every criterion before its children. */
export type Plan = {
  /** The ends of the instrument's scale. */
  readonly scale: ExactScale
  readonly questions: readonly PlannedQuestion[]
  readonly criteria: readonly PlannedCriterion[]
  readonly roots: readonly PlannedCriterion[]
}

/** Weight 0 informs only; published points or bands are a rule; everything else is for evaluators. */
export function scoringOf(question: Question): Scoring {
  if (question.weight === 0) return 'none'
  return publishedPoints(question).length > 0 ? 'rule' : 'evaluators'
}

function planQuestion(question: Question, scale: ExactScale, scoredByQuestion: ReadonlySet<string>): PlannedQuestion {
  const rule = ruleOf(question, scale)
  return {
    question,
    scoring: question.weight === 0 ? 'none' : rule ? 'rule' : 'evaluators',
    rule,
    informs: question.weight === 0 || !scoredByQuestion.has(question.criterion),
    weight: BigInt(question.weight),
    highest: question.notApplicable || !rule ? scale.highest : rule.highest,
  }
}

const plans = new WeakMap<Instrument, Plan>()

/**
 * Prepares a frozen questionnaire, once for each instrument object: whoever keeps the instrument keeps its plan.
 * Refuses a question whose criterion is not a leaf of the tree.
 */
export function planOf(instrument: Instrument): Plan {
  const known = plans.get(instrument)
  if (known) return known
  const plan = prepare(instrument)
  plans.set(instrument, plan)
  return plan
}

function prepare(instrument: Instrument): Plan {
  const scale = exactScale(scaleOf(instrument))
  const scoredByQuestion = new Set(
    criteriaOf(instrument)
      .filter((node) => isLeaf(node) && (node.scoring ?? 'questions') === 'questions')
      .map(({ id }) => id),
  )
  const questions = questionsOf(instrument).map((question) => planQuestion(question, scale, scoredByQuestion))
  const byCriterion = Map.groupBy(questions, (planned) => planned.question.criterion)
  const criteria: PlannedCriterion[] = []

  const weigh = (siblings: readonly Criterion[], parent: string | null, depth: number, share: Rational): PlannedCriterion[] => {
    const total = siblings.reduce((weights, sibling) => weights + BigInt(sibling.weight), 0n)
    return siblings.map((node) => {
      const weight = BigInt(node.weight)
      const localWeight = total === 0n ? zero : rational(weight, total)
      const globalWeight = multiply(share, localWeight)
      const inside = node.children ?? []
      const position = criteria.length
      const children = weigh(inside, node.id, depth + 1, globalWeight)
      const planned: PlannedCriterion = {
        id: node.id,
        title: node.title,
        depth,
        parent,
        scoring: inside.length > 0 ? 'branch' : (node.scoring ?? 'questions'),
        weight,
        localWeight,
        globalWeight,
        children,
        questions: inside.length > 0 ? [] : (byCriterion.get(node.id) ?? []),
      }
      criteria.splice(position, 0, planned)
      return planned
    })
  }
  const roots = weigh(instrument.criteria, null, 0, integer(1))

  const leaves = new Set(criteria.filter((node) => node.scoring !== 'branch').map((node) => node.id))
  for (const { question } of questions) {
    if (!leaves.has(question.criterion))
      throw new Refusal('scorecards.criterion', { question: question.id, criterion: question.criterion })
  }
  return { scale, questions, criteria, roots }
}
