import type { Topic } from '../topic.ts'
import { journalContract } from './contract.ts'

export const journalTopic = { name: 'journal', contract: journalContract } as const satisfies Topic
