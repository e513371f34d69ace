import type { EvaluatedBid } from '../../../shared/decisions/evaluation.ts'
import { bidOf } from '../../unit/evaluations.ts'

/** A bid with a score of 4 for its open question. */
export const priced = (id: string, fee: string, more: Record<string, string> = {}): EvaluatedBid =>
  bidOf(id, {
    answers: { tests: '4', log: 'yes', how: 'So.', ...more },
    prices: { fee },
    scores: [{ subject: { kind: 'question', id: 'how' }, evaluator: 'keller', points: 4, reason: 'Good.' }],
  })

/** What heads the tests of the first place. */
export const question = 'Would another view of the facts change the award?'

/** Twelve bidders with different answers, prices and gaps. */
export const twelve = Array.from(
  { length: 12 },
  (_, index): EvaluatedBid => ({
    ...bidOf(`bid-${index}`, {
      answers: {
        tests: String((index * 7) % 6),
        ...(index === 5 ? {} : { log: index === 8 ? 'no' : 'yes' }),
        ...(index % 4 === 3 ? {} : { how: 'So.' }),
      },
      prices: { fee: String(70 + index * 3) },
      scores: [2, 3, 5].slice(0, index % 3 === 0 ? 3 : 1).map((points, evaluator) => ({
        subject: { kind: 'question' as const, id: 'how' },
        evaluator: `evaluator-${evaluator}`,
        points,
        reason: 'Seen.',
      })),
    }),
    bidder: `Bidder ${index}`,
  }),
)
