import type { GroundTopic } from '../topic.ts'
import { firstStep } from '../workspace/format/tables.ts'
import { templateCommands } from './command-line.ts'
import { templateTables } from './tables.ts'
import { questionnairesEndpoints } from './templates.ts'

export const questionnairesGround = {
  name: 'questionnaires',
  endpoints: questionnairesEndpoints,
  steps: [firstStep(templateTables)],
  packs: {
    template: 'never',
    template_details: 'never',
    template_scale: 'never',
    template_section: 'never',
    template_question: 'never',
    template_criterion: 'never',
    template_place: 'never',
    template_weights: 'never',
    template_translation: 'never',
    template_standing: 'never',
    template_version: 'never',
  },
  commands: templateCommands,
} satisfies GroundTopic
