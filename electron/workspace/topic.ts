import type { GroundTopic } from '../topic.ts'
import { workspaceCommands } from './command-line.ts'
import { workspaceEndpoints } from './endpoints.ts'
import { workspaceTables } from './format/first.ts'
import { firstStep } from './format/tables.ts'

export const workspaceGround = {
  name: 'workspace',
  endpoints: workspaceEndpoints,
  steps: [firstStep(workspaceTables)],
  packs: {
    actor: {},
    actor_details: { by: 'actor_id', of: 'actor' },
    actor_role: { by: 'actor_id', of: 'actor', own: 'actor_id', hidden: true },
    giving_out: 'never',
  },
  commands: workspaceCommands,
} satisfies GroundTopic
