import type { GroundTopic } from '../topic.ts'
import { questionnairesEndpoints } from './templates.ts'

export const questionnairesGround = { name: 'questionnaires', endpoints: questionnairesEndpoints } satisfies GroundTopic
