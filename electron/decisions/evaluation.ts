import type { EvaluatedBid, Evaluation } from '../../shared/decisions/evaluation.ts'
import { loadPrices } from '../prices/prices.ts'
import { loadAnswers } from '../responses/answers.ts'
import { loadAgreements } from '../scorecards/agreements.ts'
import { loadStandingConsensus, loadStandingScores } from '../scorecards/scores.ts'
import { type LoadedBid, loadBid, loadBids } from '../tenders/bids.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { loadLot } from '../tenders/lots.ts'
import { loadPriceTerms } from '../tenders/tenders.ts'
import type { Reader } from '../workspace/database.ts'

/** Reads everything that the ranking of a lot rests on: the current revisions, without those taken back. */
export function loadEvaluation(read: Reader, lotId: string): Evaluation {
  const lot = loadLot(read, lotId)
  return {
    instrument: loadInstrument(read, lot.tender).instrument,
    priceSheet: { ...loadPriceTerms(read, lot.tender), lines: lot.priceLines },
    bids: loadBids(read, lot.id).map((bid) => evaluated(read, bid)),
    agreements: loadAgreements(read, lot.id).filter(({ agreed }) => agreed),
  }
}

/** The same evaluation, in which some of its bids are read again. */
export function reloadBids(read: Reader, evaluation: Evaluation, bids: ReadonlySet<string>): Evaluation {
  return {
    ...evaluation,
    bids: evaluation.bids.map((bid) => (bids.has(bid.id) ? evaluated(read, loadBid(read, bid.id)) : bid)),
  }
}

/** A bid with what it gave and was given. */
function evaluated(read: Reader, { id, submission, provider, withdrawn }: LoadedBid): EvaluatedBid {
  return {
    id,
    bidder: provider.name,
    withdrawn: withdrawn !== null,
    answers: loadAnswers(read, submission),
    prices: loadPrices(read, id),
    scores: loadStandingScores(read, submission),
    consensus: loadStandingConsensus(read, submission),
  }
}
