import { id, instant, line, text } from '../fields.ts'
import { command, query } from '../procedure.ts'
import { points as levelPoints } from '../questionnaires/model.ts'
import { z } from '../schema.ts'
import { evaluator, saidWhy, subject } from './model.ts'
import { peopleContract } from './people-contract.ts'

export { type Evaluator, type Subject, subject } from './model.ts'

/** An evaluator with whether they were retired: then they score nothing any more, and what they have scored stays. */
export const listedEvaluator = evaluator.extend({ retired: saidWhy.nullable() })
export type ListedEvaluator = z.infer<typeof listedEvaluator>

/**
 * The decision whether an evaluator is excluded from scoring a bid, or every bid of the lot (`bid` null) of which nothing else was said: then
 * what they have given there does not count. Where people contradict each other on it, nobody is excluded until that is decided.
 */
export const exclusion = saidWhy.extend({ lot: id, bid: id.nullable(), evaluator, excluded: z.boolean() })
export type Exclusion = z.infer<typeof exclusion>

/** The points of a level of the instrument's scale; null takes a score back. */
const points = levelPoints.nullable()

/** What a person says when they score. Without `releasable`, what was said of the same points stays. */
const said = { points, reason: text, releasable: text.nullable().optional() }

/** A fact that contradicts another about the same thing, while nobody has decided. */
const otherFact = { fact: id, by: z.string(), recordedAt: instant }
/** Why something is said although the evaluator has locked the round. */
const afterLock = text.optional()

export const score = z.strictObject({
  id,
  bid: id,
  subject,
  evaluator,
  revision: z.int().min(1),
  points,
  /** For the file; `releasable` is what the bidder may be told. */
  reason: text,
  releasable: text.nullable(),
  /** Why it was given although its evaluator had locked the round; null where they had not. */
  afterLock: text.nullable(),
  /**
   * Set where it was recorded elsewhere and came after its evaluator had locked the round here, or was retired: until a person admits it,
   * it counts from the lowest to the highest of it and of what stood before, of which these are the points; null where nothing did.
   */
  late: z.strictObject({ before: points }).nullable(),
  /** Who let it count although it came after the lock, and why. */
  admission: saidWhy.nullable(),
  /** Why it does not count: its evaluator is excluded from scoring this bid. */
  excluded: saidWhy.nullable(),
  recordedAt: instant,
  /** Whether people contradict each other on it: then it is open, from the lowest to the highest, until somebody decides. */
  conflict: z.boolean(),
  /** The facts that contradict this one, which is the latest. */
  others: z.array(z.strictObject({ ...otherFact, points, reason: text })),
})
export type Score = z.infer<typeof score>

export const consensus = score.omit({ id: true, evaluator: true, afterLock: true, late: true, admission: true, excluded: true })
export type Consensus = z.infer<typeof consensus>

export const agreement = z.strictObject({
  lot: id,
  question: id,
  /** null: for every bid of the lot. */
  bid: id.nullable(),
  revision: z.int().min(1),
  agreed: z.boolean(),
  evaluator,
  reason: text,
  afterLock: text.nullable(),
  recordedAt: instant,
  /** Whether people contradict each other on it: then it is open whether the question applies, until somebody decides. */
  conflict: z.boolean(),
  /** The facts that contradict this one, which is the latest. */
  others: z.array(z.strictObject({ ...otherFact, agreed: z.boolean(), reason: text })),
})
export type Agreement = z.infer<typeof agreement>

/**
 * What evaluators can do where a subject and a bid meet. `open`: there is an answer to score · `rule`: the published rule
 * scores it · `blank`: no answer, counts as the lowest level · `claimed`: the bidder says that it does not apply, nobody agreed ·
 * `undecided`: a blank decides whether it is asked at all · `avoided`: not asked because of a poor answer, counts as the lowest ·
 * `hidden`: does not concern this bidder · `notApplicable`: agreed not to apply.
 */
