import { compare, decimal } from '../../arithmetic/rational.ts'
import { closedAnswers } from '../closed-answers.ts'
import { kindOf, relationOf, valuesOf } from '../conditions/compare.ts'
import { foldCondition } from '../conditions/fold.ts'
import type { Comparison, Condition } from '../conditions/model.ts'
import type { Question } from '../model.ts'

/** A comparison that must hold, or whose contrary must. */
type Literal = { comparison: Comparison; negated: boolean }

/** Comparisons that must hold together. */
type Term = readonly Literal[]
type Questions = ReadonlyMap<string, Question>

const mostTerms = 64
const longestTerm = 200

/**
 * The questions that no bidder is ever asked: none of the ways in which their condition can hold is free of contradiction, the conditions of
 * the questions that it rests on among them. A condition with too many ways is taken to hold.
 */
export function neverAsked(questions: readonly Question[]): Set<string> {
  const all = new Map(questions.map((question) => [question.id, question]))
  const known = new Map<string, readonly Term[] | null>()
  const waysOf = (question: Question): readonly Term[] | null => {
    const before = known.get(question.id)
    if (before !== undefined) return before
    // Whoever comes back here while it is worked out rests on itself, and is never asked.
    known.set(question.id, [])
    const ways = question.visibleWhen ? withControllers(waysIn(question.visibleWhen, all)) : [[]]
    known.set(question.id, ways)
    return ways
  }
  const withControllers = (terms: readonly Term[] | null): readonly Term[] | null => {
    const whole: Term[] = []
    for (const term of terms ?? []) {
      let ways: readonly Term[] | null = [term]
      for (const id of new Set(term.map(({ comparison }) => comparison.question))) {
        const controller = all.get(id)
        ways = bothOf(ways, controller ? waysOf(controller) : [], all)
      }
      if (!ways) return null
      whole.push(...ways)
    }
    return terms && limited(whole)
  }
  return new Set(questions.filter((question) => waysOf(question)?.length === 0).map(({ id }) => id))
}

/** The ways in which a condition can hold; null where there are too many. */
function waysIn(condition: Condition, questions: Questions): readonly Term[] | null {
  return foldCondition<readonly Term[] | null>(condition, {
    compare: (comparison, negated) => joined([{ comparison, negated }], questions),
    all: (parts) => parts.reduce<readonly Term[] | null>((one, other) => bothOf(one, other, questions), [[]]),
    any: (parts) => (parts.includes(null) ? null : limited(parts.flatMap((part) => part ?? []))),
  })
}

function bothOf(first: readonly Term[] | null, second: readonly Term[] | null, questions: Questions): readonly Term[] | null {
  if (!first || !second) return null
  return limited(first.flatMap((one) => second.flatMap((other) => joined([...one, ...other], questions))))
}

/** Each way once; null where there are too many. */
function limited(terms: readonly Term[]): readonly Term[] | null {
  const unique = [...new Map(terms.map((term) => [JSON.stringify(term), term])).values()]
  return unique.length > mostTerms || unique.some((term) => term.length > longestTerm) ? null : unique
}

/** The same comparisons in the fewest words, in the order of their questions; nothing where no answers can be as all of them say. */
function joined(term: Term, questions: Questions): readonly Term[] {
  const byQuestion = [...Map.groupBy(term, ({ comparison }) => comparison.question)]
  const whole: Literal[] = []
  for (const [id, literals] of byQuestion.sort(([one], [other]) => (one < other ? -1 : 1))) {
    const question = questions.get(id)
    // What is blank is open, so that nothing holds because of it.
    if (!question || literals.some(({ comparison, negated }) => negated && 'answered' in comparison)) return []
    const stated = literals.filter(({ comparison }) => !('answered' in comparison))
    const kind = kindOf(question)
    const answers = kind === 'choice' ? answersLeft(question, stated) : null
    const canBe = answers ? answers.length > 0 : kind === 'text' ? stated.length === 0 : canLie(question, stated)
    if (!canBe) return []
    if (answers && question.type !== 'multipleChoice') whole.push({ comparison: { question: id, answers }, negated: false })
    else whole.push(...new Map(literals.map((literal) => [JSON.stringify(literal), literal])).values())
  }
  return [whole]
}

/** The answers of a closed question that agree with all comparisons; of several choices, those that may be among the chosen. */
function answersLeft(question: Question, literals: Term): string[] {
  const possible = closedAnswers(question) ?? []
  const excluded = new Set(literals.flatMap(({ comparison, negated }) => (negated ? valuesOf(comparison) : [])))
  const wanted = literals.flatMap(({ comparison, negated }) => (negated ? [] : [valuesOf(comparison)]))
  const left = possible.filter((answer) => !excluded.has(answer))
  if (question.type !== 'multipleChoice') return left.filter((answer) => wanted.every((values) => values.includes(answer)))
  return wanted.every((values) => left.some((answer) => values.includes(answer))) ? left : []
}

type Bound = { value: string; open: boolean }

/** Whether an amount or a day can lie where all comparisons say. */
function canLie(question: Question, literals: Term): boolean {
  const isDay = kindOf(question) === 'day'
  const order = (a: string, b: string): number => {
    if (isDay) return a < b ? -1 : a > b ? 1 : 0
    return compare(decimal(a), decimal(b))
  }
  let { lower, upper } = boundsOf(question)
  const excluded: string[] = []
  for (const { comparison, negated } of literals) {
    const relation = relationOf(comparison)
    const [value] = valuesOf(comparison)
    if (value === undefined || relation === 'answers' || relation === 'answered') return false
    if (/^\d{4}-\d\d-\d\d$/.test(value) !== isDay || (!isDay && !/^-?\d+(?:\.\d+)?$/.test(value))) return false
    if (relation === 'equals') {
      if (negated) excluded.push(value)
      else {
        lower = tighter(lower, { value, open: false }, order)
        upper = tighter(upper, { value, open: false }, (a, b) => order(b, a))
      }
      continue
    }
    const isLower = (relation === 'atLeast' || relation === 'above') !== negated
    const open = (relation === 'above' || relation === 'below') !== negated
    if (isLower) lower = tighter(lower, { value, open }, order)
    else upper = tighter(upper, { value, open }, (a, b) => order(b, a))
  }
  if (!lower || !upper) return true
  const width = order(upper.value, lower.value)
  const only = lower.value
  return width > 0 || (width === 0 && !lower.open && !upper.open && !excluded.some((value) => order(value, only) === 0))
}

function tighter(known: Bound | undefined, other: Bound, order: (a: string, b: string) => number): Bound {
  if (!known) return other
  const difference = order(other.value, known.value)
  return difference > 0 || (difference === 0 && other.open) ? other : known
}

function boundsOf(question: Question): { lower: Bound | undefined; upper: Bound | undefined } {
  const closed = (value: string | undefined) => (value === undefined ? undefined : { value, open: false })
  if (question.type === 'percentage') return { lower: closed('0'), upper: closed('100') }
  if (question.type === 'number') return { lower: closed(question.minimum), upper: closed(question.maximum) }
  return { lower: undefined, upper: undefined }
}
