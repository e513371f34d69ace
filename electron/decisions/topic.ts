import type { GroundTopic } from '../topic.ts'
import { firstStep } from '../workspace/format/tables.ts'
import { decisionCommands } from './command-line.ts'
import { decidingCommands } from './deciding-command.ts'
import { decisionsEndpoints } from './endpoints.ts'
import { decisionHistories } from './histories.ts'
import { decisionSources } from './sources.ts'
import { decisionTables } from './tables.ts'

export const decisionsGround = {
  name: 'decisions',
  endpoints: decisionsEndpoints,
  steps: [firstStep(decisionTables)],
  sources: decisionSources,
  packs: {
    recommendation: 'never',
    award_condition: 'never',
    condition_standing: 'never',
    dissent: 'never',
    approval: 'never',
    award: 'never',
    standstill: 'never',
  },
  histories: decisionHistories,
  commands: [...decisionCommands, ...decidingCommands],
} satisfies GroundTopic
