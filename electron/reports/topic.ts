import type { GroundTopic } from '../topic.ts'
import { reportCommands } from './command-line.ts'
import { reportsEndpoints } from './endpoints.ts'

export const reportsGround = { name: 'reports', endpoints: reportsEndpoints, commands: reportCommands } satisfies GroundTopic
