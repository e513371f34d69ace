import type { GroundTopic } from '../topic.ts'
import { erasureCommands, journalCommands } from './command-line.ts'
import { journalEndpoints } from './endpoints.ts'

export const journalGround = {
  name: 'journal',
  endpoints: journalEndpoints,
  commands: [...journalCommands, ...erasureCommands],
} satisfies GroundTopic
