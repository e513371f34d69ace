import type { Topic } from '../topic.ts'
import { decisionsContract } from './contract.ts'
import { decisionReadings } from './journal.ts'

export const decisionsTopic = {
  name: 'decisions',
  contract: decisionsContract,
  readings: decisionReadings,
} as const satisfies Topic
