import type { Progress } from '../../shared/decisions/model.ts'
import { type Package, progressOf } from '../../shared/decisions/progress.ts'
import { loadEvaluators } from '../scorecards/evaluators.ts'
import { loadLot } from '../tenders/lots.ts'
import { loadTender } from '../tenders/tenders.ts'
import { sql } from '../workspace/database.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { assessLot } from './assessment.ts'

const packagesOf = sql<Omit<Package, 'taken'> & { taken: number }, { lot: string }>(
  `SELECT receipt.id, receipt.bid_id AS bid, receipt.envelope,
     EXISTS (SELECT 1 FROM response WHERE response.bid_id = receipt.bid_id AND response.receipt_id = receipt.id)
       OR EXISTS (SELECT 1 FROM price WHERE price.bid_id = receipt.bid_id AND price.receipt_id = receipt.id) AS taken
   FROM receipt JOIN bid ON bid.id = receipt.bid_id WHERE bid.lot_id = :lot ORDER BY bid.position, receipt.position`,
)

/** How far the work on a lot has come. */
export function loadLotProgress(workspace: Workspace, lotId: string): Progress {
  const { read } = workspace
  const { tender } = loadLot(read, lotId)
  const packages = read.all(packagesOf, { lot: lotId }).map((row): Package => ({ ...row, taken: row.taken === 1 }))
  const { deadline } = loadTender(read, tender)
  return progressOf(assessLot(workspace, lotId), packages, { deadline, evaluators: loadEvaluators(read).length })
}
