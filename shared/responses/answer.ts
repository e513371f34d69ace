import { answerLimits } from './limits.ts'

export { answerLimits }

/**
 * The canonical value of an answer, by the type of its question:
 * `yes`, `partly` or `no` · the id of a choice · ids of choices in the order of the template · a decimal such as `12.5`
 * (number, percentage from 0 to 100, money) · an ISO date `2026-11-30` · text in NFC with `\n` line ends ·
 * table rows, each with every column id · names of files.
 */
export type AnswerValue = string | readonly string[] | readonly Readonly<Record<string, string>>[]

/** What a bid says to one question. `notApplicable` is the bidder's claim; it counts once an evaluator agrees to it. */
export type Answer =
  | { readonly state: 'answered'; readonly value: AnswerValue }
  | { readonly state: 'blank' }
  | { readonly state: 'notApplicable' }

export const blank: Answer = { state: 'blank' }
export const notApplicable: Answer = { state: 'notApplicable' }

/** Whether two answers to one question say the same. Canonical values make this a comparison of their parts. */
export function sameAnswer(a: Answer, b: Answer): boolean {
  if (a.state !== 'answered' || b.state !== 'answered') return a.state === b.state
  return sameValue(a.value, b.value)
}

function sameValue(a: AnswerValue, b: AnswerValue): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  return (
    a.length === b.length &&
    a.every((item, index) => {
      const other = b[index]
      if (typeof item === 'string' || typeof other === 'string' || other === undefined) return item === other
      const columns = Object.keys(item)
      return columns.length === Object.keys(other).length && columns.every((column) => item[column] === other[column])
    })
  )
}
