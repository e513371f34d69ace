import type { Topic } from '../topic.ts'
import { packsContract } from './contract.ts'

export const packsTopic = { name: 'packs', contract: packsContract } as const satisfies Topic
