import type { Evaluation } from './evaluation.ts'

/** The evaluation as if one bid had never come: what is relative to the others' prices changes with it. */
export function withoutBid(evaluation: Evaluation, bid: string): Evaluation {
  return { ...evaluation, bids: evaluation.bids.filter(({ id }) => id !== bid) }
}

/** The evaluation without the scores of one evaluator. What all agreed on stays: consensus scores, and what does not apply. */
export function withoutEvaluator(evaluation: Evaluation, evaluator: string): Evaluation {
  return {
    ...evaluation,
    bids: evaluation.bids.map((bid) => ({ ...bid, scores: bid.scores.filter((score) => score.evaluator !== evaluator) })),
  }
}
