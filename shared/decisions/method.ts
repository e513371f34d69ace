import { places } from '../arithmetic/figure.ts'
import { boundsOf, scaleOf } from '../questionnaires/scale.ts'
import type { Assessment } from './assessment.ts'
import { rowOf } from './comparison.ts'
import type { Method } from './model.ts'

/** Version of the rules of scoring and ranking; it rises when the same input could give another figure. */
export const engineVersion = '1.0.0'

/** The method statement of an assessment. */
export function methodOf({ evaluation, plan, pricesCount }: Assessment): Method {
  return {
    engine: engineVersion,
    aggregation: 'weightedSum',
    scale: { kind: 'fixed', ...boundsOf(scaleOf(evaluation.instrument)), total: 100 },
    evaluators: 'meanUntilConsensus',
    blanks: 'lowestWithInterval',
    notApplicable: 'droppedWhenAgreed',
    ranking: 'lowerBoundAmongPassed',
    ties: ['quality', 'price', 'shared'],
    priceFormula: pricesCount ? 'lowestRatio' : null,
    currency: evaluation.priceSheet.currency,
    termMonths: evaluation.priceSheet.termMonths,
    arithmetic: 'exactFractions',
    rounding: { rule: 'halfUp', places, when: 'displayOnly' },
    criteria: plan.criteria.map(rowOf),
  }
}
