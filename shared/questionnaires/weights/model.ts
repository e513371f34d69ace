import { z } from '../../schema.ts'
import { identifier } from '../model.ts'

/** A judgement or an amount: a decimal, or a fraction such as `1/3`. */
const amount = z.string().regex(/^\d+(?:\.\d+)?(?:\/[1-9]\d*)?$/)

/** Random indices in use, by who published them. They differ by up to 18 %, so a ratio is told with the name of its table. */
export const randomIndexTables = ['saaty1980', 'saaty2005', 'doneganDodd1991'] as const

/** How weights are read from comparisons of pairs: the principal eigenvector, or the geometric mean of each row. */
export const pairwiseVariants = ['eigenvector', 'geometricMean'] as const

/** `first` matters so many times as much as `second`. */
const judgement = z.strictObject({ first: identifier, second: identifier, times: amount })

const rated = z.array(z.strictObject({ id: identifier, amount })).min(1)

/** What a person said of the weights of some criteria or questions, and by which method they follow from it. */
export const weightsBasis = z.discriminatedUnion('method', [
  /** Weights by themselves, in any unit. */
  z.strictObject({ method: z.literal('direct'), items: rated }),
  /** What it is worth to go from the worst to the best level; the most valuable step is usually 100. */
  z.strictObject({ method: z.literal('swing'), items: rated }),
  /** From the most important to the least; those that share a rank stand together. */
  z.strictObject({ method: z.literal('rankOrderCentroid'), ranks: z.array(z.array(identifier).min(1)).min(1) }),
  z.strictObject({
    method: z.literal('pairwise'),
    variant: z.enum(pairwiseVariants),
    randomIndex: z.enum(randomIndexTables),
    items: z.array(identifier).min(1),
    judgements: z.array(judgement),
  }),
])

export type WeightsBasis = z.infer<typeof weightsBasis>
export type PairwiseBasis = Extract<WeightsBasis, { method: 'pairwise' }>
export type Judgement = z.infer<typeof judgement>
export type RandomIndexTable = (typeof randomIndexTables)[number]
export type PairwiseVariant = (typeof pairwiseVariants)[number]

/** Weights with everything that they follow from, so that they can be computed again. */
export const weighing = z.strictObject({
  basis: weightsBasis,
  weights: z.array(
    z.strictObject({
      id: identifier,
      /** Its part of 1 as an exact fraction; by comparison of pairs it is rounded to twelve places. All of them sum to 1. */
      share: z.string(),
      /** Its part of the whole, a whole number. All of them sum to the whole. */
      weight: z.int(),
    }),
  ),
  whole: z.int(),
  /** How shares become whole numbers. */
  rounding: z.literal('largestRemainder'),
  /** How far judgements contradict one another; null for methods without any. */
  consistency: z
    .strictObject({
      /** The principal eigenvalue of the completed matrix; the number of items where no judgement contradicts another. */
      eigenvalue: z.number(),
      /** (eigenvalue - n) / (n - 1). */
      index: z.number(),
      /** The index divided by the random index of the table; 0 for fewer than three items. */
      ratio: z.number(),
      randomIndex: z.enum(randomIndexTables),
      acceptable: z.boolean(),
      /** How many pairs were compared, of how many there are. */
      judged: z.int(),
      possible: z.int(),
    })
    .nullable(),
  /** Judgements to look at again: what the others would make of each, the nearest step of the scale, and the ratio with that. */
  hints: z.array(judgement.extend({ consistent: z.number(), nearest: z.string(), ratio: z.number() })),
})
export type Weighing = z.infer<typeof weighing>
