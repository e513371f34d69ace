import { id, instant, sha256, text } from '../fields.ts'
import { z } from '../schema.ts'
import { approvalVerdicts, awardOutcomes, conditionStandings } from './decision-words.ts'

/** A day, ISO 8601. */
export const day = z.iso.date()

/** Who said it, and when. `disputed`: people contradict each other on it and nobody has decided. */
const said = { by: z.string(), at: instant, disputed: z.boolean() }

const recommendation = z.strictObject({ bid: id, bidder: z.string(), reason: text, ...said })
const condition = z.strictObject({
  id,
  text,
  standing: z.enum(conditionStandings),
  /** What shows that it is met, or why it was dropped. */
  reason: text.nullable(),
  ...said,
})
const dissent = z.strictObject({ actor: id, reason: text, ...said })
const approval = z.strictObject({
  actor: id,
  verdict: z.enum(approvalVerdicts),
  reason: text.nullable(),
  /** The state of the workspace that was approved. */
  entry: z.int(),
  head: sha256,
  root: sha256,
  /** Whether what it rested on is what holds now: questionnaire, answers, scores, prices, agreements and recommendation. */
  holds: z.boolean(),
  ...said,
})
const award = z.strictObject({
  outcome: z.enum(awardOutcomes),
  bid: id.nullable(),
  bidder: z.string(),
  reason: text,
  ...said,
})
/** The days themselves included. */
const standstill = z.strictObject({ first: day, last: day, ...said })

/** What people have decided about a lot so far; null and empty where nobody has, or it was taken back. */
export const decision = z.strictObject({
  recommendation: recommendation.nullable(),
  conditions: z.array(condition),
  dissents: z.array(dissent),
  approvals: z.array(approval),
  award: award.nullable(),
  standstill: standstill.nullable(),
})
export type Decision = z.infer<typeof decision>
