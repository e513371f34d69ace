import type { Topic } from '../topic.ts'
import { responsesContract } from './contract.ts'
import { responseReadings } from './journal.ts'

export const responsesTopic = {
  name: 'responses',
  contract: responsesContract,
  readings: responseReadings,
} as const satisfies Topic
