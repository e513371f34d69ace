import type { Topic } from '../topic.ts'
import { tendersContract } from './contract.ts'
import { tenderReadings } from './journal.ts'

export const tendersTopic = { name: 'tenders', contract: tendersContract, readings: tenderReadings } as const satisfies Topic
