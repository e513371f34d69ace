import fc from 'fast-check'
import type { EvaluatedBid } from '../../shared/decisions/evaluation.ts'
import type { Answer } from '../../shared/responses/answer.ts'
import { bidOf, evaluationOf, instrumentOf, openQuestion, rated } from './evaluations.ts'

/**
 * A tree of two levels with every kind of leaf: questions by rule and by evaluators, conditions, a knock-out, a criterion
 * scored as a whole, and the price.
 */
const condition = (question: string, hiddenCountsAs: string) => ({ visibleWhen: { question, answers: ['yes'], hiddenCountsAs } })
const controller = (id: string) => ({
  ...rated(id, 'a', 2),
  type: 'yesNo',
  unit: undefined,
  bands: undefined,
  points: { yes: 3, no: 1 },
})
export const questions = [
  controller('uses'),
  rated('audited', 'a', 4, condition('uses', 'dropped')),
  rated('tested', 'b', 3, condition('uses', 'lowest')),
  openQuestion('essay', 'b', 5, { notApplicable: true }),
  rated('gate', 'b', 1, { knockOut: { label: 'K1', reason: 'too little', passes: { test: 'atLeast', value: '1' } } }),
  rated('plain', 'c', 7),
  rated('other', 'c', 2),
  openQuestion('basis', 'd', 1),
].map((question) => JSON.parse(JSON.stringify(question)))
/** `audited` and its like can be dropped for one bid alone, and so can the criteria `a` and `d`. */
const instrument = instrumentOf(
  [
    {
      id: 'ab',
      title: 'AB',
      weight: 30,
      children: [
        { id: 'a', title: 'A', weight: 2 },
        { id: 'b', title: 'B', weight: 5 },
      ],
    },
    { id: 'c', title: 'C', weight: 15 },
    { id: 'd', title: 'D', weight: 10, scoring: 'whole' },
    { id: 'price', title: 'Price', weight: 45, scoring: 'price' },
  ],
  questions,
)

export const scale = fc.integer({ min: 0, max: 20 }).map((quarters) => String(quarters / 4))
const maybe = (value: fc.Arbitrary<string>): fc.Arbitrary<Answer> =>
  fc.oneof(
    { weight: 4, arbitrary: value.map((given): Answer => ({ state: 'answered', value: given })) },
    { weight: 1, arbitrary: fc.constantFrom<Answer>({ state: 'blank' }, { state: 'notApplicable' }) },
  )
const points = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 })
export const bid = fc
  .record({
    uses: maybe(fc.constantFrom('yes', 'no')),
    audited: maybe(scale),
    tested: maybe(scale),
    essay: maybe(fc.constant('text')),
    gate: maybe(scale),
    plain: maybe(scale),
    other: maybe(scale),
    basis: maybe(fc.constant('text')),
    fee: fc.option(fc.integer({ min: 1, max: 500 }).map(String), { nil: null, freq: 8 }),
    essayPoints: points,
    wholePoints: points,
    consensus: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
    withdrawn: fc.boolean(),
  })
  .map(({ fee, essayPoints, wholePoints, consensus, withdrawn, ...answers }) => {
    const given = (kind: 'question' | 'criterion', id: string) => (score: number, index: number) => ({
      subject: { kind, id },
      evaluator: `e${index}`,
      points: score,
      reason: 'because',
    })
    const scores = [...essayPoints.map(given('question', 'essay')), ...wholePoints.map(given('criterion', 'd'))]
    const agreed =
      consensus === null ? [] : [{ subject: { kind: 'question' as const, id: 'essay' }, points: consensus, reason: 'agreed' }]
    return bidOf('', { answers, prices: { fee }, scores, consensus: agreed, withdrawn })
  })
const named = (bids: EvaluatedBid[]) =>
  bids.map((one, index): EvaluatedBid => ({ ...one, id: `b${index}`, bidder: `Bidder ${index}` }))
const agreement = fc.record({
  question: fc.constantFrom('uses', 'audited', 'essay', 'gate', 'plain', 'other', 'basis'),
  bid: fc.constantFrom(null, 'b0', 'b1'),
})
/** Up to six bids with anything from blank to excellent, and agreements that questions do not apply. */
export const evaluation = fc
  .tuple(fc.array(bid, { minLength: 1, maxLength: 6 }), fc.array(agreement, { maxLength: 3 }))
  .map(([bids, agreements]) => evaluationOf(instrument, named(bids), agreements))
