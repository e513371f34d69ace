import { figure, range } from '../arithmetic/figure-schema.ts'
import { id, instant } from '../fields.ts'
import { answer } from '../responses/answer-schema.ts'
import { z } from '../schema.ts'
import { subject } from '../scorecards/contract.ts'
import { mostColumns } from './most-columns.ts'

const knockOut = z.strictObject({
  question: id,
  criterion: id,
  label: z.string(),
  reason: z.string(),
  status: z.enum(['pass', 'fail', 'pending', 'waived']),
})

/** How many questions are not simply scored, by the reason. */
export const openCounts = z.strictObject({
  blank: z.int(),
  /** Asked only under a condition on a question that is blank. */
  open: z.int(),
  /** Claimed not applicable by the bidder, agreed by nobody. */
  claimed: z.int(),
  /** Answered, not yet scored by any evaluator; criteria scored as a whole included. */
  unscored: z.int(),
  notApplicable: z.int(),
  hidden: z.int(),
  avoided: z.int(),
  /** On which people contradict each other, and nobody has decided. */
  disputed: z.int(),
})
export type OpenCounts = z.infer<typeof openCounts>

/** One bid in the order of the ranking. */
export const place = z.strictObject({
  bid: id,
  bidder: z.string(),
  standing: z.enum(['ranked', 'pending', 'out', 'withdrawn']),
  /** 1 for the first, equal where nothing separates two bids, null where not ranked. */
  rank: z.int().min(1).nullable(),
  /** What decided between this bid and the one above it on the same total. */
  tie: z.enum(['quality', 'price', 'shared']).nullable(),
  /** Whether nothing that is still open can change this place. */
  settled: z.boolean(),
  /** Points out of 100; for a bid that is out, what it would have reached without the gate. Null when withdrawn. */
  total: range.nullable(),
  /** The part of the total that does not come from the price. */
  quality: range.nullable(),
  /** Total price over the term in the currency of the tender, from the lowest to the highest that was said; null when incomplete. */
  price: range.nullable(),
  /** Whether the price is a criterion, and the total, zero or below, cannot be scored: it counts as the lowest score, up to the highest. */
  priceUnscorable: z.boolean(),
  /** Currencies that it prices in, and for which there is no rate yet: it has no total. */
  ratesMissing: z.array(z.string()),
  /** Lines on whose price people contradict each other. */
  pricesDisputed: z.int(),
  knockOuts: z.array(knockOut),
  counts: openCounts,
})
export type Place = z.infer<typeof place>

export const ranking = z.strictObject({
  places: z.array(place),
  /** A bid that takes part has no complete price yet, or one that is not decided or cannot be scored, which could still change every price score: no place is settled. */
  pricesOpen: z.boolean(),
  /** Lowest total above zero among the bids that are not out. */
  priceReference: figure.nullable(),
})
export type Ranking = z.infer<typeof ranking>

/** A row of the comparison: a criterion with its weights, in the order of the tree. */
export const criterionRow = z.strictObject({
  criterion: id,
  title: z.string(),
  depth: z.int(),
  parent: id.nullable(),
  scoring: z.enum(['branch', 'questions', 'whole', 'price']),
  /** As published. */
  weight: z.int(),
  /** Percent of its siblings, and points of the hundred. */
  localWeight: figure,
  globalWeight: figure,
})
export type CriterionRow = z.infer<typeof criterionRow>

/** Where a row and a column meet; its address is bid and criterion. */
export const cell = z.strictObject({
  bid: id,
  criterion: id,
  /** `none`: composed of what lies below it, or not scored yet. */
  source: z.enum(['rule', 'mean', 'consensus', 'price', 'none']),
  /** On the scale; null where everything below is dropped for this bid. */
  score: range.nullable(),
  /** Points out of 100. */
  contribution: range,
  counts: openCounts,
  /** Knock-outs of its questions that are not passed. */
  knockOuts: z.array(knockOut),
  /** Widest difference between evaluators on one subject below it; null where no two evaluators scored the same. */
  spread: z.number().nullable(),
})
export type Cell = z.infer<typeof cell>

export const comparison = z.strictObject({
  /** The ends of the scale that scores are on. */
  scale: z.strictObject({ lowest: z.number(), highest: z.number() }),
  rows: z.array(criterionRow),
  /** The bids in the order of the ranking, without the withdrawn. */
  columns: z.array(place).max(mostColumns),
  /** One list for each row, with one cell for each column. */
  cells: z.array(z.array(cell)),
  pricesOpen: z.boolean(),
})
export type Comparison = z.infer<typeof comparison>

/** `others`: where it is in conflict, what the other facts give; null where one takes the score back. */
const agreed = z.strictObject({ points: z.number(), others: z.array(z.number().nullable()), reason: z.string() })
const given = agreed.extend({ evaluator: id })

