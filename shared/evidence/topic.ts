import type { Topic } from '../topic.ts'
import { evidenceContract } from './contract.ts'
import { evidenceReadings } from './journal.ts'

export const evidenceTopic = {
  name: 'evidence',
  contract: evidenceContract,
  readings: evidenceReadings,
  toldLast: true,
} as const satisfies Topic
