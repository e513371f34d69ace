import type { Topic } from '../topic.ts'
import { providersContract } from './contract.ts'
import { providerReadings } from './journal.ts'

export const providersTopic = {
  name: 'providers',
  contract: providersContract,
  readings: providerReadings,
} as const satisfies Topic
