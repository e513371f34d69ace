import type { Comparison, Condition, VisibilityCondition } from './model.ts'

/** What becomes of the parts of a condition. `negated`: the contrary of the comparison is stated. */
export type Fold<Result> = {
  compare: (comparison: Comparison, negated: boolean) => Result
  all: (parts: Result[]) => Result
  any: (parts: Result[]) => Result
}

/**
 * Works a condition out from its parts. A `not` is carried down to the comparisons by De Morgan's rules, so that whoever folds meets
 * comparisons and their contraries, all and any, and nothing else.
 */
export function foldCondition<Result>(condition: Condition, fold: Fold<Result>, negated = false): Result {
  if ('not' in condition) return foldCondition(condition.not, fold, !negated)
  const each = (parts: readonly Condition[]) => parts.map((part) => foldCondition(part, fold, negated))
  if ('all' in condition) return negated ? fold.any(each(condition.all)) : fold.all(each(condition.all))
  if ('any' in condition) return negated ? fold.all(each(condition.any)) : fold.any(each(condition.any))
  return fold.compare(condition, negated)
}

/** The comparisons of a condition, in the order in which they are written. */
export function comparisonsIn(condition: Condition): Comparison[] {
  return foldCondition<Comparison[]>(condition, {
    compare: (comparison) => [comparison],
    all: (parts) => parts.flat(),
    any: (parts) => parts.flat(),
  })
}

/** The questions that a condition rests on, each once. */
export function questionsIn(condition: Condition): string[] {
  return [...new Set(comparisonsIn(condition).map(({ question }) => question))]
}

/** The same condition about questions of other ids, as of a copied section. */
export function aboutOthers(condition: VisibilityCondition, idOf: (question: string) => string): VisibilityCondition {
  return { ...aboutOther(condition, idOf), hiddenCountsAs: condition.hiddenCountsAs }
}

function aboutOther(condition: Condition, idOf: (question: string) => string): Condition {
  if ('not' in condition) return { not: aboutOther(condition.not, idOf) }
  if ('all' in condition) return { all: condition.all.map((part) => aboutOther(part, idOf)) }
  if ('any' in condition) return { any: condition.any.map((part) => aboutOther(part, idOf)) }
  return { ...condition, question: idOf(condition.question) }
}
