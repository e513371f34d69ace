import type { Topic } from '../topic.ts'
import { pricesContract } from './contract.ts'
import { priceReadings } from './journal.ts'

export const pricesTopic = { name: 'prices', contract: pricesContract, readings: priceReadings } as const satisfies Topic
