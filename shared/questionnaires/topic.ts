import type { Topic } from '../topic.ts'
import { questionnairesContract } from './contract.ts'
import { templateReadings } from './journal.ts'

export const questionnairesTopic = {
  name: 'questionnaires',
  contract: questionnairesContract,
  readings: templateReadings,
} as const satisfies Topic
