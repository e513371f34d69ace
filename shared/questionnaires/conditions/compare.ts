import { compare, decimal } from '../../arithmetic/rational.ts'
import type { Question } from '../model.ts'
import type { Comparison } from './model.ts'

/** How a comparison relates an answer to a value; `answered` relates it to nothing. */
export type Relation = 'answers' | 'equals' | 'atLeast' | 'atMost' | 'above' | 'below' | 'answered'

export function relationOf(comparison: Comparison): Relation {
  if ('answers' in comparison) return 'answers'
  if ('equals' in comparison) return 'equals'
  if ('atLeast' in comparison) return 'atLeast'
  if ('atMost' in comparison) return 'atMost'
  if ('above' in comparison) return 'above'
  return 'below' in comparison ? 'below' : 'answered'
}

/** What the answer is compared with; none for `answered`. */
export function valuesOf(comparison: Comparison): readonly string[] {
  if ('answers' in comparison) return comparison.answers
  if ('equals' in comparison) return [comparison.equals]
  if ('atLeast' in comparison) return [comparison.atLeast]
  if ('atMost' in comparison) return [comparison.atMost]
  if ('above' in comparison) return [comparison.above]
  return 'below' in comparison ? [comparison.below] : []
}

/** How answers to a question can be compared: as choices, by size, by day, or only whether there is one. */
export function kindOf({ type }: Pick<Question, 'type'>): 'choice' | 'amount' | 'day' | 'text' {
  switch (type) {
    case 'yesNo':
    case 'yesPartlyNo':
    case 'singleChoice':
    case 'multipleChoice':
      return 'choice'
    case 'number':
    case 'percentage':
    case 'money':
      return 'amount'
    case 'date':
      return 'day'
    default:
      return 'text'
  }
}

/** Whether what was answered to a question, in its canonical form, is as the comparison says. */
export function holdsFor(comparison: Comparison, question: Question, answer: string | readonly unknown[]): boolean {
  const relation = relationOf(comparison)
  if (relation === 'answered') return true
  const given = typeof answer === 'string' ? [answer] : answer
  const kind = kindOf(question)
  return valuesOf(comparison).some((value) =>
    given.some((one) => typeof one === 'string' && isRelated(orderOf(kind, one, value), relation)),
  )
}

/** Negative, zero or positive as an answer lies below, at or above a value; undefined where they cannot be compared. */
function orderOf(kind: ReturnType<typeof kindOf>, answer: string, value: string): number | undefined {
  if (kind === 'amount') return isDecimal(answer) && isDecimal(value) ? compare(decimal(answer), decimal(value)) : undefined
  if (kind === 'day') return answer < value ? -1 : answer > value ? 1 : 0
  return answer === value ? 0 : undefined
}

function isDecimal(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text)
}

function isRelated(order: number | undefined, relation: Exclude<Relation, 'answered'>): boolean {
  if (order === undefined) return false
  switch (relation) {
    case 'answers':
    case 'equals':
      return order === 0
    case 'atLeast':
      return order >= 0
    case 'atMost':
      return order <= 0
    case 'above':
      return order > 0
    case 'below':
      return order < 0
  }
}
