import { id } from '../fields.ts'
import { query } from '../procedure.ts'
import { z } from '../schema.ts'
import { cellDetail, comparison, method, profile, progress, ranking } from './model.ts'
import { robustness } from './robustness-model.ts'

export const decisionsContract = {
  'decision.ranking': query(z.strictObject({ lot: id }), ranking),
  /** Side by side, at most twelve; all that were not withdrawn unless `bids` picks some. */
  'decision.comparison': query(z.strictObject({ lot: id, bids: z.array(id).min(1).max(12).optional() }), comparison),
  /** What lies behind one cell of the comparison: answers, scores, reasons. */
  'decision.cell': query(z.strictObject({ bid: id, criterion: id }), cellDetail),
  /** Strengths, weaknesses and open items of one bid. */
  'decision.profile': query(z.strictObject({ bid: id }), profile),
  /** Whether other weights, another bidder or another evaluator left out would change the first place. */
  'decision.robustness': query(z.strictObject({ lot: id }), robustness),
  /** How far the work on a lot has come: what arrived, what was read in, what was scored. */
  'decision.progress': query(z.strictObject({ lot: id }), progress),
  'decision.method': query(z.strictObject({ lot: id }), method),
}