export const scoringState = z.enum(['open', 'rule', 'blank', 'claimed', 'undecided', 'avoided', 'hidden', 'notApplicable'])
export type ScoringState = z.infer<typeof scoringState>

/** Whether an evaluator has locked their round of scoring a lot; `reason` is why it was unlocked again. */
export const roundLock = z.strictObject({
  lot: id,
  evaluator,
  locked: z.boolean(),
  reason: text.nullable(),
  by: z.string(),
  at: instant,
})
export type RoundLock = z.infer<typeof roundLock>

/** One cell of the scoring grid. */
export const scoringCell = z.strictObject({ bid: id, subject, state: scoringState })
export type ScoringCell = z.infer<typeof scoringCell>

export const scorecardsContract = {
  ...peopleContract,
  'evaluator.add': command(
    z.strictObject({ name: line, role: z.string().max(200).default(''), organisation: z.string().max(200).default('') }),
    evaluator,
  ),
  /** Corrects how an evaluator is called and what is said of them; what is left out stays. */
  'evaluator.edit': command(
    z.strictObject({
      evaluator: id,
      name: line.optional(),
      role: z.string().max(200).optional(),
      organisation: z.string().max(200).optional(),
    }),
    evaluator,
  ),
  /** Retires an evaluator: they score nothing any more. What they have scored stays, and counts unless they are excluded. */
  'evaluator.retire': command(z.strictObject({ evaluator: id, reason: text }), listedEvaluator),
  /** A retired evaluator scores again. */
  'evaluator.return': command(z.strictObject({ evaluator: id, reason: text }), listedEvaluator),
  /** Those who were retired too. */
  'evaluator.list': query(z.strictObject({}), z.array(listedEvaluator)),
  /**
   * Decides whether an evaluator is excluded from scoring one bid, or every bid of a lot, such as after they have declared a conflict of
   * interest; refused where the same was decided last. Returns what was decided in the lot.
   */
  'evaluator.exclude': command(
    z.strictObject({
      lot: id,
      bid: id.nullable().default(null),
      evaluator: id,
      excluded: z.boolean().default(true),
      reason: text,
    }),
    z.array(exclusion),
  ),
  'evaluator.exclusions': query(z.strictObject({ lot: id }), z.array(exclusion)),
  /** Refused for questions that a rule scores, and for points that are no level of the scale. */
  'score.set': command(z.strictObject({ bid: id, subject, evaluator: id, ...said, afterLock }), score),
  /** Locks the round of an evaluator in a lot: from then on nothing is scored in their name without a reason. */
  'score.lock': command(z.strictObject({ lot: id, evaluator: id }), roundLock, { undoable: false }),
  'score.unlock': command(z.strictObject({ lot: id, evaluator: id, reason: text }), roundLock, { undoable: false }),
  /** The evaluators who have locked their round in a lot, and those who have unlocked it again. */
  'score.locks': query(z.strictObject({ lot: id }), z.array(roundLock)),
  /** Lets a score count that was recorded elsewhere and came after its evaluator had locked the round. */
  'score.admit': command(z.strictObject({ score: id, reason: text }), score),
  /** The cells of the scoring grid: every subject that people score or may agree to drop, for every bid that takes part. */
  'scoring.cells': query(z.strictObject({ lot: id }), z.array(scoringCell)),
  'score.list': query(z.strictObject({ lot: id }), z.array(score)),
  /** Replaces the mean of the evaluators' scores, which stay visible beside it. */
  'consensus.set': command(z.strictObject({ bid: id, subject, ...said }), consensus),
  'consensus.list': query(z.strictObject({ lot: id }), z.array(consensus)),
  /** Agrees that a question does not apply, for all bids of the lot or for one. */
  'agreement.set': command(
    z.strictObject({
      lot: id,
      question: id,
      bid: id.nullable().default(null),
      agreed: z.boolean(),
      evaluator: id,
      reason: text,
      afterLock,
    }),
    agreement,
  ),
  'agreement.list': query(z.strictObject({ lot: id }), z.array(agreement)),
}
