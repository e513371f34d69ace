import type { GroundTopic } from '../topic.ts'
import { packCommands } from './command-line.ts'
import { packsEndpoints } from './endpoints.ts'

export const packsGround = { name: 'packs', endpoints: packsEndpoints, commands: packCommands } satisfies GroundTopic
