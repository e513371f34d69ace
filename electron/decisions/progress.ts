import type { Progress } from '../../shared/decisions/model.ts'
import { type Package, progressOf } from '../../shared/decisions/progress.ts'
import { barrierOf } from '../../shared/responses/arrival.ts'
import { loadReceipts } from '../responses/receipts.ts'
import { loadActiveEvaluators } from '../scorecards/evaluators.ts'
import { loadIssued } from '../tenders/issued.ts'
import { loadLot } from '../tenders/lots.ts'
import { loadTender } from '../tenders/tenders.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { assessLot } from './assessment.ts'
import { loadConflicts } from './conflicts.ts'

/** How far the work on a lot has come. */
export function loadLotProgress(workspace: Workspace, lotId: string): Progress {
  const { read } = workspace
  const { tender } = loadLot(read, lotId)
  const packages: Package[] = loadReceipts(read, lotId).filter((receipt) => barrierOf(receipt) !== 'refused')
  const { deadline } = loadTender(read, tender)
  return progressOf(assessLot(workspace, lotId), packages, loadIssued(read, tender), {
    deadline,
    evaluators: loadActiveEvaluators(read).length,
    conflicts: loadConflicts(read, lotId).length,
  })
}
