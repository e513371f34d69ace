import type { Topic } from '../topic.ts'
import { searchContract } from './contract.ts'

export const searchTopic = { name: 'search', contract: searchContract } as const satisfies Topic
