import type { EvaluatedBid, Evaluation } from '../../shared/decisions/evaluation.ts'
import { instrument } from '../../shared/questionnaires/instrument.ts'
import type { Criterion, Instrument, PriceLine } from '../../shared/questionnaires/model.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import type { AgreedScore, GivenScore } from '../../shared/scorecards/scorecard.ts'

/** An instrument with these criteria and questions, checked against its schema. */
export function instrumentOf(criteria: Criterion[], questions: unknown[]): Instrument {
  return instrument.parse({
    format: 'assay-template',
    formatVersion: 1,
    key: 'test',
    version: '1.0.0',
    title: 'Test',
    description: 'For a test',
    licence: 'CC0-1.0',
    locale: 'en',
    defaultAnchors: ['nothing', 'person', 'habit', 'written', 'followed', 'measured'],
    criteria,
    sections: [{ id: 'section', title: 'Section', questions }],
  })
}

/** A question that earns as many points as its answer says, 0 to 5 in quarters. */
export function rated(id: string, criterion: string, weight: number, more: Record<string, unknown> = {}) {
  const bands = Array.from({ length: 21 }, (_, step) => ({ from: String(step / 4), points: step / 4 }))
  return { id, text: id, criterion, weight, type: 'number', unit: 'points', bands, notApplicable: true, ...more }
}

/** An open question for evaluators. */
export function openQuestion(id: string, criterion: string, weight: number, more: Record<string, unknown> = {}) {
  return { id, text: id, criterion, weight, type: 'longText', ...more }
}

type Parts = {
  answers?: Record<string, string | Answer>
  prices?: Record<string, string | null>
  scores?: GivenScore[]
  consensus?: AgreedScore[]
  withdrawn?: boolean
}

/** A bid; an answer given as text is answered with it. */
export function bidOf(
  id: string,
  { answers = {}, prices = {}, scores = [], consensus = [], withdrawn = false }: Parts = {},
): EvaluatedBid {
  const entries = Object.entries(answers).map(([question, given]): [string, Answer] => [
    question,
    typeof given === 'string' ? { state: 'answered', value: given } : given,
  ])
  return {
    id,
    bidder: id,
    withdrawn,
    answers: new Map(entries),
    prices: new Map(Object.entries(prices)),
    scores,
    consensus,
  }
}

const onePriceLine: PriceLine = { id: 'fee', title: 'Fee', unit: 'lump sum', quantity: '1', kind: 'oneOff' }

export function evaluationOf(
  instrument: Instrument,
  bids: EvaluatedBid[],
  agreements: Evaluation['agreements'] = [],
): Evaluation {
  return { instrument, priceSheet: { currency: 'EUR', termMonths: 12, lines: [onePriceLine] }, bids, agreements }
}
