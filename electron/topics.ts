import { decisionsGround } from './decisions/topic.ts'
import { evidenceGround } from './evidence/topic.ts'
import { journalGround } from './journal/topic.ts'
import { packsGround } from './packs/topic.ts'
import { pricesGround } from './prices/topic.ts'
import { providersGround } from './providers/topic.ts'
import { questionnairesGround } from './questionnaires/topic.ts'
import { reportsGround } from './reports/topic.ts'
import { responsesGround } from './responses/topic.ts'
import { scorecardsGround } from './scorecards/topic.ts'
import { sealingGround } from './sealing/topic.ts'
import { searchGround } from './search/topic.ts'
import { tendersGround } from './tenders/topic.ts'
import { workspaceGround } from './workspace/topic.ts'

/** What the topics are on this floor, in the one order of topics. */
export const grounds = [
  workspaceGround,
  sealingGround,
  evidenceGround,
  providersGround,
  questionnairesGround,
  tendersGround,
  responsesGround,
  scorecardsGround,
  pricesGround,
  decisionsGround,
  reportsGround,
  searchGround,
  journalGround,
  packsGround,
] as const
