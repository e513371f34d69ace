import { assess } from '../../shared/decisions/assessment.ts'
import { cellDetailOf, comparisonOf, rankingOf } from '../../shared/decisions/comparison.ts'
import type { decisionsContract } from '../../shared/decisions/contract.ts'
import { methodOf } from '../../shared/decisions/method.ts'
import { profileOf } from '../../shared/decisions/profile.ts'
import { robustnessOf } from '../../shared/decisions/robustness.ts'
import { type Endpoints, query } from '../endpoint.ts'
import { loadBid } from '../tenders/bids.ts'
import type { Reader } from '../workspace/database.ts'
import { loadEvaluation } from './evaluation.ts'
import { loadLotProgress } from './progress.ts'

export const decisionsEndpoints: Endpoints<keyof typeof decisionsContract> = {
  'decision.ranking': query(({ read }, { lot }) => rankingOf(assessLot(read, lot))),
  'decision.comparison': query(({ read }, { lot, bids }) => comparisonOf(assessLot(read, lot), bids)),
  'decision.cell': query(({ read }, { bid, criterion }) => cellDetailOf(assessLot(read, loadBid(read, bid).lot), bid, criterion)),
  'decision.profile': query(({ read }, { bid }) => profileOf(assessLot(read, loadBid(read, bid).lot), bid)),
  'decision.robustness': query(({ read }, { lot }) => robustnessOf(assessLot(read, lot))),
  'decision.progress': query(({ read }, { lot }) => loadLotProgress(read, lot)),
  'decision.method': query(({ read }, { lot }) => methodOf(assessLot(read, lot))),
}

function assessLot(read: Reader, lot: string) {
  return assess(loadEvaluation(read, lot))
}
