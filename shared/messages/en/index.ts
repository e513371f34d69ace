import { application } from './application.ts'
import { commandLine } from './command-line.ts'
import { decisions } from './decisions.ts'
import { evidence } from './evidence.ts'
import { exchange } from './exchange.ts'
import { files } from './files.ts'
import { journal } from './journal.ts'
import { migration } from './migration.ts'
import { packs } from './packs.ts'
import { page } from './page.ts'
import { pdf } from './pdf.ts'
import { prices } from './prices.ts'
import { questionnaires } from './questionnaires.ts'
import { reports } from './reports.ts'
import { sample } from './sample.ts'
import { scorecards } from './scorecards.ts'
import { sealing } from './sealing.ts'
import { search } from './search.ts'
import { tenders } from './tenders.ts'
import { window } from './window.ts'
import { workbooks } from './workbooks.ts'
import { workspace } from './workspace.ts'

/** The English catalogue. Keys are `topic.name`; errors are `error.code`. */
export const english = {
  ...packs,
  ...page,
  ...application,
  ...commandLine,
  ...decisions,
  ...evidence,
  ...exchange,
  ...files,
  ...journal,
  ...migration,
  ...pdf,
  ...prices,
  ...questionnaires,
  ...reports,
  ...sample,
  ...scorecards,
  ...sealing,
  ...search,
  ...tenders,
  ...window,
  ...workbooks,
  ...workspace,
} as const
