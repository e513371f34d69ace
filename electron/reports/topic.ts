import type { GroundTopic } from '../topic.ts'
import { reportsEndpoints } from './endpoints.ts'

export const reportsGround = { name: 'reports', endpoints: reportsEndpoints } satisfies GroundTopic
