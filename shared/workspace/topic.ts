import type { Topic } from '../topic.ts'
import { workspaceContract } from './contract.ts'
import { workspaceReadings } from './journal.ts'

export const workspaceTopic = {
  name: 'workspace',
  contract: workspaceContract,
  readings: workspaceReadings,
  toldLast: true,
} as const satisfies Topic
