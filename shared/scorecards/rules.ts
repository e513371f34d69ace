import { compare, decimal, maximum, minimum, type Rational, sum } from '../arithmetic/rational.ts'
import type { Choice, Question } from '../questionnaires/model.ts'
import { publishedPoints } from '../questionnaires/published-points.ts'
import type { AnswerValue } from '../responses/answer.ts'
import { type ExactScale, pointsOf } from './scale.ts'

/** The published rule of a closed question, prepared for many answers. */
export type Rule = {
  /** The points of an answer, on the scale. A value that the rule does not name earns the lowest. */
  readonly score: (value: AnswerValue) => Rational
  /** The most that any answer earns. */
  readonly highest: Rational
}

/** The rule of a question; null where it publishes neither points nor bands, so that evaluators score it. */
export function ruleOf(question: Question, scale: ExactScale): Rule | null {
  if (publishedPoints(question).length === 0) return null
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
      return byWord(new Map(Object.entries(question.points ?? {})), scale)
    case 'singleChoice':
      return byWord(pointsById(question.choices), scale)
    case 'multipleChoice':
      return bySum(pointsById(question.choices), scale)
    case 'number':
    case 'percentage':
      return byBand(question.bands ?? [], scale)
    default:
      return null
  }
}

function pointsById(choices: readonly Choice[]): Map<string, number> {
  return new Map(choices.map((choice) => [choice.id, choice.points ?? 0]))
}

function byWord(points: ReadonlyMap<string, number>, { lowest }: ExactScale): Rule {
  const earns = new Map([...points].map(([word, earned]) => [word, pointsOf(earned)]))
  return {
    score: (value) => (typeof value === 'string' ? (earns.get(value) ?? lowest) : lowest),
    highest: maximum(lowest, ...earns.values()),
  }
}

/** Points of the chosen options add up, capped at the highest level. */
function bySum(points: ReadonlyMap<string, number>, { lowest, highest }: ExactScale): Rule {
  const total = (ids: Iterable<unknown>) =>
    sum([...ids].map((id) => pointsOf(typeof id === 'string' ? (points.get(id) ?? 0) : 0)))
  const onScale = (points: Rational) => maximum(lowest, minimum(highest, points))
  return {
    score: (value) => (typeof value === 'string' ? lowest : onScale(total(new Set<unknown>(value)))),
    highest: onScale(total(points.keys())),
  }
}

/** The band with the highest start that the amount reaches. */
function byBand(published: readonly { from: string; points: number }[], { lowest }: ExactScale): Rule {
  const bands = published
    .map(({ from, points }) => ({ from: decimal(from), points: pointsOf(points) }))
    .sort((a, b) => compare(b.from, a.from))
  return {
    score: (value) => {
      if (typeof value !== 'string') return lowest
      const amount = decimal(value)
      return bands.find(({ from }) => compare(from, amount) <= 0)?.points ?? lowest
    },
    highest: maximum(lowest, ...bands.map(({ points }) => points)),
  }
}
