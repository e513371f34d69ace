import type { GroundTopic } from '../topic.ts'
import { firstStep } from '../workspace/format/tables.ts'
import { scoreCommands } from './command-line.ts'
import { scorecardsEndpoints } from './endpoints.ts'
import { isFittingScore } from './fitting.ts'
import { scorecardHistories } from './histories.ts'
import { scorecardSources } from './sources.ts'
import { scorecardTables } from './tables.ts'

export const scorecardsGround = {
  name: 'scorecards',
  endpoints: scorecardsEndpoints,
  steps: [firstStep(scorecardTables)],
  sources: scorecardSources,
  packs: {
    score: { by: 'submission_id', of: 'submission', own: 'evaluator_id', hidden: true, back: 'scores', allows: isFittingScore },
    consensus: { by: 'submission_id', of: 'submission', only: 'scores' },
    agreement: { by: 'lot_id', of: 'lot', own: 'evaluator_id', back: 'scores' },
    round_lock: { by: 'lot_id', of: 'lot', own: 'evaluator_id', back: 'scores' },
    score_admission: { by: 'score_id', of: 'score' },
    exclusion: { by: 'lot_id', of: 'lot', own: 'evaluator_id', hidden: true },
  },
  histories: scorecardHistories,
  commands: scoreCommands,
} satisfies GroundTopic
