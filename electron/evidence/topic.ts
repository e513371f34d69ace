import type { GroundTopic } from '../topic.ts'
import { firstStep } from '../workspace/format/tables.ts'
import { evidenceCommands } from './command-line.ts'
import { evidenceEndpoints } from './endpoints.ts'
import { evidenceHistories } from './histories.ts'
import { evidenceSources } from './sources.ts'
import { evidenceTables } from './tables.ts'

export const evidenceGround = {
  name: 'evidence',
  endpoints: evidenceEndpoints,
  steps: [firstStep(evidenceTables)],
  sources: evidenceSources,
  histories: evidenceHistories,
  commands: evidenceCommands,
} satisfies GroundTopic