/** What lies behind a cell: scores with reasons, question by question. Evidence hangs on the question's response. */
export const cellDetail = cell.extend({
  given: z.array(given),
  consensus: agreed.nullable(),
  questions: z.array(
    z.strictObject({
      question: id,
      text: z.string(),
      weight: z.int(),
      answer,
      status: z.enum([
        'scored',
        'blank',
        'open',
        'claimed',
        'unscored',
        'notApplicable',
        'hidden',
        'avoided',
        'information',
        'disputed',
      ]),
      source: z.enum(['rule', 'mean', 'consensus', 'price', 'none']),
      score: range.nullable(),
      /** Points out of 100. */
      contribution: range,
      given: z.array(given),
      consensus: agreed.nullable(),
      spread: z.number().nullable(),
      knockOut: knockOut.nullable(),
    }),
  ),
})
export type CellDetail = z.infer<typeof cellDetail>

/** A leaf criterion where a bid leads or trails the mean of the other bids that take part. */
export const difference = z.strictObject({
  criterion: id,
  title: z.string(),
  /** Scores on the scale, lower bounds: its own, the others' mean, and own minus others. */
  own: figure,
  others: figure,
  difference: figure,
  /** The difference in points out of 100, by the published weight. */
  effect: figure,
})
export type Difference = z.infer<typeof difference>

/** Something that is still open, and what it could add. */
export const openItem = z.strictObject({
  subject,
  title: z.string(),
  criterion: id,
  /**
   * Who is to act: the bidder on all but `unscored` (evaluators), `claimed` (an evaluator agrees, or the bidder answers), and `disputed`
   * (somebody decides).
   */
  status: z.enum(['blank', 'open', 'claimed', 'unscored', 'price', 'unscorable', 'disputed']),
  /** Points out of 100 at most. */
  adds: figure,
  /** Label of the knock-out that waits for it. */
  knockOut: z.string().nullable(),
})
export type OpenItem = z.infer<typeof openItem>

/** What sets one bid apart, and what is still missing from it. */
export const profile = z.strictObject({
  bid: id,
  strengths: z.array(difference),
  weaknesses: z.array(difference),
  /** What could add most first. */
  open: z.array(openItem),
})
export type Profile = z.infer<typeof profile>

/** How the figures came about: enough to compute them again. */
export const method = z.strictObject({
  engine: z.string(),
  aggregation: z.literal('weightedSum'),
  scale: z.strictObject({ kind: z.literal('fixed'), lowest: z.number(), highest: z.number(), total: z.int() }),
  evaluators: z.literal('meanUntilConsensus'),
  blanks: z.literal('lowestWithInterval'),
  notApplicable: z.literal('droppedWhenAgreed'),
  ranking: z.literal('lowerBoundAmongPassed'),
  ties: z.array(z.enum(['quality', 'price', 'shared'])),
  priceFormula: z.literal('lowestRatio').nullable(),
  currency: z.string(),
  termMonths: z.int(),
  arithmetic: z.literal('exactFractions'),
  rounding: z.strictObject({ rule: z.literal('halfUp'), places: z.int(), when: z.literal('displayOnly') }),
  criteria: z.array(criterionRow),
})
export type Method = z.infer<typeof method>

/** What has come of one envelope of a bid. */
const arrival = z.strictObject({
  /** Whether a package has come, or an answer by another way. */
  arrived: z.boolean(),
  /** Whether anything was taken from any package. */
  taken: z.boolean(),
  /** The last package, while nothing was taken from it. */
  unread: id.nullable(),
})

/** How far the work on a lot has come. Withdrawn bids have no part in it. */
export const progress = z.strictObject({
  deadline: instant.nullable(),
  evaluators: z.int(),
  /** On how much of the lot people contradict each other, while nobody has decided; names and terms included. */
  conflicts: z.int(),
  bids: z.array(
    z.strictObject({
      bid: id,
      bidder: z.string(),
      /** Whether a knock-out excludes it: then its points decide nothing. */
      out: z.boolean(),
      /** Whether all that it fills in went out to it, as far as that was registered here. */
      sent: z.boolean(),
      questionnaire: arrival,
      /** Null where the lot has no price sheet. */
      price: arrival.nullable(),
      /** What people have scored, and what still waits for a first score: open answers, and criteria scored as a whole. */
      scored: z.int(),
      toScore: z.int(),
      /** Scores on which evaluators are two points or more apart, and have not agreed. */
      differences: z.int(),
      /** Answers, scores and prices on which people contradict each other. */
      disputed: z.int(),
    }),
  ),
})
export type Progress = z.infer<typeof progress>
