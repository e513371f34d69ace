import type { GroundTopic } from '../topic.ts'
import { decisionCommands } from './command-line.ts'
import { decisionsEndpoints } from './endpoints.ts'

export const decisionsGround = {
  name: 'decisions',
  endpoints: decisionsEndpoints,
  commands: decisionCommands,
} satisfies GroundTopic
