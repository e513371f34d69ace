import type { GroundTopic } from '../topic.ts'
import { templateCommands } from './command-line.ts'
import { questionnairesEndpoints } from './templates.ts'

export const questionnairesGround = {
  name: 'questionnaires',
  endpoints: questionnairesEndpoints,
  commands: templateCommands,
} satisfies GroundTopic
