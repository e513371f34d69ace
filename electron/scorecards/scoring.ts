import type { ScoringCell } from '../../shared/scorecards/contract.ts'
import { planOf } from '../../shared/scorecards/plan.ts'
import { scoringStates } from '../../shared/scorecards/sheet.ts'
import { loadAnswers } from '../responses/answers.ts'
import { loadBids } from '../tenders/bids.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { loadLot } from '../tenders/lots.ts'
import type { Reader } from '../workspace/database.ts'
import { loadAgreements } from './agreements.ts'

/** What evaluators can do with each subject of each bid that takes part, in the order of bids and questionnaire. */
export function loadScoringCells(read: Reader, lotId: string): ScoringCell[] {
  const lot = loadLot(read, lotId)
  const plan = planOf(loadInstrument(read, lot.tender).instrument)
  const agreements = loadAgreements(read, lot.id).filter(({ agreed }) => agreed)
  return loadBids(read, lot.id)
    .filter(({ withdrawn }) => withdrawn === null)
    .flatMap(({ id: bid, submission }) => {
      const dropped = agreements.filter((agreement) => agreement.bid === null || agreement.bid === bid)
      const notApplicable = new Set(dropped.map(({ question }) => question))
      return scoringStates(plan, loadAnswers(read, submission), notApplicable).map((cell) => ({ bid, ...cell }))
    })
}
