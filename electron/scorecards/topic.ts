import type { GroundTopic } from '../topic.ts'
import { firstStep } from '../workspace/format/tables.ts'
import { scoreCommands } from './command-line.ts'
import { scorecardsEndpoints } from './endpoints.ts'
import { isFittingScore } from './fitting.ts'
import { scorecardHistories } from './histories.ts'
import { peopleCommands } from './people-command.ts'
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
    remark: { by: 'submission_id', of: 'submission', own: 'evaluator_id', hidden: true, back: 'scores', alias: true },
    remark_closing: { by: 'remark_id', of: 'remark' },
    remark_printing: 'never',
    declaration: { by: 'tender_id', of: 'tender', own: 'evaluator_id', hidden: true, back: 'scores' },
  },
  histories: scorecardHistories,
  commands: [...scoreCommands, ...peopleCommands],
} satisfies GroundTopic
