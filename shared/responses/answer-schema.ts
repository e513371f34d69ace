import { identifier } from '../questionnaires/model.ts'
import { z } from '../schema.ts'
import { answerLimits } from './limits.ts'

const row = z.record(identifier, z.string().max(answerLimits.longText)).readonly()

const answerValue = z.union([
  z.string().min(1).max(answerLimits.longText),
  z.array(z.string().min(1).max(answerLimits.shortText)).min(1).max(answerLimits.rows).readonly(),
  z.array(row).min(1).max(answerLimits.rows).readonly(),
])

/** The answer as it crosses the contract. */
export const answer = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('answered'), value: answerValue }),
  z.strictObject({ state: z.literal('blank') }),
  z.strictObject({ state: z.literal('notApplicable') }),
])
