import type { EvaluatedBid, Evaluation } from '../../shared/decisions/evaluation.ts'
import { loadOtherPrices, loadPriceCurrencies, loadPrices } from '../prices/prices.ts'
import { loadRates } from '../prices/rates.ts'
import { loadAnswers, loadOtherAnswers } from '../responses/answers.ts'
import { loadStandingAgreements } from '../scorecards/agreements.ts'
import { loadStandingConsensus, loadStandingScores, loadUnsettling, type Unsettling } from '../scorecards/scores.ts'
import { type LoadedBid, loadBid, loadBids } from '../tenders/bids.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import { isPriceSheetDisputed, loadLot } from '../tenders/lots.ts'
import { loadPriceTerms } from '../tenders/tenders.ts'
import type { Reader } from '../workspace/database.ts'

/** Reads everything that the ranking of a lot rests on: the current revisions, without those taken back. */
export function loadEvaluation(read: Reader, lot: string): Evaluation {
  return read.atOnce(() => evaluationOf(read, lot))
}

function evaluationOf(read: Reader, lotId: string): Evaluation {
  const lot = loadLot(read, lotId)
  const rates = loadRates(read, lot.tender)
  return {
    instrument: loadInstrument(read, lot.tender).instrument,
    priceSheet: {
      ...loadPriceTerms(read, lot.tender),
      lines: lot.priceLines,
      ...(rates.length > 0 && { rates }),
      ...(isPriceSheetDisputed(read, lot.id) ? { disputed: true as const } : {}),
    },
    bids: loadBids(read, lot.id).map(evaluatedBy(read, loadUnsettling(read, lot.id), loadPriceTerms(read, lot.tender).currency)),
    agreements: loadStandingAgreements(read, lot.id),
  }
}

/** The same evaluation, in which some of its bids are read again. */
export function reloadBids(read: Reader, lot: string, evaluation: Evaluation, bids: ReadonlySet<string>): Evaluation {
  return read.atOnce(() => {
    const evaluated = evaluatedBy(read, loadUnsettling(read, lot), evaluation.priceSheet.currency)
    return {
      ...evaluation,
      bids: evaluation.bids.map((bid) => (bids.has(bid.id) ? evaluated(loadBid(read, bid.id)) : bid)),
    }
  })
}

/** A bid with what it gave and was given; `currency` is that of the tender. */
function evaluatedBy(read: Reader, unsettling: Unsettling, currency: string): (bid: LoadedBid) => EvaluatedBid {
  return ({ id, submission, provider, withdrawn, undecided }) => {
    const disputed = { answers: loadOtherAnswers(read, submission), prices: loadOtherPrices(read, id), standing: undecided }
    const currencies = loadPriceCurrencies(read, id, currency)
    return {
      id,
      bidder: provider.name,
      withdrawn: withdrawn !== null,
      answers: loadAnswers(read, submission),
      prices: loadPrices(read, id),
      ...(currencies.size > 0 && { currencies }),
      scores: loadStandingScores(read, { bid: id, submission }, unsettling),
      consensus: loadStandingConsensus(read, submission),
      ...(disputed.answers.size > 0 || disputed.prices.size > 0 || disputed.standing ? { disputed } : {}),
    }
  }
}
