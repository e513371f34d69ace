import type { GroundTopic } from '../topic.ts'
import { firstStep } from '../workspace/format/tables.ts'
import { carryOverCommand } from './carry-over-command.ts'
import { responseCommands } from './command-line.ts'
import { confidentialCommands } from './confidential-command.ts'
import { responsesEndpoints } from './endpoints.ts'
import { responseHistories } from './histories.ts'
import { migrateCommands } from './migrate-command.ts'
import { responseSources } from './sources.ts'
import { responseTables } from './tables.ts'

export const responsesGround = {
  name: 'responses',
  endpoints: responsesEndpoints,
  steps: [firstStep(responseTables)],
  sources: responseSources,
  packs: {
    receipt: 'never',
    receipt_correction: 'never',
    receipt_admission: 'never',
    response: { by: 'submission_id', of: 'submission' },
    confidentiality: { by: 'submission_id', of: 'submission' },
  },
  histories: responseHistories,
  commands: [...responseCommands, carryOverCommand, ...migrateCommands, ...confidentialCommands],
} satisfies GroundTopic
