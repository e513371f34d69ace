import type { GroundTopic } from '../topic.ts'
import { sealingCommands } from './command-line.ts'
import { sealingEndpoints } from './endpoints.ts'

export const sealingGround = {
  name: 'sealing',
  endpoints: sealingEndpoints,
  commands: sealingCommands,
} satisfies GroundTopic
