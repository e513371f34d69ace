import type { Topic } from '../topic.ts'
import { sealingContract } from './contract.ts'

export const sealingTopic = { name: 'sealing', contract: sealingContract } as const satisfies Topic
