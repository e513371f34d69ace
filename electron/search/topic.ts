import type { GroundTopic } from '../topic.ts'
import { searchCommands } from './command-line.ts'
import { searchEndpoints } from './endpoints.ts'

export const searchGround = { name: 'search', endpoints: searchEndpoints, commands: searchCommands } satisfies GroundTopic
