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
  const givenBy = loadGiven(read, lot.id)
  return {
    instrument: loadInstrument(read, lot.tender).instrument,
    priceSheet: { currency, termMonths, lines: lot.priceLines },
    bids: loadBids(read, lot.id).map(
      ({ id, provider, withdrawn }): EvaluatedBid => ({
        id,
        bidder: provider.name,
        withdrawn: withdrawn !== null,
        ...givenBy(id),
      }),
    ),
    agreements: loadAgreements(read, lot.id).filter(({ agreed }) => agreed),
  }
}

/** The same evaluation, in which what some of its bids gave and were given is read again. */
export function reloadBids(read: Reader, lot: string, evaluation: Evaluation, bids: ReadonlySet<string>): Evaluation {
  return {
    ...evaluation,
    bids: evaluation.bids.map((bid) => (bids.has(bid.id) ? { ...bid, ...loadGiven(read, lot, bid.id)(bid.id) } : bid)),
  }
}

/** What each bid of a lot, or one of them, gave and was given. */
function loadGiven(read: Reader, lot: string, bid: string | null = null) {
  const answers = loadAnswers(read, lot, bid)
  const prices = loadPrices(read, lot, bid)
  const scores = loadStandingScores(read, lot, bid)
  const consensus = loadStandingConsensus(read, lot, bid)
  return (id: string): Pick<EvaluatedBid, 'answers' | 'prices' | 'scores' | 'consensus'> => ({
    answers: answers.get(id) ?? new Map(),
    prices: prices.get(id) ?? new Map(),
    scores: scores.get(id) ?? [],
    consensus: consensus.get(id) ?? [],
  })
}
