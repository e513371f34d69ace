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
  packs: {
    evidence: { namedBy: [{ part: 'response_file', column: 'evidence_id' }], back: 'evidence', alias: true },
    evidence_note: { by: 'evidence_id', of: 'evidence', back: 'evidence' },
  },
  histories: evidenceHistories,
  commands: evidenceCommands,
} satisfies GroundTopic
