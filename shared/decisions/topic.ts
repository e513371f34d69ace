import type { Topic } from '../topic.ts'
import { decisionsContract } from './contract.ts'

export const decisionsTopic = { name: 'decisions', contract: decisionsContract } as const satisfies Topic
