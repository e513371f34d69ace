import { integer, maximum, minimum, multiply, type Rational, rational, sum, zero } from '../arithmetic/rational.ts'
import { type Criterion, highestPoints, type Instrument, type Question } from '../questionnaires/model.ts'
import { questionsOf } from '../questionnaires/walk.ts'
import { Refusal } from '../result.ts'

/** Who gives a question its points: nobody, the published rule of its closed answer, or the evaluators. */
export type Scoring = 'none' | 'rule' | 'evaluators'

/** Highest and lowest value of the published scale, as fractions. */
export const best = integer(highestPoints)

export type PlannedQuestion = {
  readonly question: Question
  readonly scoring: Scoring
  /** Relative to the other questions of the same criterion. */
  readonly weight: bigint
  /** What a blank could still earn. 5 where "not applicable" is offered: dropping the question can never earn more. */
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
  readonly questions: readonly PlannedQuestion[]
  readonly criteria: readonly PlannedCriterion[]
  readonly roots: readonly PlannedCriterion[]
}

/** Weight 0 informs only; published points or bands are a rule; everything else is for evaluators. */
export function scoringOf(question: Question): Scoring {
  if (question.weight === 0) return 'none'
  return hasRule(question) ? 'rule' : 'evaluators'
}

function hasRule(question: Question): boolean {
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
      return question.points !== undefined
    case 'singleChoice':
    case 'multipleChoice':
      return question.choices.some((choice) => choice.points !== undefined)
    case 'number':
    case 'percentage':
      return (question.bands ?? []).length > 0
    default:
      return false
  }
}

/** Points as a fraction: the scale has steps of a quarter. */
export function pointsOf(points: number): Rational {
  return rational(BigInt(points * 4), 4n)
}

function highestOf(question: Question): Rational {
  if (question.notApplicable || scoringOf(question) !== 'rule') return best
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
      return maximum(zero, ...Object.values(question.points ?? {}).map(pointsOf))
    case 'singleChoice':
      return maximum(zero, ...question.choices.map((choice) => pointsOf(choice.points ?? 0)))
    case 'multipleChoice':
      return minimum(best, sum(question.choices.map((choice) => pointsOf(choice.points ?? 0))))
    case 'number':
    case 'percentage':
      return maximum(zero, ...(question.bands ?? []).map((band) => pointsOf(band.points)))
    default:
      return best
  }
}

/** Prepares a frozen questionnaire. Refuses a question whose criterion is not a leaf of the tree. */
export function planOf(instrument: Instrument): Plan {
  const questions = questionsOf(instrument).map((question) => ({
    question,
    scoring: scoringOf(question),
    weight: BigInt(question.weight),
    highest: highestOf(question),
  }))
  const byCriterion = Map.groupBy(questions, (planned) => planned.question.criterion)
  const criteria: PlannedCriterion[] = []

  const prepare = (siblings: readonly Criterion[], parent: string | null, depth: number, share: Rational): PlannedCriterion[] => {
    const total = siblings.reduce((weights, sibling) => weights + BigInt(sibling.weight), 0n)
    return siblings.map((node) => {
      const weight = BigInt(node.weight)
      const localWeight = total === 0n ? zero : rational(weight, total)
      const globalWeight = multiply(share, localWeight)
      const inside = node.children ?? []
      const position = criteria.length
      const children = prepare(inside, node.id, depth + 1, globalWeight)
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
  const roots = prepare(instrument.criteria, null, 0, integer(1))

  const leaves = new Set(criteria.filter((node) => node.scoring !== 'branch').map((node) => node.id))
  for (const { question } of questions) {
    if (!leaves.has(question.criterion))
      throw new Refusal('scorecards.criterion', { question: question.id, criterion: question.criterion })
  }
  return { questions, criteria, roots }
}
