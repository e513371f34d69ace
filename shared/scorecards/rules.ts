import { compare, decimal, maximum, minimum, type Rational, sum, zero } from '../arithmetic/rational.ts'
import type { Choice, Question } from '../questionnaires/model.ts'
import type { AnswerValue } from '../responses/answer.ts'
import { best, pointsOf } from './scale.ts'

/** The published rule of a closed question, prepared for many answers. */
export type Rule = {
  /** The points, 0 to 5, of an answer. A value that the rule does not name earns 0. */
  readonly score: (value: AnswerValue) => Rational
  /** The most that any answer earns. */
  readonly highest: Rational
}

/** The rule of a question; null where it publishes neither points nor bands, so that evaluators score it. */
export function ruleOf(question: Question): Rule | null {
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
      return question.points ? byWord(new Map(Object.entries(question.points))) : null
    case 'singleChoice':
      return hasPoints(question.choices) ? byWord(pointsById(question.choices)) : null
    case 'multipleChoice':
      return hasPoints(question.choices) ? bySum(pointsById(question.choices)) : null
    case 'number':
    case 'percentage':
      return question.bands && question.bands.length > 0 ? byBand(question.bands) : null
    default:
      return null
  }
}

function hasPoints(choices: readonly Choice[]): boolean {
  return choices.some((choice) => choice.points !== undefined)
}

function pointsById(choices: readonly Choice[]): Map<string, number> {
  return new Map(choices.map((choice) => [choice.id, choice.points ?? 0]))
}

function byWord(points: ReadonlyMap<string, number>): Rule {
  return {
    score: (value) => (typeof value === 'string' ? pointsOf(points.get(value) ?? 0) : zero),
    highest: maximum(zero, ...[...points.values()].map(pointsOf)),
  }
}

/** Points of the chosen options add up, capped at 5. */
function bySum(points: ReadonlyMap<string, number>): Rule {
  const total = (ids: Iterable<unknown>) =>
    sum([...ids].map((id) => pointsOf(typeof id === 'string' ? (points.get(id) ?? 0) : 0)))
  return {
    score: (value) => (typeof value === 'string' ? zero : minimum(best, total(new Set<unknown>(value)))),
    highest: minimum(best, total(points.keys())),
  }
}

/** The band with the highest start that the amount reaches. */
function byBand(published: readonly { from: string; points: number }[]): Rule {
  const bands = published
    .map(({ from, points }) => ({ from: decimal(from), points: pointsOf(points) }))
    .sort((a, b) => compare(b.from, a.from))
  return {
    score: (value) => {
      if (typeof value !== 'string') return zero
      const amount = decimal(value)
      return bands.find(({ from }) => compare(from, amount) <= 0)?.points ?? zero
    },
    highest: maximum(zero, ...bands.map(({ points }) => points)),
  }
}
