import { application } from './application.ts'
import { commandLine } from './command-line.ts'
import { commands } from './commands.ts'
import { drafts } from './drafts.ts'
import { evidence } from './evidence.ts'
import { exchange } from './exchange.ts'
import { files } from './files.ts'
import { journal } from './journal.ts'
import { pdf } from './pdf.ts'
import { prices } from './prices.ts'
import { questionnaires } from './questionnaires.ts'
import { reports } from './reports.ts'
import { robustness } from './robustness.ts'
import { sample } from './sample.ts'
import { scorecards } from './scorecards.ts'
import { search } from './search.ts'
import { stages } from './stages.ts'
import { tenders } from './tenders.ts'
import { window } from './window.ts'
import { windowBids } from './window-bids.ts'
import { windowComparison } from './window-comparison.ts'
import { windowEvidence } from './window-evidence.ts'
import { windowJournal } from './window-journal.ts'
import { windowOverview } from './window-overview.ts'
import { windowParts } from './window-parts.ts'
import { windowPrices } from './window-prices.ts'
import { windowQuestionnaires } from './window-questionnaires.ts'
import { windowReports } from './window-reports.ts'
import { windowResponses } from './window-responses.ts'
import { windowScorecards } from './window-scorecards.ts'
import { windowSearch } from './window-search.ts'
import { windowSettings } from './window-settings.ts'
import { windowShell } from './window-shell.ts'
import { windowTenders } from './window-tenders.ts'
import { windowTrouble } from './window-trouble.ts'
import { workbooks } from './workbooks.ts'
import { workspace } from './workspace.ts'

/** The English catalogue. Keys are `topic.name`; errors are `error.code`. */
export const english = {
  ...application,
  ...commandLine,
  ...commands,
  ...drafts,
  ...evidence,
  ...exchange,
  ...files,
  ...journal,
  ...pdf,
  ...prices,
  ...questionnaires,
  ...reports,
  ...robustness,
  ...sample,
  ...scorecards,
  ...search,
  ...stages,
  ...tenders,
  ...window,
  ...windowBids,
  ...windowComparison,
  ...windowEvidence,
  ...windowJournal,
  ...windowOverview,
  ...windowParts,
  ...windowPrices,
  ...windowQuestionnaires,
  ...windowReports,
  ...windowResponses,
  ...windowScorecards,
  ...windowSearch,
  ...windowSettings,
  ...windowShell,
  ...windowTenders,
  ...windowTrouble,
  ...workbooks,
  ...workspace,
} as const
