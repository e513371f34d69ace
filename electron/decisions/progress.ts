import { assess } from '../../shared/decisions/assessment.ts'
import type { Progress } from '../../shared/decisions/model.ts'
import { type Package, progressOf } from '../../shared/decisions/progress.ts'
import { loadEvaluators } from '../scorecards/evaluators.ts'
import { loadLot } from '../tenders/lots.ts'
import { loadTender } from '../tenders/tenders.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { loadEvaluation } from './evaluation.ts'

const packagesOf = sql<Omit<Package, 'taken'> & { taken: number }, { lot: string }>(
  `SELECT receipt.id, receipt.bid_id AS bid, receipt.envelope,
     EXISTS (SELECT 1 FROM response WHERE response.bid_id = receipt.bid_id AND response.receipt_id = receipt.id)
       OR EXISTS (SELECT 1 FROM price WHERE price.bid_id = receipt.bid_id AND price.receipt_id = receipt.id) AS taken
   FROM receipt JOIN bid ON bid.id = receipt.bid_id WHERE bid.lot_id = :lot ORDER BY bid.position, receipt.position`,
)

/** How far the work on a lot has come. */
export function loadLotProgress(read: Reader, lotId: string): Progress {
  const { tender } = loadLot(read, lotId)
  const packages = read.all(packagesOf, { lot: lotId }).map((row): Package => ({ ...row, taken: row.taken === 1 }))
  const { deadline } = loadTender(read, tender)
  return progressOf(assess(loadEvaluation(read, lotId)), packages, { deadline, evaluators: loadEvaluators(read).length })
}
