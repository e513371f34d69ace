import type { GroundTopic } from '../topic.ts'
import { journalEndpoints } from './endpoints.ts'

export const journalGround = { name: 'journal', endpoints: journalEndpoints } satisfies GroundTopic
