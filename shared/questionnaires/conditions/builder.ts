import { closedAnswers } from '../closed-answers.ts'
import type { Question } from '../model.ts'
import { kindOf, type Relation, relationOf, valuesOf } from './compare.ts'
import type { Comparison, Condition, VisibilityCondition } from './model.ts'

/** How the parts of a group are joined: each has to hold, or one is enough. */
export type Join = 'all' | 'any'

/** A comparison, or its contrary. */
export type BuiltRow = { kind: 'row'; not: boolean; comparison: Comparison }
/** Comparisons that are joined, or the contrary of that. */
export type BuiltGroup = { kind: 'group'; not: boolean; join: Join; rows: readonly BuiltRow[] }
/** A condition as the builder shows it: comparisons and groups of comparisons, joined in one way. */
export type Built = { not: boolean; join: Join; parts: readonly (BuiltRow | BuiltGroup)[] }

/** A condition as the builder shows it; nothing where it is nested deeper than that, so that it can only be read as text. */
export function builtOf(said: Condition | VisibilityCondition): Built | undefined {
  const condition = withoutCounting(said)
  const row = rowOf(condition)
  if (row) return { not: false, join: 'all', parts: [row] }
  const { not, inner } = unwrapped(condition)
  const joined = joinedOf(inner)
  const parts = joined?.parts.map(partOf)
  return joined && parts?.every((part) => part !== undefined) ? { not, join: joined.join, parts } : undefined
}

/** The condition that a builder shows; nothing where it holds no comparison. `builtOf` shows the same again. */
export function conditionOf({ not, join, parts }: Built): Condition | undefined {
  return joinedWith(
    not,
    join,
    parts.flatMap((part) => (part.kind === 'row' ? conditionOfRow(part) : (conditionOfGroup(part) ?? []))),
  )
}

/** A condition without what a hidden question counts as, which stands beside it. */
function withoutCounting(said: Condition | VisibilityCondition): Condition {
  if (!('hiddenCountsAs' in said)) return said
  const { hiddenCountsAs: _, ...condition } = said
  return condition
}

function joinedOf(condition: Condition): { join: Join; parts: readonly Condition[] } | undefined {
  if ('all' in condition) return { join: 'all', parts: condition.all }
  return 'any' in condition ? { join: 'any', parts: condition.any } : undefined
}

function partOf(condition: Condition): BuiltRow | BuiltGroup | undefined {
  const row = rowOf(condition)
  if (row) return row
  const { not, inner } = unwrapped(condition)
  const joined = joinedOf(inner)
  const rows = joined?.parts.map(rowOf)
  return joined && rows?.every((one) => one !== undefined) ? { kind: 'group', not, join: joined.join, rows } : undefined
}

function rowOf(condition: Condition): BuiltRow | undefined {
  const { not, inner } = unwrapped(condition)
  return 'question' in inner ? { kind: 'row', not, comparison: inner } : undefined
}

const unwrapped = (condition: Condition): { not: boolean; inner: Condition } =>
  'not' in condition ? { not: true, inner: condition.not } : { not: false, inner: condition }

const conditionOfRow = ({ not, comparison }: BuiltRow): Condition => (not ? { not: comparison } : comparison)

const conditionOfGroup = ({ not, join, rows }: BuiltGroup): Condition | undefined =>
  joinedWith(not, join, rows.map(conditionOfRow))

/** Parts that are joined; one alone stands by itself, without a contrary of a contrary. */
function joinedWith(not: boolean, join: Join, parts: readonly Condition[]): Condition | undefined {
  const [only] = parts
  if (!only) return undefined
  if (parts.length > 1) {
    const joined: Condition = join === 'all' ? { all: [...parts] } : { any: [...parts] }
    return not ? { not: joined } : joined
  }
  if (!not) return only
  return 'not' in only ? only.not : { not: only }
}

/** How answers to a question can be compared, the most usual way first. */
export function relationsFor(question: Question): Relation[] {
  switch (kindOf(question)) {
    case 'choice':
      return ['answers', 'equals', 'answered']
    case 'text':
      return ['answered']
    default:
      return ['atLeast', 'atMost', 'above', 'below', 'equals', 'answered']
  }
}

/** The comparison that a question begins with: with its first answer, with 1, or, where nothing is as usual, whether it is answered. */
export function firstComparison(question: Question): Comparison {
  const [first] = closedAnswers(question) ?? []
  if (first !== undefined) return { question: question.id, answers: [first] }
  return kindOf(question) === 'amount' ? { question: question.id, atLeast: '1' } : { question: question.id, answered: true }
}

/** The same question compared in another way, with what it was compared with as far as that goes; a day begins with `today`. */
export function withRelation(comparison: Comparison, relation: Relation, question: Question, today: string): Comparison {
  if (relationOf(comparison) === relation) return comparison
  const offered = closedAnswers(question)
  const [value = offered?.[0] ?? (kindOf(question) === 'day' ? today : '1')] = valuesOf(comparison)
  return comparing(comparison.question, relation, [value])
}

/** The same question compared in the same way, with something else. */
export function withValues(comparison: Comparison, values: readonly [string, ...string[]]): Comparison {
  return comparing(comparison.question, relationOf(comparison), values)
}

function comparing(question: string, relation: Relation, values: readonly [string, ...string[]]): Comparison {
  const [value] = values
  switch (relation) {
    case 'answers':
      return { question, answers: [...values] }
    case 'equals':
      return { question, equals: value }
    case 'atLeast':
      return { question, atLeast: value }
    case 'atMost':
      return { question, atMost: value }
    case 'above':
      return { question, above: value }
    case 'below':
      return { question, below: value }
    case 'answered':
      return { question, answered: true }
  }
}
