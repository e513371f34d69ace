import { decisionsTopic } from './decisions/topic.ts'
import { evidenceTopic } from './evidence/topic.ts'
import { journalTopic } from './journal/topic.ts'
import { packsTopic } from './packs/topic.ts'
import { pricesTopic } from './prices/topic.ts'
import { providersTopic } from './providers/topic.ts'
import { questionnairesTopic } from './questionnaires/topic.ts'
import { reportsTopic } from './reports/topic.ts'
import { responsesTopic } from './responses/topic.ts'
import { scorecardsTopic } from './scorecards/topic.ts'
import { sealingTopic } from './sealing/topic.ts'
import { searchTopic } from './search/topic.ts'
import { tendersTopic } from './tenders/topic.ts'
import { workspaceTopic } from './workspace/topic.ts'

/** The rooms of the house, in the one direction in which they may depend on one another: a later one on an earlier one. */
export const topics = [
  workspaceTopic,
  sealingTopic,
  evidenceTopic,
  providersTopic,
  questionnairesTopic,
  tendersTopic,
  responsesTopic,
  scorecardsTopic,
  pricesTopic,
  decisionsTopic,
  reportsTopic,
  searchTopic,
  journalTopic,
  packsTopic,
] as const
export type TopicName = (typeof topics)[number]['name']
