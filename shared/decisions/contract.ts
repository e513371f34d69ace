import { id, text } from '../fields.ts'
import { command, query } from '../procedure.ts'
import { z } from '../schema.ts'
import { day, decision } from './decision.ts'
import { approvalVerdicts, awardOutcomes, conditionStandings } from './decision-words.ts'
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
  /** What was recommended, on which conditions, who disagrees, who approved, how it ended, and the standstill. */
  'decision.show': query(z.strictObject({ lot: id }), decision),
  /** Recommends a bid for award; without one, takes the recommendation back. */
  'decision.recommend': command(z.strictObject({ lot: id, bid: id.nullable(), reason: text }), decision),
  /** Adds something that has to be settled before the award is signed. */
  'decision.addCondition': command(z.strictObject({ lot: id, text }), decision),
  /** Says how a condition stands: met by what, dropped why, or open again. */
  'decision.setCondition': command(
    z.strictObject({ condition: id, standing: z.enum(conditionStandings), text: text.optional(), reason: text.nullable() }),
    decision,
  ),
  /** Says that whoever acts disagrees with what is recommended, and why; without a reason, that they no longer do. */
  'decision.dissent': command(z.strictObject({ lot: id, reason: text.nullable() }), decision),
  /** Approves or refuses, in the name of whoever acts, what is recommended as it stands now; or takes that back. */
  'decision.approve': command(
    z.strictObject({ lot: id, verdict: z.enum([...approvalVerdicts, 'withdrawn']), reason: text.nullable() }),
    decision,
  ),
  /** Says how the lot ends: awarded to a bid, or abandoned; undecided takes that back. */
  'decision.award': command(
    z.strictObject({ lot: id, outcome: z.enum([...awardOutcomes, 'undecided']), bid: id.nullable(), reason: text }),
    decision,
  ),
  /** Says from which day to which the award stands still; without days, that it does not. */
  'decision.standstill': command(
    z.strictObject({ lot: id, days: z.strictObject({ first: day, last: day }).nullable() }),
    decision,
  ),
}
