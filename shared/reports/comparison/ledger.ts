import { rangeOf } from '../../arithmetic/figure.ts'
import type { Assessment } from '../../decisions/assessment.ts'
import { cellDetailOf, comparisonOf, rankingOf } from '../../decisions/comparison.ts'
import type { Evaluation } from '../../decisions/evaluation.ts'
import { methodOf } from '../../decisions/method.ts'
import { robustnessOf } from '../../decisions/robustness.ts'
import type { Robustness } from '../../decisions/robustness-model.ts'
import { id, instant, sha256 } from '../../fields.ts'
import { instrument } from '../../questionnaires/instrument.ts'
import { points, priceLine } from '../../questionnaires/model.ts'
import { isLevel, scaleOf } from '../../questionnaires/scale.ts'
import { answer } from '../../responses/answer-schema.ts'
import { z } from '../../schema.ts'
import { subject } from '../../scorecards/contract.ts'

/** The file that a report carries: what its figures rest on, and every figure with those that it came from. */
export const ledgerFormat = { format: 'assay-comparison', formatVersion: 4 } as const

const decimal = z.string().regex(/^-?\d{1,40}(?:\.\d{1,40})?$/)

/** What else was said of a score, where people contradict each other on it and nobody has decided; null takes it back. */
const others = z.array(points.nullable()).min(1).optional()

/** Where people contradict each other on something as a whole, and nobody has decided. */
const disputed = z.literal(true).optional()

/** What all figures rest on, with scores that are levels of the scale: the questionnaire with its weights and rules, answers, scores, prices and agreements. */
const leaves = z
  .strictObject({
    instrument,
    priceSheet: z.strictObject({
      currency: z.string().max(3),
      termMonths: z.int().min(0),
      lines: z.array(priceLine),
      rates: z
        .array(z.strictObject({ currency: z.string().max(3), rate: decimal, date: z.string(), source: z.string() }))
        .optional(),
      disputed,
    }),
    bids: z.array(
      z.strictObject({
        id,
        bidder: z.string(),
        withdrawn: z.boolean(),
        answers: z.record(z.string(), answer),
        prices: z.record(z.string(), decimal.nullable()),
        currencies: z.record(z.string(), z.string().max(3)).optional(),
        scores: z.array(z.strictObject({ subject, evaluator: id, points, others, reason: z.string() })),
        consensus: z.array(z.strictObject({ subject, points, others, reason: z.string() })),
        disputed: z
          .strictObject({
            answers: z.record(z.string(), z.array(answer)),
            prices: z.record(z.string(), z.array(decimal.nullable())),
            standing: z.boolean(),
          })
          .optional(),
      }),
    ),
    agreements: z.array(z.strictObject({ question: id, bid: id.nullable(), disputed })),
  })
  .refine(({ instrument, bids }) => {
    const scale = scaleOf(instrument)
    const isGiven = (points: number | null) => points === null || isLevel(scale, points)
    return bids.every(({ scores, consensus }) =>
      [...scores, ...consensus].every(({ points, others = [] }) => [points, ...others].every(isGiven)),
    )
  })
type Leaves = z.infer<typeof leaves>

/** What of the file is needed to compute its figures again, and to make its pages again: which program wrote them, in which language, of which lot. */
export const ledger = z.looseObject({
  format: z.literal(ledgerFormat.format),
  formatVersion: z.literal(ledgerFormat.formatVersion),
  program: z.string().max(40),
  language: z.string().max(40),
  workspace: z.strictObject({
    id,
    title: z.string(),
    head: z.strictObject({ entry: z.int().min(1), at: instant, digest: sha256, root: sha256 }),
  }),
  lot: z.looseObject({ id }),
  leaves,
  /** Compared as they stand, so their form is left open. */
  figures: z.unknown(),
})
export type Ledger = z.infer<typeof ledger>

/** The leaves as they are written. */
export function leavesOf({ instrument, priceSheet, bids, agreements }: Evaluation): unknown {
  return {
    instrument,
    priceSheet,
    bids: bids.map(({ id, bidder, withdrawn, answers, prices, currencies, scores, consensus, disputed }) => ({
      id,
      bidder,
      withdrawn,
      answers: Object.fromEntries(answers),
      prices: Object.fromEntries(prices),
      currencies: currencies && Object.fromEntries(currencies),
      scores: scores.map(({ subject, evaluator, points, others, reason }) => ({ subject, evaluator, points, others, reason })),
      consensus: consensus.map(({ subject, points, others, reason }) => ({ subject, points, others, reason })),
      disputed: disputed && {
        answers: Object.fromEntries(disputed.answers),
        prices: Object.fromEntries(disputed.prices),
        standing: disputed.standing,
      },
    })),
    agreements: agreements.map(({ question, bid, disputed }) => ({ question, bid, disputed })),
  }
}

/** The leaves as the rules take them. */
export function evaluationOf({ bids, ...rest }: Leaves): Evaluation {
  return {
    ...rest,
    bids: bids.map(({ answers, prices, currencies, disputed, ...bid }) => ({
      ...bid,
      answers: new Map(Object.entries(answers)),
      prices: new Map(Object.entries(prices)),
      currencies: currencies && new Map(Object.entries(currencies)),
      disputed: disputed && {
        answers: new Map(Object.entries(disputed.answers)),
        prices: new Map(Object.entries(disputed.prices)),
        standing: disputed.standing,
      },
    })),
  }
}

/**
 * Every figure of an assessment beside those that it came from: the weights; for each bid its prices line by line, the scores and
 * contributions of questions and criteria; the places in the ranking; the tests of the first place, which may be at hand already.
 */
export function figuresOf(assessment: Assessment, robustness: Robustness = robustnessOf(assessment)): unknown {
  const leafCriteria = assessment.plan.criteria.filter(({ scoring }) => scoring !== 'branch')
  const ranking = rankingOf(assessment)
  return {
    method: methodOf(assessment),
    ranking,
    robustness,
    bids: ranking.places.flatMap(({ bid, bidder }) => {
      const entry = assessment.bids.get(bid)
      if (!entry) return []
      const score = assessment.prices.scores.get(bid)
      return [
        {
          bid,
          bidder,
          gate: entry.gate,
          prices: {
            lines: entry.price.lines.map(({ line, unitPrice, others, amount, rate }) => ({
              line: line.id,
              unitPrice,
              others,
              rate: rate && { currency: rate.currency, rate: rate.rate, date: rate.date },
              amount: rangeOf(amount),
            })),
            missing: entry.price.missing,
            unconverted: entry.price.unconverted.length > 0 ? entry.price.unconverted : undefined,
            disputed: entry.price.disputed,
            total: entry.price.total && rangeOf(entry.price.total),
            score: score ? rangeOf(score) : null,
          },
          criteria: comparisonOf(assessment, [bid]).cells.flat(),
          questions: leafCriteria.map(({ id }) => cellDetailOf(assessment, bid, id)),
        },
      ]
    }),
  }
}
