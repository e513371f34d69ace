import { amendments } from './amendments.ts'
import { answers } from './answers.ts'
import { commands } from './commands.ts'
import { conditions } from './conditions.ts'
import { drafts } from './drafts.ts'
import { lostKeys } from './lost-keys.ts'
import { procedure } from './procedure.ts'
import { progress } from './progress.ts'
import { reportCheck } from './report-check.ts'
import { robustness } from './robustness.ts'
import { scoringPolicy } from './scoring-policy.ts'
import { stages } from './stages.ts'
import { templateProblems } from './template-problems.ts'
import { weights } from './weights.ts'
import { windowBids } from './window-bids.ts'
import { windowComparison } from './window-comparison.ts'
import { windowDecision } from './window-decision.ts'
import { windowEvaluators } from './window-evaluators.ts'
import { windowEvidence } from './window-evidence.ts'
import { windowJournal } from './window-journal.ts'
import { windowOverview } from './window-overview.ts'
import { windowPacks } from './window-packs.ts'
import { windowParts } from './window-parts.ts'
import { windowPeople } from './window-people.ts'
import { windowPrices } from './window-prices.ts'
import { windowProcedure } from './window-procedure.ts'
import { windowQuestionnaires } from './window-questionnaires.ts'
import { windowReports } from './window-reports.ts'
import { windowResponses } from './window-responses.ts'
import { windowSample } from './window-sample.ts'
import { windowScorecards } from './window-scorecards.ts'
import { windowSealing } from './window-sealing.ts'
import { windowSearch } from './window-search.ts'
import { windowSettings } from './window-settings.ts'
import { windowShell } from './window-shell.ts'
import { windowTables } from './window-tables.ts'
import { windowTemplateForms } from './window-template-forms.ts'
import { windowTemplateWeights } from './window-template-weights.ts'
import { windowTenders } from './window-tenders.ts'
import { windowTranslations } from './window-translations.ts'
import { windowTrouble } from './window-trouble.ts'
import { windowVersions } from './window-versions.ts'

/** What the screens say. The words of reports, workbooks, the command line and all refusals come from the ground floor. */
export const page = {
  ...amendments,
  ...answers,
  ...commands,
  ...conditions,
  ...drafts,
  ...lostKeys,
  ...procedure,
  ...progress,
  ...reportCheck,
  ...robustness,
  ...scoringPolicy,
  ...stages,
  ...weights,
  ...templateProblems,
  ...windowBids,
  ...windowComparison,
  ...windowDecision,
  ...windowEvaluators,
  ...windowEvidence,
  ...windowJournal,
  ...windowOverview,
  ...windowPacks,
  ...windowParts,
  ...windowPeople,
  ...windowPrices,
  ...windowProcedure,
  ...windowQuestionnaires,
  ...windowTranslations,
  ...windowReports,
  ...windowResponses,
  ...windowSample,
  ...windowScorecards,
  ...windowSealing,
  ...windowSearch,
  ...windowSettings,
  ...windowShell,
  ...windowTables,
  ...windowTemplateForms,
  ...windowTemplateWeights,
  ...windowTenders,
  ...windowTrouble,
  ...windowVersions,
} as const
