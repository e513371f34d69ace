import type { Topic } from '../topic.ts'
import { reportsContract } from './contract.ts'

export const reportsTopic = { name: 'reports', contract: reportsContract } as const satisfies Topic
