import { z } from '../../schema.ts'
import { dayText, decimalText, identifier } from '../identifier.ts'

/** What a hidden question counts as. `lowest`: the bidder avoided it by a poor answer, so it scores the lowest level like a blank.
 * `dropped`: it does not concern this bidder, so its weight goes to its siblings. */
const hiddenCountsAs = z.enum(['lowest', 'dropped'])

const bound = z.union([decimalText, dayText])

/** Comparisons of the answer to one question, each with its own key. */
const comparisons = {
  /** One of these choices (`yes`, `partly`, `no`) is the answer, or is among those chosen. */
  answers: { question: identifier, answers: z.array(identifier).min(1) },
  /** The answer is this choice, amount or day, or it is among those chosen. */
  equals: { question: identifier, equals: z.union([identifier, decimalText]) },
  atLeast: { question: identifier, atLeast: bound },
  atMost: { question: identifier, atMost: bound },
  above: { question: identifier, above: bound },
  below: { question: identifier, below: bound },
  answered: { question: identifier, answered: z.literal(true) },
}

/** A statement about the answers to other questions. */
export type Condition = Comparison | { all: Condition[] } | { any: Condition[] } | { not: Condition }

/** A statement about the answer to one question. */
export type Comparison = { question: string } & (
  | { answers: string[] }
  | { equals: string }
  | { atLeast: string }
  | { atMost: string }
  | { above: string }
  | { below: string }
  | { answered: true }
)

export type HiddenCountsAs = z.infer<typeof hiddenCountsAs>

/** When a question is asked, and what it counts as where it is not. */
export type VisibilityCondition = Condition & { hiddenCountsAs: HiddenCountsAs }

const several = () => z.array(condition).min(2)

export const condition: z.ZodType<Condition> = z.union([
  z.strictObject(comparisons.answers),
  z.strictObject(comparisons.equals),
  z.strictObject(comparisons.atLeast),
  z.strictObject(comparisons.atMost),
  z.strictObject(comparisons.above),
  z.strictObject(comparisons.below),
  z.strictObject(comparisons.answered),
  z.strictObject({
    get all() {
      return several()
    },
  }),
  z.strictObject({
    get any() {
      return several()
    },
  }),
  z.strictObject({
    get not() {
      return condition
    },
  }),
])

/** A condition with what its question counts as where it does not hold. */
export const visibilityCondition: z.ZodType<VisibilityCondition> = z.union([
  z.strictObject({ ...comparisons.answers, hiddenCountsAs }),
  z.strictObject({ ...comparisons.equals, hiddenCountsAs }),
  z.strictObject({ ...comparisons.atLeast, hiddenCountsAs }),
  z.strictObject({ ...comparisons.atMost, hiddenCountsAs }),
  z.strictObject({ ...comparisons.above, hiddenCountsAs }),
  z.strictObject({ ...comparisons.below, hiddenCountsAs }),
  z.strictObject({ ...comparisons.answered, hiddenCountsAs }),
  z.strictObject({ all: z.array(condition).min(2), hiddenCountsAs }),
  z.strictObject({ any: z.array(condition).min(2), hiddenCountsAs }),
  z.strictObject({ not: condition, hiddenCountsAs }),
])
