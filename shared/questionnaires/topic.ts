import type { Topic } from '../topic.ts'
import { questionnairesContract } from './contract.ts'

export const questionnairesTopic = { name: 'questionnaires', contract: questionnairesContract } as const satisfies Topic
