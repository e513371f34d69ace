import type { EvaluatedBid, Evaluation } from '../../shared/decisions/evaluation.ts'
import { loadPrices } from '../prices/prices.ts'
import { loadAnswers } from '../responses/answers.ts'
import { loadAgreements } from '../scorecards/agreements.ts'
import { loadStandingConsensus, loadStandingScores } from '../scorecards/scores.ts'
import { loadBids } from '../tenders/bids.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { loadLot } from '../tenders/lots.ts'
import { loadTender } from '../tenders/tenders.ts'
import type { Reader } from '../workspace/database.ts'

/** Reads everything that the ranking of a lot rests on: the current revisions, without those taken back. */
export function loadEvaluation(read: Reader, lotId: string): Evaluation {
  const lot = loadLot(read, lotId)
  const { currency, termMonths } = loadTender(read, lot.tender)
  const answers = loadAnswers(read, lot.id)
  const prices = loadPrices(read, lot.id)
  const scores = loadStandingScores(read, lot.id)
  const consensus = loadStandingConsensus(read, lot.id)
  return {
    instrument: loadInstrument(read, lot.tender).instrument,
    priceSheet: { currency, termMonths, lines: lot.priceLines },
    bids: loadBids(read, lot.id).map(
      ({ id, provider, withdrawn }): EvaluatedBid => ({
        id,
        bidder: provider.name,
        withdrawn: withdrawn !== null,
        answers: answers.get(id) ?? new Map(),
        prices: prices.get(id) ?? new Map(),
        scores: scores.get(id) ?? [],
        consensus: consensus.get(id) ?? [],
      }),
    ),
    agreements: loadAgreements(read, lot.id).filter(({ agreed }) => agreed),
  }
}
