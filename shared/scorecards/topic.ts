import type { Topic } from '../topic.ts'
import { scorecardsContract } from './contract.ts'
import { scorecardReadings } from './journal.ts'

export const scorecardsTopic = {
  name: 'scorecards',
  contract: scorecardsContract,
  readings: scorecardReadings,
} as const satisfies Topic
