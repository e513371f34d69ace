import { figureOf, rangeOf } from '../../arithmetic/figure.ts'
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
export const ledgerFormat = { format: 'assay-comparison', formatVersion: 2 } as const

const decimal = z.string().regex(/^-?\d{1,40}(?:\.\d{1,40})?$/)

/** What all figures rest on, with scores that are levels of the scale: the questionnaire with its weights and rules, answers, scores, prices and agreements. */
const leaves = z
  .strictObject({
    instrument,
    priceSheet: z.strictObject({ currency: z.string().max(3), termMonths: z.int().min(0), lines: z.array(priceLine) }),
    bids: z.array(
      z.strictObject({
        id,
        bidder: z.string(),
        withdrawn: z.boolean(),
        answers: z.record(z.string(), answer),
        prices: z.record(z.string(), decimal.nullable()),
        scores: z.array(z.strictObject({ subject, evaluator: id, points, reason: z.string() })),
        consensus: z.array(z.strictObject({ subject, points, reason: z.string() })),
      }),
    ),
    agreements: z.array(z.strictObject({ question: id, bid: id.nullable() })),
  })
  .refine(({ instrument, bids }) => {
    const scale = scaleOf(instrument)
    return bids.every(({ scores, consensus }) => [...scores, ...consensus].every(({ points }) => isLevel(scale, points)))
  })
type Leaves = z.infer<typeof leaves>

/** What of the file is needed to compute its figures again. Figures are compared as they stand, so their form is left open. */
export const ledger = z.looseObject({
  format: z.literal(ledgerFormat.format),
  formatVersion: z.literal(ledgerFormat.formatVersion),
  workspace: z.strictObject({
    id,
    title: z.string(),
    head: z.strictObject({ entry: z.int().min(1), at: instant, digest: sha256, root: sha256 }),
  }),
  leaves,
  figures: z.unknown(),
})
export type Ledger = z.infer<typeof ledger>

/** The leaves as they are written. */
export function leavesOf({ instrument, priceSheet, bids, agreements }: Evaluation): unknown {
  return {
    instrument,
    priceSheet,
    bids: bids.map(({ id, bidder, withdrawn, answers, prices, scores, consensus }) => ({
      id,
      bidder,
      withdrawn,
      answers: Object.fromEntries(answers),
      prices: Object.fromEntries(prices),
      scores: scores.map(({ subject, evaluator, points, reason }) => ({ subject, evaluator, points, reason })),
      consensus: consensus.map(({ subject, points, reason }) => ({ subject, points, reason })),
    })),
    agreements: agreements.map(({ question, bid }) => ({ question, bid })),
  }
}

/** The leaves as the rules take them. */
export function evaluationOf({ bids, ...rest }: Leaves): Evaluation {
  return {
    ...rest,
    bids: bids.map(({ answers, prices, ...bid }) => ({
      ...bid,
      answers: new Map(Object.entries(answers)),
      prices: new Map(Object.entries(prices)),
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
            lines: entry.price.lines.map(({ line, unitPrice, amount }) => ({
              line: line.id,
              unitPrice,
              amount: figureOf(amount),
            })),
            missing: entry.price.missing,
            total: entry.price.total && figureOf(entry.price.total),
            score: score ? rangeOf(score) : null,
          },
          criteria: comparisonOf(assessment, [bid]).cells.flat(),
          questions: leafCriteria.map(({ id }) => cellDetailOf(assessment, bid, id)),
        },
      ]
    }),
  }
}
