import type { Progress } from '../../shared/decisions/model.ts'
import { type Package, progressOf } from '../../shared/decisions/progress.ts'
import { envelopes } from '../../shared/responses/contract.ts'
import { receiptTaken } from '../responses/receipts.ts'
import { loadEvaluators } from '../scorecards/evaluators.ts'
import { loadLot } from '../tenders/lots.ts'
import { loadTender } from '../tenders/tenders.ts'
import { integer, oneOf, text } from '../workspace/columns.ts'
import { sql } from '../workspace/database.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { assessLot } from './assessment.ts'

const packagesOf = sql(
  `SELECT receipt.id, receipt.bid_id AS bid, receipt.envelope, ${receiptTaken} AS taken
   FROM bid JOIN receipt ON receipt.bid_id = bid.id
   WHERE bid.lot_id = :lot ORDER BY bid.position, bid.id, receipt.position`,
  { lot: text },
  { id: text, bid: text, envelope: oneOf(envelopes), taken: integer },
)

/** How far the work on a lot has come. */
export function loadLotProgress(workspace: Workspace, lotId: string): Progress {
  const { read } = workspace
  const { tender } = loadLot(read, lotId)
  const packages = read.all(packagesOf, { lot: lotId }).map((row): Package => ({ ...row, taken: row.taken === 1 }))
  const { deadline } = loadTender(read, tender)
  return progressOf(assessLot(workspace, lotId), packages, { deadline, evaluators: loadEvaluators(read).length })
}
