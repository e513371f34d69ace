import type { ReceiptFacts } from '../../shared/reports/receipt.ts'
import { loadReceipt } from '../responses/receipts.ts'
import { loadLot } from '../tenders/lots.ts'
import { loadTender } from '../tenders/tenders.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Gathers what the receipt for a package says. Refuses an unknown one. */
export function gatherReceipt(workspace: Workspace, id: string): ReceiptFacts {
  const { read } = workspace
  const receipt = loadReceipt(read, id)
  return { head: workspace.state(), tender: loadTender(read, loadLot(read, receipt.lot).tender), receipt }
}
