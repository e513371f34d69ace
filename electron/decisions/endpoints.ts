import { cellDetailOf, comparisonOf, rankingOf } from '../../shared/decisions/comparison.ts'
import type { decisionsContract } from '../../shared/decisions/contract.ts'
import { methodOf } from '../../shared/decisions/method.ts'
import { profileOf } from '../../shared/decisions/profile.ts'
import { robustnessOf } from '../../shared/decisions/robustness.ts'
import { type Endpoints, query } from '../endpoint.ts'
import { loadBid } from '../tenders/bids.ts'
import { assessLot } from './assessment.ts'
import { loadLotProgress } from './progress.ts'

export const decisionsEndpoints: Endpoints<typeof decisionsContract> = {
  'decision.ranking': query(({ workspace }, { lot }) => rankingOf(assessLot(workspace, lot))),
  'decision.comparison': query(({ workspace }, { lot, bids }) => comparisonOf(assessLot(workspace, lot), bids)),
  'decision.cell': query(({ read, workspace }, { bid, criterion }) =>
    cellDetailOf(assessLot(workspace, loadBid(read, bid).lot), bid, criterion),
  ),
  'decision.profile': query(({ read, workspace }, { bid }) => profileOf(assessLot(workspace, loadBid(read, bid).lot), bid)),
  'decision.robustness': query(({ workspace }, { lot }) => robustnessOf(assessLot(workspace, lot))),
  'decision.progress': query(({ workspace }, { lot }) => loadLotProgress(workspace, lot)),
  'decision.method': query(({ workspace }, { lot }) => methodOf(assessLot(workspace, lot))),
}
