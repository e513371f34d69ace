import type { ScoringCell } from '../../shared/scorecards/contract.ts'
import { agreedFor } from '../../shared/scorecards/not-applicable.ts'
import { planOf } from '../../shared/scorecards/plan.ts'
import { scoringStates } from '../../shared/scorecards/sheet.ts'
import { loadAnswers, loadOtherAnswers } from '../responses/answers.ts'
import { loadBids } from '../tenders/bids.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { loadLot } from '../tenders/lots.ts'
import type { Reader } from '../workspace/database.ts'
import { loadStandingAgreements } from './agreements.ts'

/** What evaluators can do with each subject of each bid that takes part, in the order of bids and questionnaire. */
export function loadScoringCells(read: Reader, lotId: string): ScoringCell[] {
  const lot = loadLot(read, lotId)
  const plan = planOf(loadInstrument(read, lot.tender).instrument)
  const agreements = loadStandingAgreements(read, lot.id)
  return loadBids(read, lot.id)
    .filter(({ withdrawn }) => withdrawn === null)
    .flatMap(({ id: bid, submission }) => {
      const { notApplicable, undecided } = agreedFor(bid, agreements)
      const disputed = { answers: loadOtherAnswers(read, submission), notApplicable: undecided }
      return scoringStates(plan, loadAnswers(read, submission), notApplicable, disputed).map((cell) => ({ bid, ...cell }))
    })
}
