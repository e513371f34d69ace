import { decisionsWindow } from './decisions/topic.tsx'
import { evidenceWindow } from './evidence/topic.tsx'
import { journalWindow } from './journal/topic.tsx'
import { packsWindow } from './packs/topic.tsx'
import { pricesWindow } from './prices/topic.tsx'
import { questionnairesWindow } from './questionnaires/topic.tsx'
import { reportsWindow } from './reports/topic.tsx'
import { responsesWindow } from './responses/topic.tsx'
import { scorecardsWindow } from './scorecards/topic.tsx'
import { sealingWindow } from './sealing/topic.tsx'
import { searchWindow } from './search/topic.tsx'
import { tendersWindow } from './tenders/topic.tsx'
import type { WindowTopic } from './topic.ts'
import { workspaceWindow } from './workspace/topic.tsx'

/** The topics that have screens, in the one order of topics. */
export const windowTopics: readonly WindowTopic[] = [
  workspaceWindow,
  sealingWindow,
  evidenceWindow,
  questionnairesWindow,
  tendersWindow,
  responsesWindow,
  scorecardsWindow,
  pricesWindow,
  decisionsWindow,
  reportsWindow,
  searchWindow,
  journalWindow,
  packsWindow,
]
