import { integer, multiply, one, type Rational, rational, roundHalfUp } from '../arithmetic/rational.ts'
import type { Criterion, Instrument } from './model.ts'
import { type OutlineQuestion, outlineOf } from './outline.ts'

export type OutlineCriterion = {
  readonly kind: 'criterion'
  readonly criterion: Criterion
  readonly depth: number
  /** Points of the hundred that the whole is worth, to one place, before anything is dropped for a bidder. */
  readonly share: string
  /** Questions that count towards it and towards those below it. */
  readonly questions: number
}

/** The criteria as a tree with their weights, each leaf before its questions in their order in the questionnaire. */
export function criteriaOutlineOf(instrument: Pick<Instrument, 'sections' | 'criteria'>): (OutlineCriterion | OutlineQuestion)[] {
  const byCriterion = Map.groupBy(
    outlineOf(instrument).filter((entry) => entry.kind === 'question'),
    ({ question }) => question.criterion,
  )
  const count = ({ id, children = [] }: Criterion): number =>
    (byCriterion.get(id)?.length ?? 0) + children.reduce((sum, child) => sum + count(child), 0)
  const walk = (criteria: readonly Criterion[], whole: Rational, depth: number): (OutlineCriterion | OutlineQuestion)[] => {
    const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
    return criteria.flatMap((criterion) => {
      const share = total === 0 ? integer(0) : multiply(whole, rational(BigInt(criterion.weight), BigInt(total)))
      return [
        {
          kind: 'criterion' as const,
          criterion,
          depth,
          share: roundHalfUp(multiply(share, integer(100)), 1),
          questions: count(criterion),
        },
        ...(byCriterion.get(criterion.id) ?? []),
        ...walk(criterion.children ?? [], share, depth + 1),
      ]
    })
  }
  return walk(instrument.criteria, one, 0)
}
