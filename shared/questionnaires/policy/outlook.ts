import { accumulator, integer, multiply, type Rational, rational, zero } from '../../arithmetic/rational.ts'
import type { Criterion, Question, Template } from '../model.ts'
import { boundsOf, scaleOf } from '../scale.ts'
import { isLeaf, questionsOf } from '../walk.ts'
import { type Reach, reachOf, thousandths } from './reach.ts'

/** A template as its scoring sees it, worked out once for all rules. */
export type Outlook = {
  readonly questions: readonly Question[]
  /** In thousandths. */
  readonly scale: Reach
  readonly reach: ReadonlyMap<string, Reach>
  readonly byCriterion: ReadonlyMap<string, readonly Question[]>
  /** Each criterion's part of the whole, 0 to 1. */
  readonly shares: ReadonlyMap<string, Rational>
  /** The questions that earn points of their own, with their part of the whole. */
  readonly scored: ReadonlyMap<string, Rational>
  readonly template: Pick<Template, 'criteria' | 'sections' | 'scale' | 'locale'>
}

export function outlookOf(template: Outlook['template']): Outlook {
  const { lowest, highest } = boundsOf(scaleOf(template))
  const scale = { lowest: thousandths(lowest), highest: thousandths(highest) }
  const questions = questionsOf(template)
  const byCriterion = Map.groupBy(questions, ({ criterion }) => criterion)
  const shares = new Map<string, Rational>()
  const scored = new Map<string, Rational>()
  const share = (siblings: readonly Criterion[], whole: Rational): void => {
    const total = weightOf(siblings)
    for (const node of siblings) {
      const own = total > 0 ? multiply(whole, rational(BigInt(node.weight), BigInt(total))) : zero
      shares.set(node.id, own)
      share(node.children ?? [], own)
      if (!isLeaf(node) || (node.scoring ?? 'questions') !== 'questions') continue
      const below = byCriterion.get(node.id) ?? []
      const weights = weightOf(below)
      for (const { id, weight } of below) if (weight > 0) scored.set(id, multiply(own, rational(BigInt(weight), BigInt(weights))))
    }
  }
  share(template.criteria, integer(1))
  const reach = new Map(questions.map((question) => [question.id, reachOf(question, scale)]))
  return { questions, scale, reach, byCriterion, shares, scored, template }
}

export function weightOf(items: readonly { weight: number }[]): number {
  return items.reduce((all, { weight }) => all + weight, 0)
}

/**
 * The total out of 100 where each question earns what is said, in thousandths, or takes no part (null), as scorecards roll it up: what is
 * scored as a whole, and the price, earn the most, unless all their questions take no part.
 */
export function totalOf({ template, byCriterion, scale }: Outlook, pointsOf: (question: Question) => number | null): Rational {
  const best = integer(scale.highest)
  const mean = (items: readonly { weight: number; score: Rational | null }[]): Rational | null => {
    const sum = accumulator()
    let weights = 0n
    for (const { weight, score } of items) {
      if (!score || weight === 0) continue
      sum.add(score, BigInt(weight))
      weights += BigInt(weight)
    }
    return weights > 0n ? sum.over(weights) : null
  }
  const scoreOf = (node: Criterion): Rational | null => {
    if (!isLeaf(node)) return mean((node.children ?? []).map((child) => ({ weight: child.weight, score: scoreOf(child) })))
    const own = byCriterion.get(node.id) ?? []
    const points = own.map((question) => ({ weight: question.weight, points: pointsOf(question) }))
    if (node.scoring === 'price') return best
    if (node.scoring === 'whole') return own.length > 0 && points.every((one) => one.points === null) ? null : best
    const counted = points.filter(({ weight, points }) => weight > 0 && points !== null)
    const sum = counted.reduce((all, one) => all + one.weight * (one.points ?? 0), 0)
    return counted.length > 0 ? rational(BigInt(sum), BigInt(weightOf(counted))) : null
  }
  const score = mean(template.criteria.map((node) => ({ weight: node.weight, score: scoreOf(node) }))) ?? zero
  return rational(score.numerator * 100n, score.denominator * BigInt(scale.highest))
}
