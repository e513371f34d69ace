import { cellDetailOf, comparisonOf, rankingOf } from '../../shared/decisions/comparison.ts'
import type { decisionsContract } from '../../shared/decisions/contract.ts'
import { methodOf } from '../../shared/decisions/method.ts'
import { profileOf } from '../../shared/decisions/profile.ts'
import { robustnessOf } from '../../shared/decisions/robustness.ts'
import { command, type Endpoints, query } from '../endpoint.ts'
import { loadBid } from '../tenders/bids.ts'
import { loadLot } from '../tenders/lots.ts'
import { canonicalId } from '../workspace/read-as.ts'
import { assessLot } from './assessment.ts'
import { addCondition, approve, award, dissent, recommend, setCondition, setStandstill } from './deciding.ts'
import { loadDecision } from './decision.ts'
import { loadLotProgress } from './progress.ts'

export const decisionsEndpoints: Endpoints<typeof decisionsContract> = {
  'decision.ranking': query(({ workspace }, { lot }) => rankingOf(assessLot(workspace, lot))),
  'decision.comparison': query(({ read, workspace }, { lot, bids }) =>
    comparisonOf(
      assessLot(workspace, lot),
      bids?.map((bid) => canonicalId(read, bid)),
    ),
  ),
  'decision.cell': query(({ read, workspace }, { bid, criterion }) => {
    const { id, lot } = loadBid(read, bid)
    return cellDetailOf(assessLot(workspace, lot), id, criterion)
  }),
  'decision.profile': query(({ read, workspace }, { bid }) => {
    const { id, lot } = loadBid(read, bid)
    return profileOf(assessLot(workspace, lot), id)
  }),
  'decision.robustness': query(({ workspace }, { lot }) => robustnessOf(assessLot(workspace, lot))),
  'decision.progress': query(({ workspace }, { lot }) => loadLotProgress(workspace, lot)),
  'decision.show': query(({ read }, { lot }) => loadDecision(read, loadLot(read, lot).id)),
  'decision.recommend': command(recommend),
  'decision.addCondition': command(addCondition),
  'decision.setCondition': command(setCondition),
  'decision.dissent': command(dissent),
  'decision.approve': command(approve),
  'decision.award': command(award),
  'decision.standstill': command(setStandstill),
  'decision.method': query(({ workspace }, { lot }) => methodOf(assessLot(workspace, lot))),
}
