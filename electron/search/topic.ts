import type { GroundTopic } from '../topic.ts'
import { searchEndpoints } from './endpoints.ts'

export const searchGround = { name: 'search', endpoints: searchEndpoints } satisfies GroundTopic
