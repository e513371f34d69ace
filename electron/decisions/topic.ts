import type { GroundTopic } from '../topic.ts'
import { decisionsEndpoints } from './endpoints.ts'

export const decisionsGround = { name: 'decisions', endpoints: decisionsEndpoints } satisfies GroundTopic
