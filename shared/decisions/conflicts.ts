import type { Answer } from '../responses/answer.ts'

/** Something on which people contradict each other, and nobody has decided. */
export type Conflict = {
  readonly kind:
    | 'terms'
    | 'lotTerms'
    | 'priceSheet'
    | 'rate'
    | 'provider'
    | 'standing'
    | 'answer'
    | 'agreement'
    | 'score'
    | 'consensus'
    | 'price'
    | 'lock'
    | 'lateScore'
    | 'exclusion'
    | 'declaration'
    | 'confidential'
    | 'procedure'
    | 'subcontracting'
    | 'inquiry'
    | 'correction'
    | 'lateReceipt'
    | 'priceKeeping'
    | 'person'
    | 'role'
    | 'note'
  /** The bid that it is about; null where it is about several, or about none. */
  readonly bid: string | null
  readonly on: 'question' | 'criterion' | 'line' | null
  /** The id of the question, the criterion or the price line. */
  readonly subject: string | null
  /** Whose score it is, or who the person is. */
  readonly evaluator: string | null
  /** What the thing is called, where nothing else says it. */
  readonly name: string | null
  /** What was said: the earliest first. */
  readonly facts: readonly {
    readonly fact: string
    /** Who said it; empty where that is not known. */
    readonly by: string
    readonly at: string
    readonly reason: string | null
    /** Points, a unit price, a name, a state; null where there is none, or a score is taken back. */
    readonly value: string | null
    readonly answer: Answer | null
  }[]
}
