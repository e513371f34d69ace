import { figure } from '../arithmetic/figure-schema.ts'
import { id } from '../fields.ts'
import { z } from '../schema.ts'
import { subject } from '../scorecards/contract.ts'

const named = z.strictObject({ bid: id, bidder: z.string() })
export type Named = z.infer<typeof named>

/** A weight at which the first place is lost, in percent of the criterion's group, and who leads beyond it. */
const turn = z.strictObject({ at: figure, leads: z.array(named).min(1) })

export const weightTest = z.strictObject({
  criterion: id,
  title: z.string(),
  depth: z.int(),
  /** As published, in percent of its group; on the top level these are points of the hundred. */
  weight: figure,
  /** Why the weight cannot be moved against its group: it weighs nothing, or nothing beside it does. */
  fixed: z.enum(['weightless', 'only']).nullable(),
  /** null: at no lower weight, and at no higher one. */
  below: turn.nullable(),
  above: turn.nullable(),
})
export type WeightTest = z.infer<typeof weightTest>

const moved = { criterion: id, title: z.string() }

const transfer = z.strictObject({
  /** Points of the hundred that move. At just so many the totals are equal; beyond it `leads` is first. */
  points: figure,
  leads: named,
  to: z.strictObject(moved),
  from: z.array(z.strictObject({ ...moved, points: figure })),
})
export type WeightTransfer = z.infer<typeof transfer>

/** Who is first when something is left out, and whether that is somebody else. */
const leftOut = { first: z.array(named), changes: z.boolean() }

const scoreChange = z.strictObject({
  /** Whose score it is, and on what. */
  ...named.shape,
  subject,
  title: z.string(),
  /** The score that counts now, and the one at which the total of `leads` is equal to that of the first. */
  now: figure,
  at: figure,
  leads: named,
  /** Whether that is no more than from one level of the scale to the next. */
  withinStep: z.boolean(),
})

export const withoutBidder = z.strictObject({ ...named.shape, ...leftOut })
export type WithoutBidder = z.infer<typeof withoutBidder>

export const withoutEvaluator = z.strictObject({
  evaluator: id,
  /** Scores of this evaluator that are left out, and how many of them nobody else gave or agreed on: these count as missing. */
  scores: z.int(),
  alone: z.int(),
  ...leftOut,
})
export type WithoutEvaluator = z.infer<typeof withoutEvaluator>

/**
 * Whether another view of the facts would change the first place. Weights are tested where one bid alone is first, against
 * the others that are ranked; where somebody is first, bids and evaluators are left out one at a time.
 */
export const robustness = z.strictObject({
  /** Bids on the first rank; several where nothing separates them, none where nobody is ranked. */
  first: z.array(named),
  /** How many bids are ranked. */
  ranked: z.int(),
  /** Whether nothing that is still open can change the first place, and else the bids that it could bring before it. */
  settled: z.boolean(),
  rivals: z.array(named),
  weights: z.array(weightTest),
  /** The least weight to move between top-level criteria that unseats the first; null where none does. */
  transfer: transfer.nullable(),
  /** Bids that `transfer` leaves out, because other top-level criteria apply to them. */
  unmeasured: z.array(named),
  /** The least change of one score that brings another bid level with the first; null where none can. */
  score: scoreChange.nullable(),
  /** Each bid that is not first and was not withdrawn, left out. */
  bidders: z.array(withoutBidder),
  /** Each evaluator who has scored, left out. */
  evaluators: z.array(withoutEvaluator),
  /** Consensus scores; they stay, whoever is left out. */
  consensus: z.int(),
})
export type Robustness = z.infer<typeof robustness>
